import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { RowChange } from '../../../app/kpis/counter-store.ts';
import { changeRows, findCounters } from '../../../app/kpis/kpi-store.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
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
  for (const writes of changeRows(db, changes)) await transact(db, writes);

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
