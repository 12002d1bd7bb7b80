import type { ImportKind } from './import-records.ts';
import { words } from './words.ts';

/**
 * How a column may be called, from kintone, Salesforce, HubSpot, Sansan, Eight, Zoom, Teams and hand-made Excel lists.
 * `weak` names count only if no other column gives the field. `telling` columns show which kind of file it is.
 */
export type KnownColumn = {
  readonly names: readonly string[];
  readonly weak?: readonly string[];
  readonly telling?: true;
};

export type KnownColumns = Readonly<Record<string, KnownColumn>>;

const email = words(`
      メール | メールアドレス | Eメール | Eメールアドレス | e-mail | email | E-mailアドレス | mail
      メアド | email address | mail address | work email | business email | 会社メール | 勤務先メール
      PCメール | メールアドレス1 | email1 | 連絡先メール
    `);
const fullName = words(`
      氏名 | 姓名 | お名前 | 名前 | full name | fullname | 顧客名 | 連絡先名 | 取引先責任者名
      取引先責任者 | contact name | contact | 先方担当者 | 先方担当者名 | お客様名 | お客様担当者
      客先担当者
    `);
const accountName = words(`
      会社名 | 企業名 | 取引先 | 取引先名 | 得意先 | 得意先名 | 法人名 | 社名 | 貴社名 | 御社名
      勤務先 | 顧客企業 | 顧客企業名 | 会社 | 組織名 | 団体名 | account | account name | company
      company name | organization | organisation | associated company | primary associated company
    `);
const accountCode = words(`
      得意先コード | 取引先コード | 顧客コード | 会社コード | 企業コード | 取引先ID | account code
      account id | accountid | company id | customer code
    `);
const ownerName = words(`
      営業担当 | 営業担当者 | 営業担当者名 | 担当営業 | 弊社担当 | 弊社担当者 | 自社担当 | 自社担当者
      当社担当 | 当社担当者 | 所有者 | 案件所有者 | 商談所有者 | 取引先所有者 | 案件担当 | 案件担当者
      owner | owner name | account owner | contact owner | opportunity owner | deal owner
      company owner | sales_agent | sales rep | sales owner
    `);
const region = words(`
      地域 | エリア | 地区 | 都道府県 | region | area | territory | state | state/region
      regional_office | office_location | 所在地
    `);
const industry = words(`業種 | 業界 | 産業 | industry | sector | 業種名`);
const employees = words(`
      従業員数 | 社員数 | 従業員 | 従業員規模 | employees | number of employees | numberofemployees
      no. of employees | headcount
    `);
const contractEndsOn = words(`
      契約満了日 | 契約満了月 | 契約満了 | 契約終了日 | 契約期限 | 契約更新日 | 契約更新月
      更新日(契約) | contract end date | contract end | contract ends | renewal date
    `);
const fiscalYearEndMonth = words(`決算月 | 決算期 | 決算 | fiscal year end | fiscal year end month`);
const site = words(`拠点 | 拠点名 | 事業所 | 事業所名 | 支店 | 支店名 | 営業所 | site | branch | office`);
const department = words(`部署 | 部署名 | 部門 | 部門名 | department | 所属部署 | 所属部門`);
const question = words(
  `質問 | ご質問 | 質問内容 | Q&A | question | questions | questions & comments | アンケート質問`,
);

