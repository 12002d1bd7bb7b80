import { customerColumns } from './customer-columns.ts';
import { feedbackColumns, inquiryColumns, optOutColumns, webinarColumns } from './event-columns.ts';
import { withForeignTitles } from './foreign-titles.ts';
import type { ImportKind } from './import-records.ts';
import type { KnownColumns } from './known-column.ts';
import {
  accountCode,
  accountName,
  contractEndsOn,
  department,
  email,
  employees,
  fiscalYearEndMonth,
  industry,
  ownerName,
  region,
  site,
} from './shared-columns.ts';
import { words } from './words.ts';

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
      クレーム | クレーム中 | クレーム対応中 | クレーム有無 | 苦情 | 苦情対応中 | 苦情・クレーム | クレーム・苦情 | 係争・苦情
      苦情・係争 | 係争 | 係争中 | 係争・クレーム | トラブル | トラブル中 | open complaint | complaint | dispute
      complaint
    `),
    telling: true,
  },
  excluded: {
    names: words(`除外 | 対象外 | 送信除外 | 配信除外 | 取引停止 | 除外フラグ | excluded | exclude`),
    telling: true,
  },
  /** Found by its cells alone (`barsCompany`). */
  barredBecause: { names: [] },
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
  name: {
    names: words(`
      案件名 | 案件名称 | 商談名 | 取引名 | プロジェクト名 | opportunity name | opportunity | deal name | dealname
    `),
    weak: words(`案件 | 件名`),
  },
  accountName: {
    names: accountName,
    weak: words(`顧客名 | potential customer | 潜在顧客 | お客様名 | 請求先 | 請求先名 | 納品先 | 売上先`),
  },
  accountCode: { names: [...accountCode, '請求先コード', '売上先コード'] },
  customerEmail: { names: [...email, ...words(`顧客メール | 先方メール | contact email | customer email`)] },
  ownerName: {
    names: ownerName,
    weak: ['担当', '担当者', '担当者名', '案件担当者名', '商談担当者', '商談担当者名'],
  },
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
      created date | create date | created time | created on | created at | open date | opened on
    `),
    weak: ['登録日', '作成日', '作成日時'],
  },
  closedOn: {
    names: words(`
      完了予定日 | クローズ日 | 完了日 | 受注日 | 失注日 | 受注/失注日 | 決着日 | 成約日 | 契約日
      close_date | close date | closedate | closed on | closed date | closing date | actual close date | 完了日(実績)
    `),
    weak: words(`est. close date | estimated close date | expected close date | 見込終了日 | 完了見込日`),
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
      税込金額 | 売上額 | 取引額 | close_value | amount | deal amount | value | total | deal value | actual revenue | 実際の収益
      金額(換算通貨) | amount (converted) | amount in company currency
    `),
    weak: words(`est. revenue | estimated revenue | 推定収益 | 見込売上`),
    telling: true,
  },
  currency: {
    names: words(`通貨 | 通貨コード | 通貨単位 | currency | currency code | deal currency | amount currency`),
  },
  lostReason: {
    names: words(`
      失注理由 | 敗因 | 失注原因 | 失注要因 | lost reason | closed lost reason | loss reason
      reason lost | reason for loss
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
  remarks: {
    names: words(
      `備考 | メモ | 特記事項 | ステータス | 状態 | 在籍区分 | status | user status | note | notes | remarks`,
    ),
  },
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
    names: words(
      `対応上限 | トスアップ上限 | 上限件数 | 同時対応数 | 上限 | 担当上限 | handoff limit | open handoffs | capacity`,
    ),
    telling: true,
  },
  absence: { names: words(`不在 | 不在期間 | 休暇期間 | 休暇 | absence | out of office`), telling: true },
  absentFrom: {
    names: words(
      `不在開始 | 不在開始日 | 休暇開始 | 休暇開始日 | absent from | out of office from | leave start`,
    ),
    telling: true,
  },
  absentUntil: {
    names: words(
      `不在終了 | 不在終了日 | 休暇終了 | 休暇終了日 | absent until | out of office to | out of office until | leave end`,
    ),
    telling: true,
  },
  deputyName: { names: words(`代理 | 代理者 | 不在時の代理 | deputy`), telling: true },
};

/** The known columns of each kind of file. The fields equal those the kind's row reader knows (a test says so). */
export const columnNames: Readonly<Record<ImportKind, KnownColumns>> = {
  customer: withForeignTitles(customerColumns),
  account,
  deal: withForeignTitles(deal),
  owner,
  webinar: webinarColumns,
  inquiry: inquiryColumns,
  optOut: optOutColumns,
  feedback: feedbackColumns,
};
