import type { Rule } from './rule.ts';
import type { Segment } from './segment.ts';

const ready = (id: string, ja: string, en: string, rule: Rule): Segment => ({ id, name: { ja, en }, rule });
const ofKind = (kind: string) => ({ field: 'dormancy' as const, op: 'is' as const, value: kind });
const lostOver = (words: readonly string[]): Rule => ({
  all: [
    ofKind('lostDeal'),
    { any: words.map((value) => ({ field: 'lostReason' as const, op: 'contains' as const, value })) },
  ],
});

/**
 * What a big customer is to begin with, in the company's currency: a million yen, ten thousand of any other. A segment of
 * one's own says it better.
 */
const bigFrom = (currency: string): number => (currency === 'JPY' ? 1_000_000 : 10_000);

const lapsedBig = (currency: string): Segment => {
  const value = bigFrom(currency);
  const amount = `${value.toLocaleString('en-US')} ${currency}`;
  return ready(
    'lapsed-big',
    `取引途絶（受注合計${currency === 'JPY' ? '100万円' : ` ${amount} `}以上）`,
    `Lapsed, ${amount} or more in all`,
    { all: [ofKind('lapsed'), { field: 'purchaseTotal', op: 'atLeast', value }] },
  );
};

/** Ready-made segments: what a marketer sees first. Their ids stand in campaigns, links and scripts: they never change. */
export const readyMadeIn = (currency: string): readonly Segment[] => [
  ready('all-dormant', '休眠中の全員', 'Everyone dormant', { all: [] }),
  ready('lapsed', '取引途絶', 'Lapsed customers', { all: [ofKind('lapsed')] }),
  lapsedBig(currency),
  ready('lost-deals', '失注', 'Lost deals', { all: [ofKind('lostDeal')] }),
  ready(
    'lost-on-price',
    '失注（価格・予算）',
    'Lost over price or budget',
    lostOver([
      '価格',
      '金額',
      '費用',
      '料金',
      'コスト',
      '予算',
      'price',
      'pricing',
      'cost',
      'expensive',
      'budget',
    ]),
  ),
  ready(
    'lost-on-time',
    '失注（時期・タイミング）',
    'Lost over timing',
    lostOver([
      '時期',
      'タイミング',
      '見送り',
      '延期',
      '凍結',
      'timing',
      'postponed',
      'on hold',
      'no decision',
    ]),
  ),
  ready('stalled', '商談が停滞', 'Talks that stalled', { all: [ofKind('stalled')] }),
  ready('cards-only', '接点のみ（名刺など）', 'Met once, never contacted', {
    all: [ofKind('neverContacted')],
  }),
  ready('wake-date', '再開予定日が来た', 'Wake date reached', { all: [ofKind('wakeDate')] }),
  // A contract in force keeps people out of every audience: what can be written to has ended.
  ready('contract-ended', '契約が終わって6か月以内', 'Contract ended within six months', {
    all: [{ field: 'contractEndsOn', op: 'withinPastDays', value: 183 }],
  }),
  ready('before-budget', '予算期の3か月前', 'Three months before the budget', {
    all: [{ field: 'budgetFrom', op: 'withinNextMonths', value: 3 }],
  }),
  ready('warm-again', '関心が戻ってきた', 'Warm again', {
    all: [{ field: 'temperature', op: 'oneOf', value: ['hot', 'warm'] }],
  }),
  ready('never-mailed', 'まだ送っていない方', 'Never mailed', { all: [{ field: 'mailed', op: 'no' }] }),
  ready('senior', '部長以上', 'Department head or above', { all: [{ field: 'senior', op: 'yes' }] }),
];

const ids = new Set(readyMadeIn('JPY').map(({ id }) => id));

/** Whether a segment of this id ships. */
export const isReadyMadeId = (id: string): boolean => ids.has(id);
