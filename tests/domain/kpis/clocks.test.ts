import { addByName } from '../../../domain/kernel/add-by-name.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, clocksOf, type ClockCounts } from '../../../domain/kpis/clocks.ts';
import { countedAs, countingVersion } from '../../../domain/kpis/counted-row.ts';
import {
  addCounts,
  countRow,
  noCounts,
  subtractCounts,
  type KpiCounts,
  type KpiRow,
} from '../../../domain/kpis/kpi.ts';
import { sharedKpis, type CountedCohort } from '../../../domain/kpis/shared-kpis.ts';
import { msPerDay } from '../../builders/time.ts';

const start = Date.UTC(2026, 10, 1);
const day = (days: number): string => new Date(start + days * msPerDay).toISOString();
const aRow = (change: Partial<KpiRow> = {}): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'autumn',
  customerId: 'customer-1',
  enrolledAt: day(0),
  cohort: '2026-11',
  dormancy: 'lapsed',
  ...change,
});
const ratesOf = (rows: readonly KpiRow[], on: number, wonDays: 90 | 180 | 365 = 180) =>
  sharedKpis(rows.map(cohortOf), {
    today: day(on).slice(0, 10),
    nowEpochMs: start + on * msPerDay,
    wonDays,
  });
const cohortOf = (row: KpiRow): CountedCohort => ({
  cohort: row.cohort,
  counts: countRow(row),
  clocks: clocksOf(row),
});
const figures = ({ done, of }: { readonly done: number; readonly of: number }) => [done, of];

describe('from hot to opportunity', () => {
  it.each([
    ['the day before hot', 79, 0],
    ['at the moment of hot', 80, 1],
    ['90 days after hot, though 170 after the enrolment', 170, 1],
    ['91 days after hot', 171, 0],
  ])('an opportunity %s counts as %#', (_, opportunity, expected) => {
    const row = aRow({ hotAt: day(80), opportunityAt: day(opportunity) });

    expect(countRow(row).hotOpportunities).toBe(expected);
    expect(figures(ratesOf([row], 400).kpis.hotToOpportunity)).toEqual([expected, 1]);
  });

  it('is still being counted until 90 days after the month of hot, above and below the line', () => {
    // Hot on 20 January: the month ends on day 92.
    const row = aRow({ hotAt: day(80), opportunityAt: day(90) });

    for (const [on, over, unfinished] of [
      [181, [0, 0], [1, 1]],
      [182, [1, 1], [0, 0]],
    ] as const) {
      const rates = ratesOf([row], on);
      expect([on, figures(rates.kpis.hotToOpportunity)]).toEqual([on, over]);
      expect([on, figures(rates.unfinished.hotToOpportunity)]).toEqual([on, unfinished]);
    }
  });

  it('counts nobody whom a machine made hot', () => {
    const row = aRow({ hotAt: day(1), withdrawnAt: day(2), opportunityAt: day(5) });

    expect(figures(ratesOf([row], 400).kpis.hotToOpportunity)).toEqual([0, 0]);
  });
});

describe('from opportunity to won', () => {
  it('counts an open deal as not won once its own days are over, and as neither before', () => {
    // The month of the opportunity ends on day 30.
    const open = aRow({ opportunityAt: day(10) });

    expect(figures(ratesOf([open], 209).kpis.opportunityToWon)).toEqual([0, 0]);
    expect(figures(ratesOf([open], 209).unfinished.opportunityToWon)).toEqual([0, 1]);
    expect(figures(ratesOf([open], 210).kpis.opportunityToWon)).toEqual([0, 1]);
  });

  it.each([
    [90, 100, 1],
    [90, 101, 0],
    [180, 190, 1],
    [180, 191, 0],
    [365, 375, 1],
    [365, 376, 0],
  ] as const)(
    'with %d days, a deal of day 10 that is won on day %d counts as %d',
    (wonDays, won, expected) => {
      const row = aRow({ opportunityAt: day(10), wonAt: day(won) });

      expect(figures(ratesOf([row], 1000, wonDays).kpis.opportunityToWon)).toEqual([expected, 1]);
    },
  );

  it('takes a deal that came in time for hot, though not for the enrolment, and none that came for neither', () => {
    const late = aRow({ hotAt: day(80), opportunityAt: day(120), wonAt: day(130) });
    const neither = aRow({ opportunityAt: day(120), wonAt: day(130) });

    expect(figures(ratesOf([late, neither], 1000).kpis.opportunityToWon)).toEqual([1, 1]);
    expect(figures(ratesOf([late, neither], 1000).kpis.dormantToOpportunity)).toEqual([0, 2]);
  });
});

