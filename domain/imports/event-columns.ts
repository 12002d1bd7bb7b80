import type { KnownColumns } from './known-column.ts';
import { accountName, email, fullName, question, weakEmail } from './shared-columns.ts';
import { refusalColumns, refusalColumnsBeside } from './refusal-columns.ts';
import { words } from './words.ts';

/** Who came to a webinar. */
export const webinarColumns: KnownColumns = {
  ...refusalColumnsBeside,
  email: {
    names: [
      ...email,
      ...words(
        `participant email | attendee email | asker email | user email | 参加者メール | 参加者メールアドレス | 参加者のメール | 参加者のメールアドレス | 出席者のメール`,
      ),
    ],
    weak: [...weakEmail, 'participant id (upn)', 'upn'],
  },
  fullName: {
    names: [
      ...fullName,
      ...words(`
      参加者名 | 参加者 | user name (original name) | user name | participant | participant name
      attendee | attendee name | asker name | name (original name) | 参加者氏名 | 参加者のお名前 | ユーザー名(元の名前) | 名前(元の名前)
    `),
    ],
    weak: ['name', '表示名', 'display name'],
  },
  lastName: { names: ['姓', 'last name', 'lastname'] },
  firstName: { names: ['名', 'first name', 'firstname'] },
  session: {
    names: words(`
      セミナー | セミナー名 | ウェビナー | ウェビナー名 | ウェビナーID | イベント名 | イベント
      開催回 | 回 | meeting name | ミーティング名 | webinar | webinar name | webinar id | session | session id | event | event name
    `),
    telling: true,
  },
  topic: { names: words(`トピック | テーマ | topic | webinar topic | webinar title`), telling: true },
  attended: {
    names: words(`
      参加 | 出席 | 参加有無 | 出欠 | 参加状況 | 出席状況 | 参加/欠席 | 出席済み | attended
      attendance | attendance status | attended live | live attended | 参加ステータス | 当日参加 | 当日の参加 | 視聴
      視聴有無 | 視聴状況 | 来場 | 来場状況 | 受講 | 受講状況 | 出欠席 | 出席有無
    `),
    telling: true,
  },
  minutes: {
    names: words(`
      視聴時間 | 視聴分数 | 参加時間 | 滞在時間 | 参加分数 | 視聴時間(分) | 参加時間(分)
      滞在時間(分) | セッション時間(分) | セッションの時間(分) | minutes | time in session
      time in session (minutes) | in-meeting duration | duration (minutes) | attendance duration
      minutes watched | watch time | attended minutes | 会議の長さ | 会議時間 | 会議内の時間 | 会議中の時間
      会議参加時間 | 会議での時間 | 出席時間 | 合計時間 | 合計参加時間 | 滞在時間(分数) | 参加していた時間 | 会議の期間
      in-meeting time | time in meeting | total time | live minutes | live viewing minutes | live viewed minutes | liveminutes
    `),
    weak: ['duration', '時間(分)', '時間', '期間', '合計時間(分)', 'total duration (minutes)'],
    telling: true,
  },
  durationMinutes: {
    names: words(`
      開催時間 | 開催時間(分) | 配信時間 | セミナー時間 | duration of webinar
      actual duration (minutes) | webinar duration | meeting duration | durationminutes
    `),
    telling: true,
  },
  question: { names: question, telling: true },
  joinedAt: {
    names: words(`
      参加日時 | 入室日時 | 入室時刻 | 入室時間 | 参加時刻 | 参加日 | join time | first join
      first join time | joined at | joined | 初めての参加 | 最初の参加 | 初回参加 | 初参加 | 参加開始 | 参加開始時刻
      開始時刻 | 入室 | 入室日 | 参加した時刻 | 参加時間帯 | 最初の参加時刻 | 視聴開始日時 | 来場日時 | チェックイン日時 | first live activity | live first activity | check-in time | 受講日
    `),
    telling: true,
  },
  /** When it was: of everybody in the list, whether they came or not. */
  heldOn: {
    names: words(
      `開催日 | 開催日時 | 開催日程 | 実施日 | 実施日時 | 日付 | date | event date | webinar date | session date`,
    ),
    telling: true,
  },
  registered: { names: words(`登録 | 申込 | 申込済 | 登録済み | registered`) },
  registrationStatus: {
    names: words(`
      登録ステータス | 申込ステータス | 申込状況 | 登録状況 | 参加申込状況 | registration status | registrant status | 承認ステータス | 承認状況 | approval status
    `),
    weak: words(`registration time | date registered | 登録時間 | 登録時刻 | 登録日時 | 申込日 | 申込日時`),
    telling: true,
  },
  role: {
    names: words(`
      役割 | ロール | role | 参加区分 | 参加者区分 | 参加者種別 | 出席者区分 | attendee type | participant type | user type
      ticket type
    `),
  },
  inWaitingRoom: {
    names: words(`in waiting room | waiting room | 待機室 | 待機室内 | 待機室にいます | 待機室での待機`),
  },
  sessionStart: {
    names: words(
      `meeting start time | webinar start time | 会議の開始時刻 | ミーティングの開始時刻 | ミーティング開始時刻`,
    ),
  },
  isStaff: {
    names: words(
      `スタッフ | 運営スタッフ | 運営 | 社内 | 社内参加者 | 関係者 | staff | is staff | internal | is host | host`,
    ),
  },
};