const customer: KnownColumns = {
  email: { names: email },
  fullName: {
    names: fullName,
    weak: words(`担当者名 | ご担当者 | ご担当者名 | ご担当者様 | name | 氏名(漢字)`),
    telling: true,
  },
  lastName: {
    names: words(`姓 | 苗字 | 名字 | last name | lastname | surname | family name | 氏`),
    telling: true,
  },
  firstName: { names: words(`名 | first name | firstname | given name`), telling: true },
  kana: {
    names: words(`
      フリガナ | ふりがな | カナ | 氏名カナ | 氏名(カナ) | 氏名フリガナ | 氏名ふりがな | カナ氏名
      お名前カナ | お名前フリガナ | kana | 名前(カナ)
    `),
    telling: true,
  },
  department: { names: department, telling: true },
  title: {
    names: words(`役職 | 役職名 | 肩書 | 肩書き | title | job title | jobtitle | position | 職位`),
    telling: true,
  },
  departmentAndTitle: {
    names: words(`
      部署役職 | 部署・役職 | 所属役職 | 所属・役職 | 所属・役職名 | 部署/役職 | 部署名・役職
      部署名役職名
    `),
    weak: ['所属'],
    telling: true,
  },
  phoneDirect: {
    names: words(`
      直通 | 直通電話 | 直通番号 | TEL直通 | direct phone | direct | 電話(直通) | direct line
      直通TEL
    `),
    telling: true,
  },
  phoneMobile: {
    names: words(`
      携帯 | 携帯電話 | 携帯番号 | 携帯電話番号 | mobile | mobile phone | mobile phone number | cell
      携帯TEL
    `),
    telling: true,
  },
  phoneMain: {
    names: words(`
      電話 | 電話番号 | 代表 | 代表電話 | 代表番号 | TEL | TEL会社 | 会社電話 | 会社電話番号
      電話(代表) | phone | phone number | telephone | main phone | business phone | 勤務先電話
    `),
    weak: ['TEL部門'],
  },
  accountName: { names: accountName },
  accountCode: { names: accountCode },
  site: { names: site },
  region: { names: region },
  industry: { names: industry },
  employees: { names: employees },
  tags: { names: words(`タグ | tag | tags | ラベル | label | labels | 分類タグ`) },
  acquisitionRoute: {
    names: words(`
      流入経路 | 獲得経路 | リードソース | リード元 | 獲得元 | 入手経路 | 接点 | lead source
      leadsource | source | original source | きっかけ
    `),
  },
  firstSeenOn: {
    names: words(`
      初回接点日 | 初回接触日 | 名刺交換日 | 獲得日 | 登録日 | 作成日 | 作成日時 | created date
      create date | createddate | first seen
    `),
  },
  lastTwoWayOn: {
    names: words(`
      最終接点日 | 最終接触日 | 最終連絡日 | 最終商談日 | 最終面談日 | 最終対応日 | 最終訪問日
      最終活動日 | last activity | last activity date | last contacted | last contact date
      last two-way
    `),
    telling: true,
  },
  lastDealOn: {
    names: words(`
      最終取引日 | 最終受注日 | 最終購入日 | 最終売上日 | 最終納品日 | 直近取引日 | 前回取引日
      last deal | last deal date | last purchase date | last order date | last won date
    `),
  },
  contractEndsOn: { names: contractEndsOn },
  wakeOn: {
    names: words(`
      再開予定日 | 再開予定月 | 再開日 | 再アプローチ日 | 次回連絡日 | 次回アプローチ予定 | wake on
      resume on | follow up date
    `),
  },
  fiscalYearEndMonth: { names: fiscalYearEndMonth },
  ownerName: { names: ownerName, weak: ['担当', '担当者', '担当者(自社)'] },
  ownerEmail: {
    names: words(`
      担当者メール | 営業担当メール | 担当営業メール | 担当メール | 担当者メールアドレス
      営業担当メールアドレス | owner email
    `),
  },
  previousOwnerName: {
    names: words(`前担当 | 前担当者 | 旧担当 | 旧担当者 | 前任 | 前任者 | previous owner`),
  },
  noCall: {
    names: words(`
      電話NG | 電話不可 | 電話禁止 | TEL NG | 架電NG | 架電不可 | 架電禁止 | do not call | donotcall
      no call
    `),
    telling: true,
  },
  callAllowed: { names: words(`電話可否 | 架電可否 | 電話可 | 電話OK | call allowed`), telling: true },
  noMail: {
    names: words(`
      メールNG | メール不可 | 配信NG | 配信停止 | メール配信停止 | 配信不可 | 配信拒否
      メール配信除外 | オプトアウト | メール送信除外 | email opt out | has opted out of email
      hasoptedoutofemail | unsubscribed from all email | unsubscribed | opt out | optout | no mail
      do not email
    `),
    telling: true,
  },
  mailAllowed: {
    names: words(`
      配信可否 | メール配信 | メール配信可否 | メール可否 | メール配信可 | 配信可 | メルマガ
      メルマガ配信 | メール配信許可 | email allowed | mail allowed | newsletter
    `),
    telling: true,
  },
  preferredContact: {
    names: words(`
      希望連絡方法 | 希望連絡手段 | 連絡方法 | 連絡希望方法 | preferred contact
      preferred contact method
    `),
    telling: true,
  },
  consentBasis: {
    names: words(`
      配信の根拠 | 配信根拠 | 同意の根拠 | 同意根拠 | 送信根拠 | 取得根拠 | 根拠 | アドレス入手方法 | consent basis
      legal basis | legal basis for processing contact's data
    `),
    telling: true,
  },
  consentOn: {
    names: words(
      `根拠の日付 | 根拠日付 | 同意日 | 同意の日付 | 同意日付 | 同意取得日 | consent date | consented on | opt-in date`,
    ),
    telling: true,
  },
  consentEvidence: {
    names: words(`同意の証跡 | 証跡 | 同意証跡 | consent evidence | evidence`),
    telling: true,
  },
  consentDeclaredBy: {
    names: words(`申告者 | 同意の申告者 | 同意申告者 | declared by | consent declared by`),
    telling: true,
  },
  locale: { names: words(`言語 | 使用言語 | 配信言語 | language | preferred language | locale`) },
  country: {
    names: words(`国 | 国名 | 国・地域 | country | country/region | country/region name | mailing country`),
  },
  externalId: {
    names: words(`
      顧客ID | 連絡先ID | 取引先責任者ID | 顧客番号 | 会員番号 | レコード番号 | contact id
      record id | customer id | external id | lead id
    `),
    weak: ['ID', '番号'],
  },
  retired: {
    names: words(`
      退職 | 退職済 | 退職済み | 退職フラグ | 退職・異動 | 異動・退職 | retired | left company
      no longer at company
    `),
    telling: true,
  },
  employed: { names: words(`在籍 | 在籍状況 | 在籍確認 | 在職 | 在職状況`), telling: true },
  lastWords: {
    names: words(`
      最後の会話 | 前回の会話 | 前回商談内容 | 最終商談内容 | 最終対応内容 | 商談メモ | 備考 | メモ
      last conversation | last words | last note | notes | note | description
    `),
  },
};