describe('from dormant to opportunity', () => {
  it('leaves out the months of enrolment whose 90 days run, and says how many they are', () => {
    const young = aRow({ enrolledAt: day(95), cohort: '2027-02', opportunityAt: day(99) });
    const rates = ratesOf([aRow({ opportunityAt: day(10) }), aRow(), young], 125);

    expect(figures(rates.kpis.dormantToOpportunity)).toEqual([1, 2]);
    expect(figures(rates.unfinished.dormantToOpportunity)).toEqual([1, 1]);
  });
});

const moments = fc.option(
  fc.integer({ min: 0, max: 420 }).map((days) => day(days)),
  { nil: undefined },
);
const anyRow: fc.Arbitrary<KpiRow> = fc
  .record({
    hotAt: moments,
    opportunityAt: moments,
    wonAt: moments,
    withdrawnAt: fc.constantFrom(undefined, day(9)),
  })
  .map((change) => aRow(change));

describe('any rows', () => {
  it('stand either in a rate or beside it, as a plain look at each row says', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), fc.integer({ min: 0, max: 800 }), (rows, on) => {
        const rates = ratesOf(rows, on);
        const endOfMonth = (at: string): number =>
          Date.UTC(Number(at.slice(0, 4)), Number(at.slice(5, 7)), 1);
        const hot = rows.filter(({ hotAt, withdrawnAt }) => hotAt !== undefined && withdrawnAt === undefined);
        const over = hot.filter(
          ({ hotAt = '' }) => endOfMonth(hotAt) + 90 * msPerDay <= start + on * msPerDay,
        );
        const gotThere = over.filter(({ hotAt = '', opportunityAt }) => {
          const days = (Date.parse(opportunityAt ?? '') - Date.parse(hotAt)) / msPerDay;
          return days >= 0 && days <= 90;
        });
        expect(figures(rates.kpis.hotToOpportunity)).toEqual([gotThere.length, over.length]);
        expect(rates.unfinished.hotToOpportunity.of).toBe(hot.length - over.length);
        for (const { kpis } of [rates])
          for (const { done, of } of Object.values(kpis)) expect(done).toBeLessThanOrEqual(of);
      }),
    );
  });

  it('are taken out of the counters as they were put in, whichever release counted them', () => {
    const change = fc.record({
      before: anyRow,
      after: anyRow,
      counting: fc.constantFrom(1, countingVersion),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        let counts: KpiCounts = noCounts;
        let clocks: ClockCounts = {};
        for (const { before, counting } of changes) {
          const put = countedAs(before, counting);
          counts = addCounts(counts, put.counts);
          clocks = addByName(clocks, put.clocks);
        }
        for (const { before, after, counting } of changes) {
          const [is, was] = [countedAs(after, countingVersion), countedAs(before, counting)];
          counts = addCounts(counts, subtractCounts(is.counts, was.counts));
          clocks = addByName(clocks, addByName(is.clocks, was.clocks, -1));
        }
        const recount = changes.map(({ after }) => after);
        expect(counts).toEqual(recount.map(countRow).reduce(addCounts, noCounts));
        expect(clocks).toEqual(recount.map(clocksOf).reduce<ClockCounts>((a, b) => addByName(a, b), {}));
      }),
    );
  });

  it('have clocks whose keys say measure and month', () => {
    expect(Object.keys(clocksOf(aRow({ opportunityAt: day(10), wonAt: day(12) }))).map(clockOf)).toEqual([
      { measure: 'deals', month: '2026-11' },
      { measure: 'won90', month: '2026-11' },
      { measure: 'won180', month: '2026-11' },
      { measure: 'won365', month: '2026-11' },
    ]);
    expect(clockOf('enrolled')).toBeUndefined();
    expect(clockOf('sentIn202611')).toBeUndefined();
  });
});
