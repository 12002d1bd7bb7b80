import { laterOf } from '../kernel/local-date.ts';
import type { SegmentField } from './segment-field.ts';

/** What was bought: as it is, and as fifths among your own customers. */
export const purchaseFields = {
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
  recencyFifth: {
    type: 'number',
    label: { ja: '受注の新しさ（1〜5）', en: 'Recency (1 to 5)' },
    read: ({ rfm }) => rfm?.recency,
  },
  frequencyFifth: {
    type: 'number',
    label: { ja: '受注の多さ（1〜5）', en: 'Frequency (1 to 5)' },
    read: ({ rfm }) => rfm?.frequency,
  },
  monetaryFifth: {
    type: 'number',
    label: { ja: '受注額の大きさ（1〜5）', en: 'Monetary value (1 to 5)' },
    read: ({ rfm }) => rfm?.monetary,
  },
} as const satisfies Readonly<Record<string, SegmentField>>;

/** The fields that the bounds of the night decide, and which of the bounds. */
export const fifthFields = {
  recencyFifth: 'recency',
  frequencyFifth: 'frequency',
  monetaryFifth: 'monetary',
} as const;
export type FifthField = keyof typeof fifthFields;
export const isFifthField = (field: string): field is FifthField => Object.hasOwn(fifthFields, field);
