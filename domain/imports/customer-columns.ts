import type { KnownColumns } from './known-column.ts';
import {
  accountCode,
  accountName,
  contractEndsOn,
  department,
  email,
  employees,
  fiscalYearEndMonth,
  fullName,
  industry,
  ownerName,
  region,
  site,
  weakEmail,
} from './shared-columns.ts';
import { refusalColumns } from './refusal-columns.ts';
import { words } from './words.ts';

/** The columns of a file of people. */
export const customerColumns: KnownColumns = {
  email: { names: email, weak: weakEmail },
  fullName: {
    names: fullName,
    weak: words(
      `担当者名 | ご担当者様名 | 窓口担当者 | 窓口担当者名 | ご担当者 | ご担当者名 | ご担当者様 | name | 氏名(漢字)`,
    ),
    telling: true,
  },
  lastName: {
    names: words(`姓 | 苗字 | 名字 | last name | lastname | surname | family name | 氏
      名前(姓) | お名前(姓) | 氏名(姓) | ご氏名(姓) | 姓名(姓) | 担当者名(姓) | ご担当者名(姓) | 担当者姓 | ご担当者姓 | 姓(漢字)`),
    telling: true,
  },
  firstName: {
    names: words(`
      名 | first name | firstname | given name | 名前(名) | お名前(名) | 氏名(名) | ご氏名(名) | 姓名(名) | 担当者名(名)
      ご担当者名(名) | 名(漢字)
    `),
    weak: ['nombre', 'nome'],
    telling: true,
  },
  kana: {
    names: words(`
      セイ | メイ | 姓カナ | 名カナ | 姓(カナ) | 名(カナ) | カナ(姓) | カナ(名) | 姓フリガナ | 名フリガナ | 姓(フリガナ) | 名(フリガナ)
      フリガナ(姓) | フリガナ(名) | 姓(ふりがな) | 名(ふりがな) | ふりがな(姓) | ふりがな(名) | last name kana | first name kana
      フリガナ | ふりがな | カナ | 氏名カナ | 氏名(カナ) | 氏名フリガナ | 氏名ふりがな | カナ氏名
      お名前カナ | お名前フリガナ | kana | 名前(カナ) | 姓名カナ | 姓名(カナ) | 姓名フリガナ
    `),
    telling: true,
  },
  department: { names: department, telling: true },
  title: {
    names: words(
      `役職 | 役職名 | 肩書 | 肩書き | title | job title | jobtitle | position | 職位 | 役職1 | 役職名1`,
    ),
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
      cell phone | cellphone | cell number | mobile number | 携帯TEL
    `),
    telling: true,
  },
  phoneMain: {
    names: words(`
      電話 | 電話番号 | 代表 | 代表電話 | 代表番号 | TEL | TEL会社 | 会社電話 | 会社電話番号
      電話(代表) | phone | phone number | telephone | main phone | business phone | work phone | office phone | company phone | 勤務先電話 | Tel1 | TEL番号
    `),
    weak: ['TEL部門'],
  },
  accountName: { names: accountName },
  accountCode: { names: accountCode },
  site: { names: site },
  region: { names: region, weak: ['住所', '勤務先住所', '会社住所'] },
  industry: { names: industry },
  employees: { names: employees },
  tags: { names: words(`タグ | tag | tags | ラベル | label | labels | 分類タグ`) },
  /** Besides these every title that asks a question (`asksAQuestion`). */
  answers: {
    names: words(
      `アンケート | アンケート回答 | survey | survey answers | lifecycle stage | lifecyclestage | ライフサイクルステージ`,
    ),
  },
  acquisitionRoute: {
    names: words(`
      流入経路 | 獲得経路 | リードソース | リード元 | 獲得元 | 入手経路 | 獲得チャネル | 流入元 | 流入チャネル | 展示会名 | 接点 | lead source
      leadsource | source | original source | met at | how we met | きっかけ
    `),
  },
  firstSeenOn: {
    names: words(`
      初回接点日 | 初回接触日 | 名刺交換日 | 名刺取得日 | 獲得日 | 登録日 | 登録日時 | 作成日 | 作成日時 | created date
      create date | createddate | first seen | created time | created on | created at | created_at | date added | added on
      optin_time | confirm_time
    `),
  },
  lastTwoWayOn: {
    names: words(`
      最終接点日 | 最終接触日 | 最終連絡日 | 最終商談日 | 最終面談日 | 最終対応日 | 最終訪問日 | 前回訪問日 | 前回連絡日 | 前回面談日 | 前回商談日
      最終活動日 | last activity | last activity date | last activity time | last contacted | last contact date
      last two-way | last meeting | last meeting date | last conversation | last conversation date
    `),
    telling: true,
  },
  lastDealOn: {
    names: words(`
      最終取引日 | 最終受注日 | 最終購入日 | 最終売上日 | 最終納品日 | 直近取引日 | 前回取引日 | 前回購入日 | 前回受注日 | 直近購入日 | 直近受注日
      last deal | last deal date | last purchase date | last purchase | last order date | last order | last won date | last won
    `),
  },
  contractEndsOn: { names: contractEndsOn },
  wakeOn: {
    names: words(`
      再開予定日 | 再開予定月 | 再開日 | 再アプローチ日 | 次回連絡日 | 次回連絡予定日 | 次回訪問予定日 | 再訪予定日 | フォロー予定日 | 次回フォロー日 | 次回アプローチ予定 | 次回アプローチ日 | 次回コンタクト日
      次回コンタクト予定日 | 次回架電日 | 次回架電予定日 | 次回コール日 | 次回連絡時期 | 次回訪問日 | wake on
      resume on | follow up date | next follow-up | next follow-up date | follow up on | next contact | next contact date | next call date
      callback date | call back on | recontact date
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
  ...refusalColumns,
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
      legal basis | ground for mailing | legal basis for processing contact's data | data processing basis
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
  trackingConsent: {
    names: words(`
      追跡の同意 | 追跡同意 | 計測の同意 | 計測同意 | 開封計測の同意 | 開封・クリック計測の同意 | 行動追跡の同意 | トラッキング同意
      トラッキングの同意 | tracking consent | consent to tracking | email tracking consent
    `),
    telling: true,
  },
  locale: { names: words(`言語 | 使用言語 | 配信言語 | language | preferred language | locale`) },
  country: {
    names: words(`国 | 国名 | 国・地域 | country | country/region | country/region name | mailing country`),
  },
  timeZone: { names: words(`タイムゾーン | 時間帯 | 標準時 | time zone | timezone | tz`) },
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
