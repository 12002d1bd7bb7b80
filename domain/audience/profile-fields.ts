import { isSenior } from '../interest/fit.ts';
import { laterOf } from '../kernel/local-date.ts';
import type { SegmentField } from './segment-field.ts';

/** How somebody is doing with us, and who it is. */
export const profileFields = {
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
} as const satisfies Readonly<Record<string, SegmentField>>;
