import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addByName, type Sums } from '../../../domain/kernel/add-by-name.ts';
import { addCluster, noClusters } from '../../../domain/kpis/clustered-rate.ts';
import {
  cellKey,
  clustersOf,
  companySums,
  ofKind,
  scopeKey,
  type CompanyCells,
} from '../../../domain/kpis/company-cases.ts';
import { besideTarget } from '../../../domain/kpis/target.ts';
import { besideOthers } from '../../../domain/kpis/compare-rates.ts';
import { weightOf } from '../../../contract/rate-words.ts';
import { rateOf } from '../../../domain/kpis/rate.ts';
import { sharedKpis } from '../../../domain/kpis/shared-kpis.ts';
import { noCounts, type KpiCounts } from '../../../domain/kpis/kpi.ts';

/** 54 companies with 110 people: done, and of how many each. What is expected of them was computed with statsmodels. */
const golden =
  '0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 1/1 1/1 0/1 0/1 1/1 0/1 1/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 0/1 2/2 0/2 1/2 0/2 0/2 0/2 0/2 1/2 1/2 0/2 2/2 0/2 1/3 0/3 0/3 1/3 0/3 0/3 0/5 1/5 0/5 1/5 6/9 0/9'
    .split(' ')
    .map((company) => company.split('/').map(Number));

const months = ['202601', '202602', '202605', '202701'] as const;
const kinds = ['lapsed', 'lostDeal'] as const;

/** Some people of one company: when enrolled, of which kind, whether an opportunity came, and when they were hot. */
const personArbitrary = fc.record({
  month: fc.constantFrom(...months),
  kind: fc.constantFrom(...kinds),
  campaignId: fc.constantFrom('spring', 'summer', 'monthly'),
  isDone: fc.boolean(),
  hot: fc.option(fc.constantFrom(...months)),
  isHotDone: fc.boolean(),
});
type Person = typeof personArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const cohortOf = (month: string): string => `${month.slice(0, 4)}-${month.slice(4)}`;
const cellsOf = (people: readonly Person[]): CompanyCells =>
  people.reduce<Record<string, Sums>>((cells, { month, kind, campaignId, isDone, hot, isHotDone }) => {
    const key = cellKey({ campaignId, cohort: cohortOf(month), dormancy: kind });
    const hotCases: Sums =
      hot === null ? {} : { [`hotIn${hot}`]: 1, [`hotOpportunitiesIn${hot}`]: Number(isHotDone) };
    const own = addByName(
      { [`enrolledIn${month}`]: 1, [`opportunitiesIn${month}`]: Number(isDone) },
      hotCases,
    );
    return { ...cells, [key]: addByName(cells[key] ?? {}, own) };
  }, {});

const sumOver = (companies: readonly (readonly Person[])[], scope: string): Sums =>
  companies.reduce<Sums>(
    (sum, people) => addByName(sum, companySums(undefined, cellsOf(people)).get(scope) ?? {}),
    {},
  );

describe('sums over companies', () => {
  it('are those of the months whose time is over, whatever months, kinds and campaigns colleagues come in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(personArbitrary, { maxLength: 7 }), { maxLength: 8 }),
        fc.constantFrom(...months),
        fc.constantFrom(undefined, ...kinds),
        fc.constantFrom('', 'spring', 'monthly'),
        (companies, last, kind, campaignId) => {
          const isShown = (each: Person): boolean =>
            (kind === undefined || each.kind === kind) &&
            (campaignId === '' ? each.campaignId !== 'monthly' : each.campaignId === campaignId);
          const sums = sumOver(companies, scopeKey(ofKind(kind ?? '', campaignId)));
          const window = { days: '', isOver: (month: string) => month.replace('-', '') <= last };
          for (const [kpi, momentOf, isDone] of [
            ['dormantToOpportunity', ({ month }: Person) => month, (each: Person) => each.isDone],
            ['hotToOpportunity', ({ hot }: Person) => hot ?? '9999', (each: Person) => each.isHotDone],
          ] as const) {
            const naive = companies
              .map((people) => people.filter((each) => isShown(each) && momentOf(each) <= last))
              .filter((people) => people.length > 0)
              .reduce(
                (sum, people) => addCluster(sum, people.filter(isDone).length, people.length),
                noClusters,
              );
            expect(clustersOf(sums, kpi, naive, window)).toEqual(naive);
          }
        },
      ),
    );
  });

  it('keep no trace of a company that has no case any more', () => {
    expect(companySums(undefined, {})).toEqual(new Map());
  });
});

