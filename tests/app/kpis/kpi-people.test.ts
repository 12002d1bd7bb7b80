import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRows, findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { listKpiPeople } from '../../../app/kpis/list-kpi-people.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { routes } from '../../../contract/api.ts';
import { peopleCounts, type PeopleCount, type PeopleWindow } from '../../../contract/kpi-people.ts';
import { conversionDays, type KpiRow } from '../../../domain/kpis/kpi.ts';
import { collect, deleteMany, putMany, scanAll } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { aCampaign } from '../../builders/views.ts';
import { DAY } from '../../support/rekindle.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';

const campaigns = ['spring', 'summer'] as const;
const kinds = ['lapsed', 'lostDeal'] as const;
const windows = ['all', 'over', 'running'] as const;

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  for (const id of campaigns) await createCampaign(world.deps.db, aCampaign({ id }));
});
afterAll(() => world.close());

type Asked = Readonly<Record<string, string | undefined>>;

async function pageOf(asked: Asked) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  return routes.listKpiPeople.answer.parse((await world.call('GET', `/kpis/people?${query}`)).body);
}

/** All pages of a list, and the count that stands beside it. */
async function listed(asked: Asked) {
  const people: string[] = [];
  let page = await pageOf({ limit: '3', ...asked });
  people.push(...page.people.map((each) => `${each.campaignId}/${each.customerId}`));
  while (page.next !== undefined) {
    page = await pageOf({ limit: '3', ...asked, after: page.next });
    people.push(...page.people.map((each) => `${each.campaignId}/${each.customerId}`));
  }
  return { people: people.toSorted(), total: page.total };
}

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
  })
  .map(({ customer, campaignId, enrolled, later, unreported, isWithdrawn, isKept }): KpiRow => {
    const enrolledAt = at(enrolled) ?? '';
    return {
      schemaVersion: 1,
      campaignId,
      customerId: `person-${customer}`,
      enrolledAt,
      cohort: enrolledAt.slice(0, 7),
      dormancy: kinds[customer % 2] ?? 'lapsed',
      unreported,
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

async function storeRow(after: KpiRow): Promise<void> {
  const { db } = world.deps;
  const before = (await findKpiRows(db, after.customerId)).find(
    ({ row }) => row.campaignId === after.campaignId,
  );
  // A row keeps what was frozen at the enrolment.
  const row =
    before === undefined ? after : { ...after, cohort: before.row.cohort, enrolledAt: before.row.enrolledAt };
  for (const writes of changeRows(db, [{ before, after: row }])) await transact(db, writes);
}

/** Forgets all rows, counters and lists. */
async function forgetAll(): Promise<void> {
  const { db } = world.deps;
  const keys = (await stored()).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  await deleteMany(db, db.customersTable, keys);
}

/** All that is stored of rows, counters and lists. */
async function stored() {
  const { db } = world.deps;
  const items = await collect(scanAll(db, { TableName: db.customersTable, ConsistentRead: true }));
  return items.filter(({ pk, sk }) =>
    ['KPI#', 'PEOPLE#', 'COUNTERS#'].some(
      (each) => String(pk).startsWith(each) || String(sk).startsWith(each),
    ),
  );
}

describe('the people behind a count', () => {
  it('are as many as it says and whom the rows name, whatever rows become and however often they come', async () => {
    const { db } = world.deps;
    const seen = new Set<string>();
    const check = async (rows: readonly KpiRow[], count: PeopleCount, window: PeopleWindow, asked: Asked) => {
      const { people, total } = await listed({ count, window, ...asked });
      const expected = rows
        .filter((row) => counted[count](row))
        .filter((row) => window === 'all' || isOver(count, row) === (window === 'over'))
        .filter(({ campaignId }) => asked['campaign'] === undefined || campaignId === asked['campaign'])
        .filter(({ cohort }) => asked['month'] === undefined || cohort === asked['month'])
        .filter(({ dormancy }) => asked['dormancy'] === undefined || dormancy === asked['dormancy'])
        .map((row) => `${row.campaignId}/${row.customerId}`)
        .toSorted();
      expect({ count, window, asked, people }).toEqual({ count, window, asked, people: expected });
      expect({ count, window, asked, total }).toEqual({ count, window, asked, total: expected.length });
      if (people.length > 3) seen.add(`${count} ${window}`);
    };

    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary, { minLength: 12, maxLength: 24 }), async (changes) => {
        await forgetAll();
        for (const row of changes) {
          await storeRow(row);
          await storeRow(row);
        }
        const customers = [...new Set(changes.map(({ customerId }) => customerId))];
        const rows = (await Promise.all(customers.map((id) => findKpiRows(db, id))))
          .flat()
          .map(({ row }) => row)
          .filter(({ steps }) => steps?.left !== 'keptByOwner');
        const [some] = rows;
        for (const count of peopleCounts) for (const window of windows) await check(rows, count, window, {});
        for (const count of ['enrolled', 'hot', 'opportunities', 'won'] as const) {
          await check(rows, count, 'all', { campaign: 'spring' });
          await check(rows, count, 'all', { dormancy: 'lostDeal' });
          await check(rows, count, 'over', { month: some?.cohort ?? '2026-11', dormancy: 'lapsed' });
        }
      }),
      { numRuns: 4 },
    );

    // Several pages of each kind were read.
    expect(seen).toContain('enrolled all');
    expect(seen).toContain('hot all');
    expect(seen).toContain('opportunities over');
  }, 120_000);

  it('are put into lists from rows that an earlier release counted, once, and counted as they were', async () => {
    const { db } = world.deps;
    await forgetAll();
    for (let index = 0; index < 5; index++) await storeRow(wonRow(`former-${index}`));
    const counters = (await stored()).filter(({ pk }) => String(pk).startsWith('COUNTERS#'));
    await leaveAsBefore();
    const before = await pageOf({ count: 'won' });

    await recountFormerRows({ db })();
    const lists = await stored();
    const after = await listed({ count: 'won' });
    await deleteMany(db, db.customersTable, [progress]);
    await recountFormerRows({ db })();

    expect(before).toMatchObject({ total: 5, people: [], isComplete: false });
    expect(after.people).toHaveLength(5);
    expect((await pageOf({ count: 'won' })).isComplete).toBe(true);
    expect(await stored()).toEqual(lists);
    expect(lists.filter(({ pk }) => String(pk).startsWith('COUNTERS#'))).toEqual(counters);
  });

  it('are left out where the row says otherwise, for an earlier release wrote it since', async () => {
    const { db } = world.deps;
    await forgetAll();
    await storeRow(wonRow('one'));
    await storeRow(wonRow('two'));
    const [row] = await findKpiRows(db, 'two');
    const { wonAt, ...lost } = wonRow('two');
    const item = { pk: 'CUSTOMER#two', sk: 'KPI#spring', row: lost, version: 9, counting: 2 };
    await putMany(db, db.customersTable, [item]);

    const { people } = await listed({ count: 'won' });

    expect(row?.row.wonAt).toBe(wonAt);
    expect(people).toEqual(['spring/one']);
  });

  it('stay counted and listed, without a name, though somebody is stored no more', async () => {
    await forgetAll();
    await storeRow(wonRow('gone'));

    const { total, people } = await pageOf({ count: 'won' });

    expect(total).toBe(1);
    expect(people).toEqual([
      {
        customerId: 'gone',
        campaignId: 'spring',
        month: '2026-01',
        dormancy: 'lapsed',
        since: '2026-03-01T00:00:00.000Z',
        amount: 700_000,
      },
    ]);
  });

  it('cost the same to read with ten as with two hundred customers', async () => {
    const { db } = world.deps;
    await forgetAll();
    const read = async (): Promise<unknown> =>
      askedBy(db, async (over) =>
        listKpiPeople({ ...world.deps, db: over })(
          { params: {}, query: { count: 'hot', window: 'all', limit: 5 }, body: undefined },
          nobodyInParticular,
        ),
      );
    for (let index = 0; index < 10; index++) await storeRow(wonRow(`few-${index}`));
    const few = await read();
    for (let index = 0; index < 190; index++) await storeRow(wonRow(`many-${index}`));
    const many = await read();

    expect(many).toEqual(few);
  });

  it.each([
    ['count=sales', /count/],
    ['count=hot&month=2026-13', /2026-13.*2026-11/],
    ['count=hot&after=nowhere', /nowhere.*next/],
    ['count=hot&campaign=none', /none.*campaign status/],
    ['count=hot&dormancy=sleepy', /dormancy/],
  ])('are refused for %s, with what to do', async (query, message) => {
    const { status, body } = await world.call('GET', `/kpis/people?${query}`, undefined);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).toMatch(message);
  });
});

