import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { listKpiPeople } from '../../../app/kpis/list-kpi-people.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { routes } from '../../../contract/api.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import { deleteMany, putMany } from '../../../platform/dynamodb/engine.ts';
import { aCampaign } from '../../builders/views.ts';
import { kpiRowsIn } from '../support/kpi-rows.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';

let world: World;
let kpis: ReturnType<typeof kpiRowsIn>;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  kpis = kpiRowsIn(world);
  await createCampaign(world.deps.db, aCampaign({ id: 'spring' }));
});
afterAll(() => world.close());

describe('the people behind a count', () => {
  it('are put into lists from rows that an earlier release counted, once, and counted as they were', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    for (let index = 0; index < 5; index++) await kpis.storeRow(wonRow(`former-${index}`));
    const counters = (await kpis.stored()).filter(({ sk }) => String(sk).startsWith('COUNTER#'));
    const times = await timesNow();
    await leaveAsBefore();
    const before = await kpis.pageOf({ count: 'won' });

    await recountFormerRows({ db })();
    const lists = await kpis.stored();
    const after = await kpis.listed({ count: 'won' });
    await deleteMany(db, db.customersTable, [progress]);
    await recountFormerRows({ db })();

    expect(before).toMatchObject({ total: 5, people: [], isComplete: false });
    expect(after.people).toHaveLength(5);
    expect((await kpis.pageOf({ count: 'won' })).isComplete).toBe(true);
    expect(await kpis.stored()).toEqual(lists);
    expect(lists.filter(({ sk }) => String(sk).startsWith('COUNTER#'))).toEqual(counters);
    expect(times.won).toMatchObject({ done: 5, of: 5 });
    expect(await timesNow()).toEqual(times);
  });

  it('are left out where the row says otherwise, for an earlier release wrote it since', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    await kpis.storeRow(wonRow('one'));
    await kpis.storeRow(wonRow('two'));
    const [row] = await findKpiRows(db, 'two');
    const { wonAt, ...lost } = wonRow('two');
    const item = { pk: 'CUSTOMER#two', sk: 'KPI#spring', row: lost, version: 9, counting: 2 };
    await putMany(db, db.customersTable, [item]);

    const { people } = await kpis.listed({ count: 'won' });

    expect(row?.row.wonAt).toBe(wonAt);
    expect(people).toEqual(['spring/one']);
  });

  it('stay counted and listed, without a name, though somebody is stored no more', async () => {
    await kpis.forgetAll();
    await kpis.storeRow(wonRow('gone'));

    const { total, people } = await kpis.pageOf({ count: 'won' });

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

  it('cost the same to read with ten as with a hundred customers', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    const read = async (): Promise<unknown> =>
      askedBy(db, async (over) =>
        listKpiPeople({ ...world.deps, db: over })(
          { params: {}, query: { count: 'hot', window: 'all', limit: 5 }, body: undefined },
          nobodyInParticular,
        ),
      );
    for (let index = 0; index < 10; index++) await kpis.storeRow(wonRow(`few-${index}`));
    const few = await read();
    for (let index = 0; index < 90; index++) await kpis.storeRow(wonRow(`many-${index}`));
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

const timesNow = async () => routes.showKpis.answer.parse((await world.call('GET', '/kpis')).body).times;
const nobodyInParticular = aCaller({ locale: undefined });
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
  const items = await kpis.stored();
  await deleteMany(
    db,
    db.customersTable,
    items
      .filter(({ pk, sk }) => String(pk).startsWith('BEHIND#') || String(sk).startsWith('TIMES#'))
      .map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
  );
  await putMany(
    db,
    db.customersTable,
    items.filter(({ sk }) => String(sk).startsWith('KPI#')).map((item) => ({ ...item, counting: 2 })),
  );
  await putMany(db, db.customersTable, [{ ...progress, isDone: true }]);
}