describe('the shared KPIs', () => {
  const at = { today: '2027-06-01', nowEpochMs: Date.UTC(2027, 5, 1), wonDays: 180 } as const;
  const counts: KpiCounts = { ...noCounts, enrolled: 110, opportunities: 21 };
  const cohorts = [{ cohort: '2026-01', counts, clocks: {} }];
  const sums = golden.reduce<Sums>(
    (sum, [done = 0, of = 0]) =>
      addByName(
        sum,
        companySums(undefined, {
          [cellKey({ campaignId: 'c', cohort: '2026-01', dormancy: 'lapsed' })]: {
            enrolledIn202601: of,
            opportunitiesIn202601: done,
          },
        }).get('#') ?? {},
      ),
    {},
  );

  it('have the range of the golden companies (statsmodels)', () => {
    const { kpis } = sharedKpis(cohorts, at, { kind: 'counted', sums });

    expect(kpis.dormantToOpportunity).toMatchObject({ done: 21, of: 110, companies: 54 });
    expect(kpis.dormantToOpportunity.low).toBeCloseTo(0.10649524614003739, 9);
    expect(kpis.dormantToOpportunity.high).toBeCloseTo(0.3183908777111518, 9);
    expect(110 / (kpis.dormantToOpportunity.independent ?? 0)).toBeCloseTo(2.144355453747016, 9);
  });

  it('take each case as one where companies were not counted, or the sums lag behind', () => {
    const plain = rateOf(21, 110);
    const few = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / 10]));

    expect(sharedKpis(cohorts, at).kpis.dormantToOpportunity).toEqual(plain);
    expect(sharedKpis(cohorts, at, { kind: 'counted', sums: {} }).kpis.dormantToOpportunity).toEqual(plain);
    expect(sharedKpis(cohorts, at, { kind: 'counted', sums: few }).kpis.dormantToOpportunity).toEqual(plain);
  });

  it('take colleagues in several parts together as alike as in all', () => {
    const whole = sharedKpis(cohorts, at, { kind: 'counted', sums }).kpis;
    const half = { ...counts, enrolled: 55, opportunities: 10 };
    const { kpis } = sharedKpis([{ cohort: '2026-01', counts: half, clocks: {} }], at, {
      kind: 'asIn',
      whole,
    });

    expect(55 / (kpis.dormantToOpportunity.independent ?? 0)).toBeCloseTo(2.144355453747016, 9);
    expect(kpis.hotToOpportunity).toEqual(rateOf(0, 0));
  });

  it('give no rate of a part whose whole is of too few companies for one', () => {
    const few = { ...rateOf(2, 10), companies: 8 };
    const whole = { dormantToOpportunity: few, hotToOpportunity: few, opportunityToWon: few };
    const partOf = (enrolled: number, opportunities: number) =>
      sharedKpis([{ cohort: '2026-01', counts: { ...counts, enrolled, opportunities }, clocks: {} }], at, {
        kind: 'asIn',
        whole,
      }).kpis.dormantToOpportunity;

    expect([partOf(10, 2), partOf(9, 2), partOf(6, 0)].map((rate) => weightOf(rate))).toEqual([
      'counts',
      'counts',
      'counts',
    ]);
    expect(weightOf(partOf(0, 0))).toBe('none');
    expect(besideOthers(rateOf(5, 30), { ...rateOf(9, 60), companies: 9 })).toBeUndefined();
  });

  it('compare nothing of fewer than ten companies with colleagues', () => {
    const rate = { ...rateOf(15, 60), companies: 9 };
    const all = rateOf(25, 200);

    expect(besideOthers(rate, all)).toBeUndefined();
    expect(besideOthers({ ...rate, companies: 10 }, all)).toBeDefined();
    expect(besideTarget(rate, 0.1)).toBeUndefined();
    expect(besideTarget({ ...rate, companies: 10 }, 0.1)).toBe('above');
  });
});