/** What came through a form. */
export const inquiryColumns: KnownColumns = {
  ...refusalColumnsBeside,
  email: { names: email, weak: weakEmail },
  fullName: { names: [...fullName, '担当者名', 'ご担当者名'], weak: ['name', '担当者'] },
  lastName: { names: ['姓', 'last name', 'lastname'] },
  firstName: { names: ['名', 'first name', 'firstname'] },
  accountName: { names: accountName },
  kind: {
    names: words(`
      問い合わせ種別 | お問い合わせ種別 | 問合せ種別 | お問合せ種別 | 問い合わせ区分 | 種別 | 種類
      お問い合わせ項目 | ご用件 | 用件 | 件名 | kind | inquiry type | type | category | カテゴリ
      カテゴリー | subject | form name | フォーム名 | your-subject | how can we help | how can we help you
    `),
    telling: true,
  },
  message: {
    names: words(`
      問い合わせ内容 | お問い合わせ内容 | 問合せ内容 | お問合せ内容 | 内容 | 本文 | メッセージ
      ご要望 | message | your-message | your message | inquiry | comment | comments | お問い合わせ
    `),
    telling: true,
  },
  receivedAt: {
    names: words(`
      受付日時 | 受信日時 | 問い合わせ日時 | お問い合わせ日時 | 問い合わせ日 | お問い合わせ日
      送信日時 | 受付日 | 受信日 | 日時 | タイムスタンプ | timestamp | received at | submitted at
      submission date | conversion date | date | submitted on | submitted | 完了時刻 | completion time | 回答日時
    `),
    telling: true,
  },
};

/** Refusals of a former tool. */
export const optOutColumns: KnownColumns = {
  email: {
    names: [
      ...email,
      ...words(`
      メール1 | メール2 | メール3 | メールアドレス2 | メールアドレス3 | email2 | email3 | email 2 | サブメール | 予備メール
      secondary email | additional email addresses | 配信停止アドレス | 配信停止メールアドレス | 拒否アドレス | 停止アドレス | アドレス | address | recipient | recipient email
      unsubscribed email
    `),
    ],
    weak: weakEmail,
  },
  refusedOn: {
    names: words(`
      配信停止日 | 配信停止日時 | 停止日 | 停止日時 | 拒否日 | 解除日 | 解除日時 | 登録解除日
      受付日 | 日付 | unsubscribed at | unsubscribe date | opt-out date | opted out on | refused on
      date
    `),
    telling: true,
  },
  // An export of all contacts names those too who did not refuse.
  noMail: { names: refusalColumns.noMail.names },
  mailAllowed: { names: refusalColumns.mailAllowed.names },
  mailStatus: {
    names: [...refusalColumns.mailStatus.names, ...words(`ステータス | 状態 | status | list status`)],
  },
  note: {
    names: words(`
      理由 | 配信停止理由 | 解除理由 | 停止理由 | 備考 | メモ | reason | note | notes
      unsubscribe reason
    `),
  },
};

/** Results of sales. */
export const feedbackColumns: KnownColumns = {
  code: { names: words(`受付番号 | トスアップ番号 | 引き渡し番号 | handoff code | handoff`), telling: true },
  outcome: { names: words(`結果 | 対応結果 | 架電結果 | result`), telling: true },
  channel: { names: words(`連絡方法 | 連絡手段 | 方法 | how`) },
  contactedOn: { names: words(`連絡日 | 対応日 | 架電日 | contacted on | date`) },
  until: { names: words(`再開予定日 | 再連絡日 | 再開日 | 他社契約満了日 | not before`), telling: true },
  amount: { names: words(`金額 | 見込金額 | 商談金額`) },
  meetingOn: { names: words(`商談日 | 初回商談日 | meeting on | first meeting`) },
  budget: { names: words(`予算`) },
  authority: { names: words(`決裁 | 決裁者 | decision-maker`) },
  need: { names: words(`課題 | ニーズ`) },
  timeframe: { names: words(`時期 | 導入時期 | timing`) },
  nextActionText: { names: words(`次の予定 | 次のアクション | 次回予定 | next action`) },
  note: { names: words(`メモ | 備考 | コメント | notes | comment`) },
};