const nobodyInParticular = {
  name: 'test',
  locale: undefined,
  sees: 'all',
  changed: () => undefined,
  tagged: () => undefined,
} as const;
const progress = { pk: 'MIGRATION', sk: 'kpi-counting' };

const wonRow = (customerId: string): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'spring',
  customerId,
  enrolledAt: '2026-01-10T00:00:00.000Z',
  cohort: '2026-01',
  dormancy: 'lapsed',
  mailedAt: '2026-01-11T00:00:00.000Z',
  hotAt: '2026-01-20T00:00:00.000Z',
  opportunityAt: '2026-02-01T00:00:00.000Z',
  opportunityAmount: 700_000,
  wonAt: '2026-03-01T00:00:00.000Z',
});

/** Rows as the release before counted them, which knew no lists. */
async function leaveAsBefore(): Promise<void> {
  const { db } = world.deps;
  const items = await stored();
  await deleteMany(
    db,
    db.customersTable,
    items
      .filter(({ pk }) => String(pk).startsWith('PEOPLE#'))
      .map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
  );
  await putMany(
    db,
    db.customersTable,
    items.filter(({ sk }) => String(sk).startsWith('KPI#')).map((item) => ({ ...item, counting: 2 })),
  );
  await putMany(db, db.customersTable, [{ ...progress, isDone: true }]);
}
