import type { MeetingSheet, TalkedAboutView } from '../../contract/meetings.ts';
import { noCounts } from '../../domain/kpis/kpi.ts';

const none = { done: 0, of: 0, rate: null, low: 0, high: 1 };
const rate = { done: 12, of: 200, rate: 0.06, low: 0.03, high: 0.1 };

/** Somebody on a list of the meeting. */
export const aTalkedAbout = (change: Partial<TalkedAboutView> = {}): TalkedAboutView => ({
  code: 'ABCDE2',
  rank: 'A',
  customerId: 'c1',
  customerName: '相馬 一郎',
  accountName: '例示電子',
  ownerName: '佐藤 健',
  isOverdue: false,
  missing: [],
  ...change,
});

const empty = { first: [], more: 0 };

/** A sheet of a meeting with something of everything. */
export const aMeetingSheet = (change: Partial<MeetingSheet> = {}): MeetingSheet => ({
  at: '2026-12-10T05:30:00.000Z',
  companyName: '株式会社みらい在庫',
  currency: 'JPY',
  timeZone: 'Asia/Tokyo',
  shown: {
    kpis: { dormantToOpportunity: rate, hotToOpportunity: rate, opportunityToWon: none },
    unfinished: {
      dormantToOpportunity: { done: 1, of: 30 },
      hotToOpportunity: { done: 0, of: 0 },
      opportunityToWon: { done: 0, of: 0 },
    },
    targets: { dormantToOpportunity: 0.08 },
    wonDays: 180,
    opportunityAmount: 1_200_000,
    wonAmount: 0,
  },
  verdicts: { dormantToOpportunity: 'unknown' },
  counts: { ...noCounts, enrolled: 230, opportunities: 13 },
  last: { id: 'm', at: '2026-12-03T05:30:00.000Z' },
  corrections: [
    {
      cohort: '2026-08',
      measure: 'opportunities',
      was: 12,
      is: 11,
      people: [
        {
          customerId: 'c1',
          name: '相馬 一郎',
          accountName: '例示電子',
          by: -1,
          because: 'undone',
          at: '2026-12-05T01:00:00.000Z',
        },
      ],
      untraced: 0,
    },
  ],
  stretch: { from: '2026-12-03T05:30:00.000Z', until: '2026-12-10T05:30:00.000Z' },
  sales: {
    received: { inTime: 4, of: 5 },
    firstContact: { inTime: 3, of: 5 },
    unreported: empty,
    released: 0,
  },
  said: { reports: 3, outcomes: [{ outcome: 'tooEarly', count: 3 }], disputes: 0 },
  focus: { first: [aTalkedAbout({ amount: 3_200_000, phaseLabel: '提案' })], more: 2 },
  stalled: { first: [aTalkedAbout({ stalledDays: 20 })], more: 0 },
  heardTooLittle: { first: [aTalkedAbout({ missing: ['budget', 'authority'] })], more: 0 },
  earlierDecisions: [
    { id: 'm-1', what: '五社に電話', who: '佐藤', due: '2026-12-09', decidedAt: '2026-12-03T05:30:00.000Z' },
  ],
  decisions: [],
  ...change,
});
