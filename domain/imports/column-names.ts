import { customerColumns } from './customer-columns.ts';
import { feedbackColumns, inquiryColumns, optOutColumns, webinarColumns } from './event-columns.ts';
import { withForeignTitles } from './foreign-titles.ts';
import type { ImportKind } from './import-records.ts';
import type { KnownColumns } from './known-column.ts';
import { ownerColumns } from './owner-columns.ts';
import {
  accountCode,
  accountName,
  contractEndsOn,
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
  country: {
    names: words(
      `国 | 国名 | 国・地域 | country | country/region | billing country | Land | pays | país | paese`,
    ),
  },
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
  expectedAmount: {
    names: words(`
      見込金額 | 見込み金額 | 見込額 | 受注見込金額 | 受注見込額 | 予定金額 | 受注予定金額 | 想定金額 | 商談見込金額 | 案件見込金額
      expected amount | forecast amount | expected value
    `),
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

/** The known columns of each kind of file. The fields equal those the kind's row reader knows (a test says so). */
export const columnNames: Readonly<Record<ImportKind, KnownColumns>> = {
  customer: withForeignTitles(customerColumns),
  account,
  deal: withForeignTitles(deal),
  owner: ownerColumns,
  webinar: webinarColumns,
  inquiry: inquiryColumns,
  optOut: optOutColumns,
  feedback: feedbackColumns,
};
