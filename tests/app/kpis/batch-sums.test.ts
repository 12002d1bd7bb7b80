import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { RowChange } from '../../../app/kpis/counter-store.ts';
import { findDivided } from '../../../app/kpis/division-store.ts';
import { findCounters, findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { changeRows } from '../../../app/kpis/row-changes-store.ts';
import { findListed, findUnlisted } from '../../../app/kpis/people-list-store.ts';
import { rowDimensions } from '../../../domain/kpis/divisions.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { openTestDatabase } from '../support/test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase(inject('dynamodbEndpoint'), 'batchsums');
});
afterAll(() => db.client.destroy());

const rowAt = (customerId: string, steps: NonNullable<KpiRow['steps']>): RowChange => ({
  before: undefined,
  after: {
    schemaVersion: 1,
    campaignId: 'campaign',
    customerId,
    enrolledAt: '2026-11-01T00:00:00.000Z',
    cohort: '2026-11',
    dormancy: 'lapsed',
    steps,
  },
});

it('counts the steps of every row of a batch, whichever row comes last', async () => {
  const changes = [
    rowAt('a', { passed: { guide: 'sent' }, standsAt: 'read' }),
    rowAt('b', { passed: { guide: 'sent', read: 'happened' }, standsAt: 'call' }),
    rowAt('c', { passed: {}, standsAt: 'guide' }),
  ];
  for (const writes of await changeRows(db, changes)) await transact(db, writes);

  const [counter] = await findCounters(db);
  expect(counter?.counts.enrolled).toBe(3);
  expect(counter?.steps).toEqual({
    'step#passed#guide#sent': 2,
    'step#passed#read#happened': 1,
    'step#there#read#': 1,
    'step#there#call#': 1,
    'step#there#guide#': 1,
  });
});

it('takes a row that moves more than a transaction holds: out of its divisions first, then into the others', async () => {
  const rowIn = (which: string, hotAt: string, opportunityAt: string): KpiRow => ({
    ...rowAt('much', { passed: {}, standsAt: 'call' }).after,
    parts: Object.fromEntries(rowDimensions.map((dimension) => [dimension, which])),
    mailedAt: hotAt,
    hotAt,
    handoffAt: hotAt,
    acceptedAt: hotAt,
    reportedAt: hotAt,
    opportunityAt,
    wonAt: opportunityAt,
  });
  const store = async (after: KpiRow): Promise<readonly (readonly Write[])[]> => {
    const [before] = await findKpiRows(db, 'much');
    const packs = await changeRows(db, [{ before, after }]);
    for (const writes of packs) expect((await transact(db, writes)).kind).toBe('done');
    return packs;
  };

  await store(rowIn('one', '2026-11-20T00:00:00.000Z', '2026-11-25T00:00:00.000Z'));
  const moved = rowIn('two', '2026-12-20T00:00:00.000Z', '2027-01-05T00:00:00.000Z');
  const packs = await store(moved);

  const parts = (await findDivided(db, 'site')).filter(({ counts }) => counts.enrolled > 0);
  const left = await findListed(
    db,
    {
      list: { cell: { dimension: 'site', value: 'one', cohort: '2026-11' }, name: 'enrolled' },
      campaignId: undefined,
      after: undefined,
    },
    5,
  );
  expect(packs.length).toBeGreaterThan(1);
  expect(Math.max(...packs.map((writes) => writes.length))).toBeLessThanOrEqual(100);
  expect(parts).toMatchObject([{ value: 'two', counts: { enrolled: 1, hot: 1, won: 1 } }]);
  expect(left).toEqual([]);
  expect(await findUnlisted(db, moved)).toEqual([]);
});
