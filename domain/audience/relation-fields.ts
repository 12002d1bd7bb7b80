import { addressRiskOf, addressRisks } from '../people/address-risk.ts';
import { budgetFrom, monthsToYearEnd } from './fiscal-year.ts';
import type { SegmentField } from './segment-field.ts';

/** What became of the relation, and what may be sent. */
export const relationFields = {
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
    values: addressRisks,
    read: ({ person, dormancy, deadDomains }) =>
      addressRiskOf(
        person.customer.email,
        dormancy.kind === 'dormant' ? dormancy.silentDays : 0,
        deadDomains,
      ),
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
    read: ({ person }) => person.customer.country ?? person.account.country,
  },
} as const satisfies Readonly<Record<string, SegmentField>>;
