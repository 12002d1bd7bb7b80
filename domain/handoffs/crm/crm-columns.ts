import * as z from 'zod';
import type { LeadStatus } from '../../people/standing.ts';
import type { Temperature } from '../../interest/interest.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Rank } from '../rank.ts';

/** One lead as a CRM wants it: flat, with everything that sales needs to take it over. Days are YYYY-MM-DD. */
export interface CrmLead {
  readonly customerId: string;
  readonly externalId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly kana: string;
  readonly company: string;
  readonly department: string;
  readonly title: string;
  readonly email: string;
  /** The number to call; a list that may come back keeps the two apart. */
  readonly phone: string;
  readonly phoneDirect: string;
  readonly phoneMain: string;
  readonly mobile: string;
  readonly industry: string;
  readonly employees: string;
  /** Who has the lead now; then whose customer it is, and who has the handoff where there is one. */
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly usualOwner: string;
  readonly handedTo: string;
  readonly status: LeadStatus;
  readonly temperature: Temperature;
  readonly interest: string;
  readonly rank: Rank | '';
  readonly handoffCode: string;
  readonly handedOverOn: string;
  readonly lastActOn: string;
  /** Whether they refuse mails, or calls: whoever takes the lead over has to know. */
  readonly noMail: boolean;
  readonly noCall: boolean;
}

export const crmNameSchema = z.enum(['salesforce', 'hubspot', 'kintone', 'excel']);
export type CrmName = z.infer<typeof crmNameSchema>;

/** One column: its title as the CRM's import knows it, and its cell. */
export interface CrmColumn {
  readonly title: string;
  readonly cell: (lead: CrmLead) => string;
}

type Titles = Readonly<Record<string, Exclude<keyof CrmLead, 'noMail' | 'noCall'>>>;

const columns = (titles: Titles): readonly CrmColumn[] =>
  Object.entries(titles).map(([title, field]) => ({ title, cell: (lead) => lead[field] }));

/** The standard picklist of Salesforce's Lead Status. */
export const salesforceStatus: Readonly<Record<LeadStatus, string>> = {
  dormant: 'Open - Not Contacted',
  nurturing: 'Open - Not Contacted',
  mql: 'Open - Not Contacted',
  tql: 'Open - Not Contacted',
  sal: 'Working - Contacted',
  sql: 'Working - Contacted',
  opportunity: 'Closed - Converted',
  won: 'Closed - Converted',
  lost: 'Closed - Not Converted',
};

/** The standard options of HubSpot's Lead Status (hs_lead_status). */
export const hubspotStatus: Readonly<Record<LeadStatus, string>> = {
  dormant: 'UNQUALIFIED',
  nurturing: 'UNQUALIFIED',
  mql: 'NEW',
  tql: 'OPEN',
  sal: 'IN_PROGRESS',
  sql: 'CONNECTED',
  opportunity: 'OPEN_DEAL',
  won: 'CONNECTED',
  lost: 'BAD_TIMING',
};

/** kintone has no statuses of its own: the labels that the team reads in Rekindle. */
export const kintoneStatus: Readonly<Record<LeadStatus, string>> = {
  dormant: '休眠',
  nurturing: '育成中',
  mql: '引き渡し候補',
  tql: '架電対象',
  sal: '営業受領',
  sql: '商談見込み',
  opportunity: '商談',
  won: '受注',
  lost: '失注',
};

/** The same labels for whoever reads English. */
const englishStatus: Readonly<Record<LeadStatus, string>> = {
  dormant: 'Dormant',
  nurturing: 'Being nurtured',
  mql: 'Handoff candidate',
  tql: 'To be called',
  sal: 'Accepted by sales',
  sql: 'Opportunity in sight',
  opportunity: 'Opportunity',
  won: 'Won',
  lost: 'Lost',
};

const temperatureRating: Readonly<Record<Temperature, string>> = { hot: 'Hot', warm: 'Warm', cold: 'Cold' };

/** What somebody refuses, by the titles of a CRM and its words for yes and no. */
const refusals = (noMail: string, noCall: string, yes: string, no: string): readonly CrmColumn[] => [
  { title: noMail, cell: (lead) => (lead.noMail ? yes : no) },
  { title: noCall, cell: (lead) => (lead.noCall ? yes : no) },
];