const account: KnownColumns = {
  name: { names: accountName, weak: ['name', '名称', '名前'] },
  code: { names: accountCode, weak: ['コード', 'ID', 'record id'] },
  parentName: {
    names: words(`
      親会社 | 親会社名 | 親取引先 | 親取引先名 | parent | parent account | parent company
      subsidiary_of | グループ名
    `),
    telling: true,
  },
  site: { names: site },
  industry: { names: industry, telling: true },
  employees: { names: employees, telling: true },
  revenue: {
    names: words(`売上高 | 年商 | 年間売上 | 売上 | 売上規模 | revenue | annual revenue | annualrevenue`),
    telling: true,
  },
  region: { names: [...region, '住所', 'billing state'] },
  domain: {
    names: words(`
      ドメイン | ドメイン名 | company domain name | domain | website | webサイト | URL | ホームページ
      HP | website url
    `),
    telling: true,
  },
  relation: {
    names: words(`
      関係 | 取引区分 | 取引関係 | 企業区分 | 種別 | 区分 | relation | relationship | account type
      type
    `),
    telling: true,
  },
  contractEndsOn: { names: contractEndsOn },
  fiscalYearEndMonth: { names: fiscalYearEndMonth, telling: true },
  ownerName: { names: ownerName, weak: ['担当', '担当者', '担当者名'] },
  openComplaint: {
    names: words(`
      クレーム | クレーム中 | クレーム対応中 | 苦情 | 苦情対応中 | トラブル中 | open complaint
      complaint
    `),
    telling: true,
  },
  excluded: {
    names: words(`除外 | 対象外 | 送信除外 | 配信除外 | 取引停止 | 除外フラグ | excluded | exclude`),
    telling: true,
  },
  excludedBecause: {
    names: words(`除外理由 | 対象外理由 | 取引停止理由 | excluded because | exclusion reason`),
    telling: true,
  },
};

