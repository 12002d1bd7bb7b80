import { addressRiskOf } from '../people/address-risk.ts';
import { isSenior } from '../interest/fit.ts';
import { laterOf } from '../kernel/local-date.ts';
import { budgetFrom, monthsToYearEnd } from './fiscal-year.ts';
import type { SegmentField } from './segment-field.ts';

/** Every axis, in the order in which a builder offers them. This file reads no zod: the console takes it as it is. */
export const segmentFields = {
  dormancy: {
    type: 'choice',
    label: { ja: '休眠の種類', en: 'Kind of dormancy' },
    values: ['lapsed', 'lostDeal', 'stalled', 'neverContacted', 'wakeDate'],
    read: ({ dormancy }) => (dormancy.kind === 'dormant' ? dormancy.dormancy : undefined),
  },
  silentDays: {
    type: 'number',
    label: { ja: '休眠してからの日数', en: 'Days of silence' },
    read: ({ dormancy }) => (dormancy.kind === 'dormant' ? dormancy.silentDays : undefined),
  },
  industry: {
    type: 'text',
    label: { ja: '業種', en: 'Industry' },
    read: ({ person }) => person.customer.industry ?? person.account.industry,
  },
  employees: {
    type: 'number',
    label: { ja: '従業員数', en: 'Employees' },
    read: ({ person }) => person.customer.employees ?? person.account.employees,
  },
  revenue: {
    type: 'money',
    label: { ja: '売上高', en: 'Annual revenue' },
    read: ({ person }) => person.account.revenue,
  },
  region: {
    type: 'text',
    label: { ja: '地域', en: 'Region' },
    read: ({ person }) => person.customer.region ?? person.account.region,
  },
  company: {
    type: 'text',
    label: { ja: '会社名', en: 'Company' },
    read: ({ person }) => person.account.name,
  },
  site: { type: 'text', label: { ja: '拠点', en: 'Site' }, read: ({ person }) => person.customer.site },
  department: {
    type: 'text',
    label: { ja: '部署', en: 'Department' },
    read: ({ person }) => person.customer.department,
  },
  title: { type: 'text', label: { ja: '役職', en: 'Title' }, read: ({ person }) => person.customer.title },
  senior: {
    type: 'flag',
    label: { ja: '部長以上', en: 'Department head or above' },
    says: {
      yes: { ja: '部長以上である', en: 'is a department head or above' },
      no: { ja: '部長以上ではない', en: 'is below department head' },
    },
    read: ({ person }) => isSenior(person.customer.title),
  },
  tag: { type: 'list', label: { ja: 'タグ', en: 'Tag' }, read: ({ person }) => person.customer.tags },
  acquisitionRoute: {
    type: 'text',
    label: { ja: '流入経路', en: 'Route of acquisition' },
    read: ({ person }) => person.customer.acquisitionRoute,
  },
  firstSeenOn: {
    type: 'date',
    label: { ja: '初回接点日', en: 'First seen' },
    read: ({ person }) => person.customer.firstSeenOn,
  },
  lastTwoWayOn: {
    type: 'date',
    label: { ja: '最後に話した日', en: 'Last two-way contact' },
    read: ({ person }) => laterOf(person.customer.lastTwoWayOn, person.standing.lastTwoWayOn),
  },
  lastWonOn: {
    type: 'date',
    label: { ja: '最後の受注日', en: 'Last won deal' },
    read: ({ person }) => laterOf(person.account.relationship.lastWonOn, person.customer.lastDealOn),
  },
  lastWonAmount: {
    type: 'money',
    label: { ja: '最後の受注額', en: 'Amount of the last won deal' },
    read: ({ person }) => person.account.relationship.lastWonAmount,
  },
  purchases: {
    type: 'number',
    label: { ja: '受注の回数', en: 'Won deals' },
    read: ({ person }) => person.account.relationship.wonCount,
  },
  purchaseTotal: {
    type: 'money',
    label: { ja: '受注額の合計', en: 'Total of won deals' },
    read: ({ person }) => person.account.relationship.wonTotal,
  },
  product: {
    type: 'list',
    label: { ja: '購入した製品', en: 'Product bought' },
    read: ({ person }) => person.account.relationship.products,
  },
  lostReason: {
    type: 'text',
    label: { ja: '失注の理由', en: 'Reason of the loss' },
    read: ({ person }) => person.account.relationship.lostReason,
  },
  lastLostOn: {
    type: 'date',
    label: { ja: '失注日', en: 'Last lost deal' },
    read: ({ person }) => person.account.relationship.lastLostOn,
  },
  contractEndsOn: {
    type: 'date',
    label: { ja: '契約満了日', en: 'End of contract' },
    read: ({ person }) => person.customer.contractEndsOn ?? person.account.contractEndsOn,
  },
  budgetFrom: {
    type: 'date',
    label: { ja: '次の予算期の始まり', en: 'Start of the next budget period' },
    read: ({ person }, today) => budgetFrom(person, today),
  },
  monthsToYearEnd: {
    type: 'number',
    label: { ja: '決算月までの月数', en: 'Months to the fiscal year end' },
    read: ({ person }, today) => monthsToYearEnd(person, today),
  },
  wakeOn: {
    type: 'date',
    label: { ja: '再開予定日', en: 'Date to resume' },
    read: ({ wakeOn, person }) => wakeOn ?? person.customer.wakeOn,
  },
  interest: {
    type: 'number',
    label: { ja: '関心度（点）', en: 'Interest (points)' },
    read: ({ interest }) => interest ?? 0,
  },
  temperature: {
    type: 'choice',
    label: { ja: '温度感', en: 'Temperature' },
    values: ['hot', 'warm', 'cold'],
    read: ({ temperature }) => temperature,
  },
  lastActOn: {
    type: 'date',
    label: { ja: '最後に行動した日', en: 'Last act' },
    read: ({ lastActOn }) => lastActOn,
  },
  leadStatus: {
    type: 'choice',
    label: { ja: 'リードステータス', en: 'Lead status' },
    values: ['dormant', 'nurturing', 'mql', 'tql', 'sal', 'sql', 'opportunity', 'won', 'lost'],
    read: ({ person }) => person.standing.status,
  },
  budget: {
    type: 'choice',
    label: { ja: '予算（聞き取り）', en: 'Budget, as heard' },
    values: ['secured', 'applying', 'undecided', 'none'],
    read: ({ person }) => person.standing.bant?.budget,
  },
  authority: {
    type: 'choice',
    label: { ja: '決裁（聞き取り）', en: 'Authority, as heard' },
    values: ['decisionMaker', 'spokenWith', 'contactOnly', 'unknown'],
    read: ({ person }) => person.standing.bant?.authority,
  },
  need: {
    type: 'choice',
    label: { ja: '課題（聞き取り）', en: 'Need, as heard' },
    values: ['concrete', 'vague', 'gathering', 'none'],
    read: ({ person }) => person.standing.bant?.need,
  },
  timeframe: {
    type: 'choice',
    label: { ja: '時期（聞き取り）', en: 'Timeframe, as heard' },
    values: ['threeMonths', 'halfYear', 'oneYear', 'undecided'],
    read: ({ person }) => person.standing.bant?.timeframe,
  },
  campaign: {
    type: 'list',
    label: { ja: '過去の施策', en: 'Past campaign' },
    read: ({ campaigns }) => campaigns,
  },
  lastEnrolledOn: {
    type: 'date',
    label: { ja: '最後に施策の対象になった日', en: 'Last taken into a campaign' },
    read: ({ lastEnrolledOn }) => lastEnrolledOn,
  },
  mailed: {
    type: 'flag',
    label: { ja: 'メールを送ったことがある', en: 'Mailed before' },
    says: {
      yes: { ja: 'メールを送ったことがある', en: 'was mailed before' },
      no: { ja: 'メールを送ったことがない', en: 'was never mailed' },
    },
    read: ({ person }) => person.standing.lastMailId !== undefined,
  },
  consentBasis: {
    type: 'choice',
    label: { ja: '配信の根拠', en: 'Ground for mailing' },
    values: ['transaction', 'card', 'optIn', 'published', 'unknown'],
    read: ({ person }) => person.customer.consentBasis,
  },
  consentOn: {
    type: 'date',
    label: { ja: '根拠を得た日', en: 'Date of that ground' },
    read: ({ person }) => person.customer.consentOn,
  },
  addressRisk: {
    type: 'choice',
    label: { ja: 'アドレスの不安', en: 'Doubt about the address' },
    values: ['mistyped', 'shared', 'longSilent', 'none'],
    read: ({ person, dormancy }) =>
      addressRiskOf(person.customer.email, dormancy.kind === 'dormant' ? dormancy.silentDays : 0),
  },
  owner: {
    type: 'text',
    label: { ja: '営業担当', en: 'Salesperson' },
    read: ({ person }) => person.customer.ownerName ?? person.account.ownerName,
  },
  previousOwner: {
    type: 'text',
    label: { ja: '前担当', en: 'Previous salesperson' },
    read: ({ person }) => person.customer.previousOwnerName,
  },
  preferredContact: {
    type: 'choice',
    label: { ja: '希望連絡方法', en: 'Preferred contact' },
    values: ['phone', 'mail', 'online'],
    read: ({ person }) => person.customer.preferredContact,
  },
  language: {
    type: 'choice',
    label: { ja: '言語', en: 'Language' },
    values: ['ja', 'en'],
    read: ({ person }) => person.customer.locale,
  },
  country: {
    type: 'text',
    label: { ja: '国', en: 'Country' },
    read: ({ person }) => person.customer.country,
  },
} as const satisfies Readonly<Record<string, SegmentField>>;

export type FieldKey = keyof typeof segmentFields;
/** The same table, each entry as what all of them are. */
export const fieldOf = (key: FieldKey): SegmentField => segmentFields[key];
export const isFieldKey = (key: unknown): key is FieldKey =>
  typeof key === 'string' && Object.hasOwn(segmentFields, key);
export const allFields = (): readonly FieldKey[] =>
  Object.keys(segmentFields).filter((key) => isFieldKey(key));