const salesforce: readonly CrmColumn[] = [
  ...columns({
    'Last Name': 'lastName',
    'First Name': 'firstName',
    Company: 'company',
    Title: 'title',
    Email: 'email',
    Phone: 'phone',
    Mobile: 'mobile',
    Industry: 'industry',
    'No. of Employees': 'employees',
    'Lead Owner': 'ownerName',
  }),
  { title: 'Lead Status', cell: ({ status }) => salesforceStatus[status] },
  { title: 'Rating', cell: ({ temperature }) => temperatureRating[temperature] },
  { title: 'Lead Source', cell: () => 'Rekindle' },
  ...refusals('Email Opt Out', 'Do Not Call', 'TRUE', 'FALSE'),
  ...columns({
    Rekindle_Id__c: 'customerId',
    Rekindle_Interest__c: 'interest',
    Rekindle_Rank__c: 'rank',
    Rekindle_Handoff__c: 'handoffCode',
    Rekindle_Handed_Over__c: 'handedOverOn',
    Rekindle_Last_Act__c: 'lastActOn',
  }),
];

const hubspot: readonly CrmColumn[] = [
  ...columns({
    'First Name': 'firstName',
    'Last Name': 'lastName',
    Email: 'email',
    'Phone Number': 'phone',
    'Mobile Phone Number': 'mobile',
    'Company Name': 'company',
    'Job Title': 'title',
    Industry: 'industry',
    'Contact owner': 'ownerEmail',
  }),
  { title: 'Lead Status', cell: ({ status }) => hubspotStatus[status] },
  ...refusals('rekindle_no_mail', 'rekindle_no_call', 'true', 'false'),
  ...columns({
    rekindle_id: 'customerId',
    rekindle_interest: 'interest',
    rekindle_rank: 'rank',
    rekindle_handoff: 'handoffCode',
    rekindle_handed_over: 'handedOverOn',
    rekindle_last_act: 'lastActOn',
  }),
];

const japaneseColumns = (
  { phones, owners }: { readonly phones: Titles; readonly owners: Titles },
  idTitle: string,
): readonly CrmColumn[] => [
  ...columns({
    会社名: 'company',
    部署名: 'department',
    役職: 'title',
    姓: 'lastName',
    名: 'firstName',
    フリガナ: 'kana',
    メールアドレス: 'email',
    ...phones,
    携帯電話: 'mobile',
    業種: 'industry',
    従業員数: 'employees',
    ...owners,
  }),
  { title: 'リードステータス', cell: ({ status }) => kintoneStatus[status] },
  ...refusals('メール不可', '電話不可', '○', ''),
  ...columns({
    関心度: 'interest',
    判定ランク: 'rank',
    引き渡しコード: 'handoffCode',
    引き渡し日: 'handedOverOn',
    最後の行動日: 'lastActOn',
    [idTitle]: 'externalId',
    RekindleID: 'customerId',
  }),
];

/** Under titles by which an import reads each cell as what it was: the list comes back corrected. */
const japanese = japaneseColumns(
  {
    phones: { 直通電話: 'phoneDirect', 電話番号: 'phoneMain' },
    owners: { 営業担当: 'usualOwner', 引き渡し先: 'handedTo' },
  },
  '顧客ID',
);

/** The same for a spreadsheet of a company that works in English. */
const english: readonly CrmColumn[] = [
  ...columns({
    Company: 'company',
    Department: 'department',
    Title: 'title',
    'Last Name': 'lastName',
    'First Name': 'firstName',
    Reading: 'kana',
    Email: 'email',
    'Direct Phone': 'phoneDirect',
    Phone: 'phoneMain',
    Mobile: 'mobile',
    Industry: 'industry',
    Employees: 'employees',
    Owner: 'usualOwner',
    'Handed To': 'handedTo',
  }),
  { title: 'Lead Status', cell: ({ status }) => englishStatus[status] },
  ...refusals('No Mail', 'No Calls', 'yes', ''),
  ...columns({
    Interest: 'interest',
    Rank: 'rank',
    'Handoff Code': 'handoffCode',
    'Handed Over': 'handedOverOn',
    'Last Act': 'lastActOn',
    'Customer ID': 'externalId',
    'Rekindle Id': 'customerId',
  }),
];

/** The columns of a file for each CRM, in order. docs/crm.md explains how to import it. */
const crmColumns: Readonly<Record<Exclude<CrmName, 'excel'>, readonly CrmColumn[]>> = {
  salesforce,
  hubspot,
  kintone: japaneseColumns(
    { phones: { 電話番号: 'phone' }, owners: { 営業担当: 'ownerName' } },
    '得意先コード',
  ),
};

/** The columns of the file for one CRM; a spreadsheet is read by the company itself, in its language. */
export const columnsFor = (crm: CrmName, locale: Locale): readonly CrmColumn[] =>
  crm === 'excel' ? { ja: japanese, en: english }[locale] : crmColumns[crm];