const deal: KnownColumns = {
  dealId: {
    names: words(`
      案件ID | 案件番号 | 案件No | 案件コード | 商談ID | 商談番号 | 商談No | 取引ID | 伝票番号
      伝票No | 受注番号 | 受注No | 売上番号 | 注文番号 | opportunity_id | opportunity id | deal id
      order id | order number
    `),
    weak: words(`レコード番号 | record id | ID | No | 番号`),
    telling: true,
  },
  accountName: { names: accountName, weak: words(`顧客名 | お客様名 | 請求先 | 請求先名 | 納品先 | 売上先`) },
  accountCode: { names: [...accountCode, '請求先コード', '売上先コード'] },
  customerEmail: { names: [...email, ...words(`顧客メール | 先方メール | contact email | customer email`)] },
  ownerName: { names: ownerName, weak: ['担当', '担当者', '担当者名'] },
  product: {
    names: words(
      `商品 | 商品名 | 製品 | 製品名 | 品名 | サービス名 | 商材 | product | product name | line item`,
    ),
    telling: true,
  },
  stage: {
    names: words(`
      ステージ | フェーズ | 商談ステージ | 商談フェーズ | 営業ステージ | 営業フェーズ
      案件ステータス | 商談ステータス | 案件フェーズ | 案件状況 | 商談状況 | 進捗 | 受注状況 | 結果
      stage | deal stage | deal_stage | dealstage | stagename | opportunity stage
    `),
    weak: words(`ステータス | 状況 | 状態 | status | 受注/失注`),
    telling: true,
  },
  openedOn: {
    names: words(`
      案件発生日 | 発生日 | 案件登録日 | 商談開始日 | 開始日 | 引合日 | 見積日 | engage_date
      created date | create date | open date | opened on
    `),
    weak: ['登録日', '作成日', '作成日時'],
  },
  closedOn: {
    names: words(`
      完了予定日 | クローズ日 | 完了日 | 受注日 | 失注日 | 受注/失注日 | 決着日 | 成約日 | 契約日
      close_date | close date | closedate | closed on | closed date
    `),
    telling: true,
  },
  soldOn: {
    names: words(`
      売上日 | 売上計上日 | 納品日 | 最終取引日 | 取引日 | 請求日 | 伝票日付 | 計上日 | order date
      invoice date
    `),
    telling: true,
  },
  amount: {
    names: words(`
      金額 | 受注金額 | 売上金額 | 商談金額 | 案件金額 | 見積金額 | 契約金額 | 合計金額 | 税抜金額
      税込金額 | 売上額 | 取引額 | close_value | amount | deal amount | value | total | deal value
    `),
    telling: true,
  },
  lostReason: {
    names: words(`
      失注理由 | 敗因 | 失注原因 | 失注要因 | lost reason | closed lost reason | loss reason
      reason lost
    `),
    telling: true,
  },
  meetingOn: {
    names: words(
      `商談日 | 初回商談日 | 面談日 | 打合せ日 | 訪問日 | meeting date | first meeting | meeting on`,
    ),
    telling: true,
  },
};

const owner: KnownColumns = {
  name: {
    names: words(`
      担当者 | 担当者名 | 営業担当 | 営業担当者 | 営業担当者名 | 担当 | 社員名 | sales_agent | owner
      owner name | sales rep | user name | ユーザー名 | 氏名 | 名前 | 表示名 | full name | name
    `),
  },
  email: {
    names: [
      ...email,
      ...words(`担当者メール | 担当者メールアドレス | 営業担当メール | 社員メール | owner email`),
    ],
  },
  managerName: {
    names: words(`
      上長 | 上司 | 上長名 | 上司名 | マネージャー | マネージャー名 | マネジャー | 責任者 | 所属長
      manager | manager name
    `),
    telling: true,
  },
  managerEmail: {
    names: words(`
      上長メール | 上司メール | 上長メールアドレス | 上司メールアドレス | マネージャーメール
      manager email
    `),
    telling: true,
  },
  region: { names: [...region, ...site, '担当地域', '担当エリア'] },
  department: { names: [...department, ...words(`チーム | 課 | team | 所属`)] },
  phone: {
    names: words(`電話 | 電話番号 | 直通 | 携帯 | 携帯電話 | 内線 | TEL | phone | mobile | phone number`),
  },
  bookingUrl: {
    names: words(`
      予約ページ | 予約ページURL | 予約URL | 日程調整URL | 日程調整リンク | booking url
      booking page | meeting link | calendar link
    `),
    telling: true,
  },
  retired: {
    names: words(
      `退職 | 退職済 | 退職済み | 退職フラグ | 異動・退職 | 退職・異動 | 無効 | retired | inactive`,
    ),
  },
  employed: { names: words(`在籍 | 在籍状況 | 在職 | 有効 | active | is active`) },
  successorName: {
    names: words(`後任 | 後任者 | 後任者名 | 引継ぎ先 | 引継先 | successor | successor name | 引き継ぎ先`),
    telling: true,
  },
  role: { names: words(`役割 | 担当業務 | 職種 | role | sales role`), telling: true },
  products: {
    names: words(`担当製品 | 担当商品 | 担当商材 | 取扱製品 | products | product lines`),
    telling: true,
  },
  openHandoffs: {
    names: words(`対応上限 | トスアップ上限 | 上限件数 | 同時対応数 | handoff limit | open handoffs`),
    telling: true,
  },
  absentFrom: { names: words(`不在開始 | 不在開始日 | 休暇開始 | absent from`), telling: true },
  absentUntil: { names: words(`不在終了 | 不在終了日 | 休暇終了 | absent until`), telling: true },
  deputyName: { names: words(`代理 | 代理者 | 不在時の代理 | deputy`), telling: true },
};

