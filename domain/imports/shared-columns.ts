import { words } from './words.ts';

/** Titles that several kinds of file share. */
export const email = words(`
      メール | メールアドレス | Eメール | Eメールアドレス | e-mail | email | E-mailアドレス | mail
      メアド | email address | mail address | work email | business email | 会社メール | 勤務先メール
      PCメール | メルアド | メールアドレス1 | email1 | 連絡先メール | 電子メールアドレス | 電子メール1 | your-email | courriel | adresse e-mail | E-Mail-Adresse | correo | correo electrónico
    `);
/** In Microsoft Forms, whose account filled the form in, where another column asks for the address. */
export const weakEmail = ['電子メール'];
export const fullName = words(`
      氏名 | 姓名 | お名前 | 名前 | フルネーム | full name | fullname | 顧客名 | 連絡先名 | 取引先責任者名
      取引先責任者 | contact name | contact | 先方担当者 | 先方担当者名 | お客様名 | お客様担当者
      客先担当者 | your-name
    `);
export const accountName = words(`
      会社名 | 企業名 | 取引先 | 取引先名 | 得意先 | 得意先名 | 法人名 | 社名 | 貴社名 | 御社名
      勤務先 | your-company | 顧客企業 | 顧客企業名 | 会社 | 組織名 | 団体名 | 所属機関 | Firma | Firmenname | Unternehmen | société | entreprise | empresa | azienda | account | account name | company
      company name | organization | organisation | organization name | organisation name | employer | associated company | primary associated company
    `);
export const accountCode = words(`
      得意先コード | 取引先コード | 顧客コード | 会社コード | 企業コード | 取引先ID | account code
      得意先CD | 取引先CD | 顧客CD | 会社CD | 企業CD | 得意先番号 | 取引先番号 | 得意先No | 取引先No
      account id | accountid | account number | account no | account no. | company id | customer code
    `);
export const ownerName = words(`
      営業担当 | 主担当 | 営業担当者 | 営業担当者名 | 担当営業 | 弊社担当 | 弊社担当者 | 自社担当 | 自社担当者
      当社担当 | 当社担当者 | 所有者 | 案件所有者 | 商談所有者 | 取引先所有者 | 案件担当 | 案件担当者
      owner | owner name | account owner | account manager | contact owner | opportunity owner | deal owner
      名刺所有者 | 所有者名 | 所有者:氏名 | 所有者 氏名 | 取引先責任者所有者 | リード所有者 | 名刺交換者 | 登録者 | Sansan所有者
      lead owner | record owner | owner full name | owner: full name | account owner name | contact owner name
      card owner | 名刺取得者 | exchanged by | company owner | sales_agent | sales rep | sales owner
      rep | account rep | sales representative | account executive | salesperson | sales person | assigned to | assigned rep
    `);
export const region = words(`
      地域 | エリア | 地区 | 都道府県 | region | area | territory | state | state/region
      regional_office | office_location | 所在地
    `);
export const industry = words(`業種 | 業界 | 産業 | industry | sector | 業種名`);
export const employees = words(`
      従業員数 | 社員数 | 従業員 | 従業員規模 | employees | company size | number of employees | numberofemployees
      no. of employees | headcount
    `);
export const contractEndsOn = words(`
      契約満了日 | 契約満了月 | 契約満了 | 契約終了日 | 契約期限 | 契約満期日 | リース満了 | リース満了日 | 保守期限 | 保守満了日 | 保守終了日 | 契約更新日 | 契約更新月
      更新日(契約) | contract end date | contract end | contract ends | renewal date
    `);
export const fiscalYearEndMonth = words(`決算月 | 決算期 | 決算 | fiscal year end | fiscal year end month`);
export const site = words(
  `拠点 | 拠点名 | 事業所 | 事業所名 | 支店 | 支店名 | 営業所 | site | branch | office`,
);
export const department = words(
  `部署 | 部署名 | 部門 | 部門名 | department | 所属部署 | 所属部門 | 部署1 | 部署名1 | Abteilung | département | departamento`,
);
export const question = words(
  `質問 | ご質問 | 質問内容 | Q&A | question | questions | questions & comments | アンケート質問`,
);
