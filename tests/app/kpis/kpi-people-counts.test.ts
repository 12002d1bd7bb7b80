import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { routes } from '../../../contract/api.ts';
import { peopleCounts, type PeopleCount, type PeopleWindow } from '../../../contract/kpi-people.ts';
import { conversionDays, noCounts, type KpiRow } from '../../../domain/kpis/kpi.ts';
import { countsOfParts } from '../../../domain/kpis/people-behind.ts';
import { aCampaign } from '../../builders/views.ts';
import { DAY } from '../../support/rekindle.ts';
import { kpiRowsIn, type Asked } from '../support/kpi-rows.ts';
import { openWorld, type World } from '../support/world.ts';

const campaigns = ['spring', 'summer'] as const;
const kinds = ['lapsed', 'lostDeal'] as const;
const windows = ['all', 'over', 'running'] as const;

let world: World;
let kpis: ReturnType<typeof kpiRowsIn>;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  kpis = kpiRowsIn(world);
  for (const id of campaigns) await createCampaign(world.deps.db, aCampaign({ id }));
});
afterAll(() => world.close());

const startedAt = (): number => world.stack.now().getTime();
const at = (daysAgo: number | undefined): string | undefined =>
  daysAgo === undefined ? undefined : new Date(startedAt() - daysAgo * DAY).toISOString();