const webinar: KnownColumns = {
  email: {
    names: [...email, ...words(`participant email | attendee email | asker email | user email`)],
    weak: ['participant id (upn)', 'upn'],
  },
  fullName: {
    names: [
      ...fullName,
      ...words(`
      参加者名 | 参加者 | user name (original name) | user name | participant | participant name
      attendee | asker name | name (original name) | ユーザー名(元の名前) | 名前(元の名前)
    `),
    ],
    weak: ['name', '表示名'],
  },
  lastName: { names: ['姓', 'last name', 'lastname'] },
  firstName: { names: ['名', 'first name', 'firstname'] },
  session: {
    names: words(`
      セミナー | セミナー名 | ウェビナー | ウェビナー名 | ウェビナーID | イベント名 | イベント
      開催回 | 回 | webinar | webinar name | webinar id | session | session id | event | event name
    `),
    telling: true,
  },
  topic: { names: words(`トピック | テーマ | topic | webinar topic | webinar title`), telling: true },
  attended: {
    names: words(`
      参加 | 出席 | 参加有無 | 出欠 | 参加状況 | 出席状況 | 参加/欠席 | 出席済み | attended
      attendance | attendance status | status
    `),
    telling: true,
  },
  minutes: {
    names: words(`
      視聴時間 | 視聴分数 | 参加時間 | 滞在時間 | 参加分数 | 視聴時間(分) | 参加時間(分)
      滞在時間(分) | セッション時間(分) | セッションの時間(分) | minutes | time in session
      time in session (minutes) | in-meeting duration | duration (minutes) | attendance duration
      minutes watched | watch time | attended minutes
    `),
    weak: ['duration', '時間(分)', '時間'],
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
      参加日時 | 入室日時 | 入室時刻 | 入室時間 | 参加時刻 | 参加日 | 開催日 | join time | first join
      first join time | joined at | joined
    `),
    telling: true,
  },
  registered: { names: words(`登録 | 申込 | 申込済 | 登録済み | registered`) },
  registrationStatus: {
    names: words(`
      承認ステータス | 承認状況 | approval status | registration time | 登録時間 | 登録日時 | 申込日
      申込日時
    `),
    telling: true,
  },
  role: { names: ['役割', 'ロール', 'role'] },
};

const inquiry: KnownColumns = {
  email: { names: email },
  fullName: { names: [...fullName, '担当者名', 'ご担当者名'], weak: ['name', '担当者'] },
  lastName: { names: ['姓', 'last name', 'lastname'] },
  firstName: { names: ['名', 'first name', 'firstname'] },
  accountName: { names: accountName },
  kind: {
    names: words(`
      問い合わせ種別 | お問い合わせ種別 | 問合せ種別 | お問合せ種別 | 問い合わせ区分 | 種別 | 種類
      お問い合わせ項目 | ご用件 | 用件 | 件名 | kind | inquiry type | type | category | カテゴリ
      カテゴリー | subject | form name | フォーム名
    `),
    telling: true,
  },
  message: {
    names: words(`
      問い合わせ内容 | お問い合わせ内容 | 問合せ内容 | お問合せ内容 | 内容 | 本文 | メッセージ
      ご要望 | message | inquiry | comment | comments | お問い合わせ
    `),
    telling: true,
  },
  receivedAt: {
    names: words(`
      受付日時 | 受信日時 | 問い合わせ日時 | お問い合わせ日時 | 問い合わせ日 | お問い合わせ日
      送信日時 | 受付日 | 受信日 | 日時 | タイムスタンプ | timestamp | received at | submitted at
      submission date | conversion date | date | submitted on
    `),
    telling: true,
  },
};

const optOut: KnownColumns = {
  email: {
    names: [
      ...email,
      ...words(`
      配信停止アドレス | 配信停止メールアドレス | 拒否アドレス | 停止アドレス | アドレス | recipient
      unsubscribed email
    `),
    ],
  },
  refusedOn: {
    names: words(`
      配信停止日 | 配信停止日時 | 停止日 | 停止日時 | 拒否日 | 解除日 | 解除日時 | 登録解除日
      受付日 | 日付 | unsubscribed at | unsubscribe date | opt-out date | opted out on | refused on
      date
    `),
    telling: true,
  },
  note: {
    names: words(`
      理由 | 配信停止理由 | 解除理由 | 停止理由 | 備考 | メモ | reason | note | notes
      unsubscribe reason
    `),
  },
};

const feedback: KnownColumns = {
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

/** The known columns of each kind of file. The fields equal those the kind's row reader knows (a test says so). */
export const columnNames: Readonly<Record<ImportKind, KnownColumns>> = {
  customer,
  account,
  deal,
  owner,
  webinar,
  inquiry,
  optOut,
  feedback,
};
