import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { findCounters, findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { clocksOf } from '../../../domain/kpis/clocks.ts';
import { countRow } from '../../../domain/kpis/kpi.ts';
import type { Database, Item } from '../../../platform/dynamodb/database.ts';
import { deleteMany, getItem, putMany } from '../../../platform/dynamodb/engine.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** What release 0.3.0 stored of a lead that was won: its row, and the counter of the row's campaign. */
const campaignId = 'tuxu2xnqvu46vlce2gdp';
const customerId = '7yyj2jotju7vrmteabsj';
const stored = readFileSync(
  join(import.meta.dirname, '..', '..', 'fixtures', 'releases', '0.3.0', 'items.ndjson'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .filter((line) => line.includes(`"KPI#${campaignId}`) || line.includes(`"COUNTER#${campaignId}`))
  .map((line): Item => z.object({ item: z.looseObject({}) }).parse(JSON.parse(line)).item);
const progress = { pk: 'MIGRATION', sk: 'kpi-counting' };

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase(inject('dynamodbEndpoint'), 'recount');
});
beforeEach(() => putMany(db, db.customersTable, stored));
afterAll(() => db.client.destroy());

const figures = async () =>
  (await findCounters(db, campaignId)).map(({ counts, clocks }) => ({ counts, clocks }));
const rowNow = async () => (await findKpiRows(db, customerId))[0];

describe('a row that release 0.3.0 counted', () => {
  it('is counted anew once, with its clocks, however often it is looked for', async () => {
    const former = await rowNow();
    const before = await figures();

    const told = await recountFormerRows({ db })();
    const after = await figures();
    const again = await recountFormerRows({ db })();
    await deleteMany(db, db.customersTable, [progress]);
    const anew = await recountFormerRows({ db })();

    expect(stored).toHaveLength(2);
    expect(former?.counting).toBe(1);
    expect(before).toEqual([{ counts: countRow(former?.row), clocks: {} }]);
    expect(after).toEqual([{ counts: countRow(former?.row), clocks: clocksOf(former?.row) }]);
    expect(Object.keys(after[0]?.clocks ?? {})).toHaveLength(6);
    expect([told, again, anew]).toEqual([{ 'Migrated.kpiRows': 1 }, {}, { 'Migrated.kpiRows': 0 }]);
    expect(await figures()).toEqual(after);
    // Whose colleague somebody was is not known of a customer who is gone.
    expect((await rowNow())?.row).toEqual({ ...former?.row, company: customerId });
  });

  it('loses the opportunity of the hot where it is older than hot, though it was counted', async () => {
    await deleteMany(db, db.customersTable, [progress]);
    const [item] = stored.filter(({ sk }) => String(sk).startsWith('KPI#'));
    const early = '2026-10-06T00:30:00.000Z';
    const row = { ...z.looseObject({}).parse(item?.['row']), opportunityAt: early };
    await putMany(db, db.customersTable, [{ ...item, row }]);

    await recountFormerRows({ db })();

    const [now] = await figures();
    expect(now?.counts).toMatchObject({ hot: 1, opportunities: 1, hotOpportunities: 0 });
    expect(now?.clocks).toMatchObject({ hotIn202610: 1, dealsIn202610: 1 });
    expect(now?.clocks).not.toHaveProperty('hotOpportunitiesIn202610');
    expect(await getItem(db, progress)).toMatchObject({ isDone: true });
  });
});