/** Rows of a few customers in two campaigns, each at some moments of its way. */
const rowArbitrary = fc
  .record({
    customer: fc.integer({ min: 1, max: 6 }),
    campaignId: fc.constantFrom(...campaigns),
    enrolled: fc.integer({ min: 100, max: 500 }),
    later: fc.record(
      {
        mailedAt: fc.integer({ min: 0, max: 9 }),
        hotAt: fc.integer({ min: 1, max: 120 }),
        handoffAt: fc.integer({ min: 1, max: 99 }),
        acceptedAt: fc.integer({ min: 1, max: 99 }),
        reportedAt: fc.integer({ min: 1, max: 99 }),
        opportunityAt: fc.integer({ min: 1, max: 99 }),
        wonAt: fc.integer({ min: 5, max: 99 }),
        lostAt: fc.integer({ min: 5, max: 99 }),
      },
      { requiredKeys: ['mailedAt', 'hotAt'] },
    ),
    unreported: fc.boolean(),
    isWithdrawn: fc.integer({ min: 0, max: 5 }),
    isKept: fc.integer({ min: 0, max: 9 }),
    parts: fc.record(
      {
        site: fc.constantFrom('本社', '大阪#支店'),
        step: fc.constantFrom('one', 'two'),
        content: fc.constant('download#guide'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ customer, campaignId, enrolled, later, unreported, isWithdrawn, isKept, parts }): KpiRow => {
    const enrolledAt = at(enrolled) ?? '';
    return {
      schemaVersion: 1,
      campaignId,
      customerId: `person-${customer}`,
      enrolledAt,
      cohort: enrolledAt.slice(0, 7),
      dormancy: kinds[customer % 2] ?? 'lapsed',
      unreported,
      parts,
      ...Object.fromEntries(Object.entries(later).map(([name, days]) => [name, at(enrolled - days)])),
      ...(isWithdrawn === 0 ? { withdrawnAt: at(enrolled - 9) } : {}),
      ...(isKept === 0 ? { steps: { passed: {}, standsAt: 'one', left: 'keptByOwner' } } : {}),
    };
  });

const daysFrom = (from: string, to: string | undefined): number =>
  to === undefined ? Number.NaN : (Date.parse(to) - Date.parse(from)) / DAY;

/** What the document says of each count, in plain words over a row. */
const counted: Readonly<Record<PeopleCount, (row: KpiRow) => boolean>> = {
  enrolled: () => true,
  mailed: ({ mailedAt }) => mailedAt !== undefined,
  hot: ({ hotAt, withdrawnAt }) => hotAt !== undefined && withdrawnAt === undefined,
  handoffs: ({ handoffAt }) => handoffAt !== undefined,
  accepted: ({ acceptedAt }) => acceptedAt !== undefined,
  reported: ({ reportedAt }) => reportedAt !== undefined,
  unreported: ({ unreported }) => unreported === true,
  withdrawn: ({ withdrawnAt }) => withdrawnAt !== undefined,
  opportunities: ({ enrolledAt, opportunityAt }) => daysFrom(enrolledAt, opportunityAt) <= conversionDays,
  hotOpportunities: (row) => {
    const days = daysFrom(row.hotAt ?? '', row.opportunityAt);
    return counted.hot(row) && days >= 0 && days <= conversionDays;
  },
  deals: (row) => counted.opportunities(row) || counted.hotOpportunities(row),
  won: (row) => counted.opportunities(row) && row.wonAt !== undefined,
  wonInTime: (row) => counted.deals(row) && daysFrom(row.opportunityAt ?? '', row.wonAt) <= 180,
  lost: (row) => counted.opportunities(row) && row.lostAt !== undefined && row.wonAt === undefined,
};

/** Whether the window of a count is over for the month in which its clock began. */
function isOver(count: PeopleCount, row: KpiRow): boolean {
  const [began, days] = ['hot', 'hotOpportunities'].includes(count)
    ? [row.hotAt, 90]
    : ['deals', 'wonInTime'].includes(count)
      ? [row.opportunityAt, 180]
      : [row.cohort, 90];
  const [year, month] = (began ?? '').split('-').map(Number);
  return Date.UTC(year ?? 0, month ?? 0, 1) + days * DAY <= startedAt();
}

/** Counts of the funnel. */
const measures = peopleCounts.filter((name) => name !== 'deals' && name !== 'wonInTime');
const valueOf = (parts: KpiRow['parts'] = {}, by: string): string | undefined =>
  Object.entries(parts).find(([name]) => name === by)?.[1];

describe('the people behind a count', () => {
  it('are as many as it says and whom the rows name, whatever rows become and however often they come', async () => {
    const { db } = world.deps;
    const seen = new Set<string>();
    const check = async (rows: readonly KpiRow[], count: PeopleCount, window: PeopleWindow, asked: Asked) => {
      const { people, total } = await kpis.listed({ count, window, ...asked });
      const expected = rows
        .filter((row) => counted[count](row))
        .filter((row) => window === 'all' || isOver(count, row) === (window === 'over'))
        .filter(({ campaignId }) => asked['campaign'] === undefined || campaignId === asked['campaign'])
        .filter(({ cohort }) => asked['month'] === undefined || cohort === asked['month'])
        .filter(({ dormancy }) => asked['dormancy'] === undefined || dormancy === asked['dormancy'])
        .filter(({ parts }) => asked['by'] === undefined || valueOf(parts, asked['by']) === asked['value'])
        .map((row) => `${row.campaignId}/${row.customerId}`)
        .toSorted();
      expect({ count, window, asked, people }).toEqual({ count, window, asked, people: expected });
      expect({ count, window, asked, total }).toEqual({ count, window, asked, total: expected.length });
      if (people.length > 4) seen.add(`${count} ${window}`);
    };

    /** Every count of every part, of those of none, and nothing beside. */
    const checkDivision = async (
      rows: readonly KpiRow[],
      by: 'site' | 'step',
      campaign: string | undefined,
    ) => {
      const query = campaign === undefined ? '' : `&campaign=${campaign}`;
      const { parts, rest } = routes.divideKpis.answer.parse(
        (await world.call('GET', `/kpis/division?by=${by}${query}`)).body,
      );
      const of = rows.filter(({ campaignId }) => campaign === undefined || campaignId === campaign);
      const plain = (value: string | undefined) => {
        const own = of.filter((row) => row.parts?.[by] === value);
        return Object.fromEntries(measures.map((name) => [name, own.filter(counted[name]).length]));
      };
      const values = [...new Set(of.flatMap((row) => row.parts?.[by] ?? []))];
      expect(new Set(parts.map(({ key }) => key))).toEqual(new Set(values));
      for (const { key, counts } of parts) expect(counts).toMatchObject(plain(key));
      expect(rest?.counts ?? noCounts).toMatchObject(plain(undefined));
    };

    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary, { minLength: 12, maxLength: 24 }), async (changes) => {
        await kpis.forgetAll();
        for (const row of changes) {
          await kpis.storeRow(row);
          await kpis.storeRow(row);
        }
        const customers = [...new Set(changes.map(({ customerId }) => customerId))];
        const rows = (await Promise.all(customers.map((id) => findKpiRows(db, id))))
          .flat()
          .map(({ row }) => row)
          .filter(({ steps }) => steps?.left !== 'keptByOwner');
        const [some] = rows;
        await checkDivision(rows, 'site', undefined);
        await checkDivision(rows, 'site', 'summer');
        await checkDivision(rows, 'step', 'spring');
        for (const count of peopleCounts) for (const window of windows) await check(rows, count, window, {});
        for (const count of ['enrolled', 'hot', 'opportunities', 'won'] as const) {
          await check(rows, count, 'all', { campaign: 'spring' });
          await check(rows, count, 'all', { dormancy: 'lostDeal' });
          await check(rows, count, 'over', { month: some?.cohort ?? '2026-11', dormancy: 'lapsed' });
        }
        for (const count of countsOfParts) {
          await check(rows, count, 'all', { by: 'site', value: '大阪#支店' });
          await check(rows, count, 'running', { by: 'content', value: 'download#guide', campaign: 'summer' });
          await check(rows, count, 'over', { by: 'step', value: 'two', campaign: 'spring' });
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );

    // Several pages of each kind were read.
    expect(seen).toContain('enrolled all');
    expect(seen).toContain('hot all');
    expect([...seen].filter((each) => each.endsWith(' over'))).not.toEqual([]);
  }, 120_000);
});
