import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findCompanySums } from '../../../app/kpis/company-store.ts';
import { countKpis } from '../../../app/kpis/count-kpis.ts';
import { findDivided } from '../../../app/kpis/division-store.ts';
import { findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { putFact } from '../../../app/timeline/timeline-store.ts';
import { addByName, type Sums } from '../../../domain/kernel/add-by-name.ts';
import { grouped } from '../../../domain/kernel/grouped.ts';
import { addCluster, noClusters } from '../../../domain/kpis/clustered-rate.ts';
import { allOf, clustersOf, ofKind, ofMonth, scopeKey } from '../../../domain/kpis/company-cases.ts';
import {
  isHot,
  kpiRowSchema,
  isHotOpportunity,
  isOpportunity,
  type KpiRow,
} from '../../../domain/kpis/kpi.ts';
import type { Database, Item } from '../../../platform/dynamodb/database.ts';
import { collect, putMany, scanAll } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { aCustomer } from '../../builders/people.ts';
import { factsOf, storyArbitrary } from '../support/company-stories.ts';
import { openTestDatabase } from '../support/test-database.ts';

let db: Database;
let run = 0;
beforeEach(async () => {
  db = await openTestDatabase(inject('dynamodbEndpoint'), `companysums${run++}`);
});
afterAll(() => db.client.destroy());

const now = (): Date => new Date('2027-11-20T01:00:00.000Z');
const rowsNow = async (): Promise<readonly KpiRow[]> =>
  (await Promise.all(Array.from({ length: 12 }, (_, person) => findKpiRows(db, `p${person}`))))
    .flat()
    .map(({ row }) => row);

/** Each rate: when its clock began for a row, and whether the row got there. */
const rates = [
  ['dormantToOpportunity', ({ cohort }: KpiRow) => cohort, isOpportunity],
  ['hotToOpportunity', (row: KpiRow) => (isHot(row) ? row.hotAt?.slice(0, 7) : undefined), isHotOpportunity],
  [
    'opportunityToWon',
    (row: KpiRow) =>
      isOpportunity(row) || isHotOpportunity(row) ? row.opportunityAt?.slice(0, 7) : undefined,
    ({ opportunityAt = '', wonAt = '9999' }: KpiRow) =>
      Date.parse(wonAt) - Date.parse(opportunityAt) <= 180 * 86_400_000,
  ],
] as const;

/** Sums over companies as a plain query over the rows has them. */
const naive = (
  rows: readonly KpiRow[],
  momentOf: (row: KpiRow) => string | undefined,
  isDone: (row: KpiRow) => boolean,
  last: string,
) =>
  [
    ...grouped(
      rows.filter((row) => (momentOf(row) ?? '9999') <= last),
      ({ company }) => company,
    ).values(),
  ].reduce((sums, of) => addCluster(sums, of.filter(isDone).length, of.length), noClusters);

function expectSums(sums: Sums, rows: readonly KpiRow[]): void {
  for (const last of ['2026-02', '2026-08', '2027-12'])
    for (const [kpi, momentOf, isDone] of rates) {
      const expected = naive(rows, momentOf, isDone, last);
      const window = {
        days: kpi === 'opportunityToWon' ? '180' : '',
        isOver: (month: string) => month <= last,
      };
      expect({ kpi, last, ...clustersOf(sums, kpi, expected, window) }).toEqual({ kpi, last, ...expected });
    }
}

async function expectRecount(): Promise<void> {
  const rows = await rowsNow();
  const sums = await findCompanySums(db);
  const total = rows.filter(({ campaignId }) => campaignId !== 'monthly');
  expectSums(sums.get(scopeKey(allOf())) ?? {}, total);
  for (const kind of ['lapsed', 'lostDeal'])
    expectSums(
      sums.get(scopeKey(ofKind(kind))) ?? {},
      total.filter(({ dormancy }) => dormancy === kind),
    );
  for (const month of ['2026-01', '2026-05'])
    expectSums(
      sums.get(scopeKey(ofMonth(month))) ?? {},
      total.filter(({ cohort }) => cohort === month),
    );
  for (const id of ['spring', 'monthly']) {
    const own = rows.filter(({ campaignId }) => campaignId === id);
    expectSums(sums.get(scopeKey(allOf(id))) ?? {}, own);
    expectSums(
      sums.get(scopeKey(ofKind('lapsed', id))) ?? {},
      own.filter(({ dormancy }) => dormancy === 'lapsed'),
    );
  }
  for (const campaignId of [undefined, 'summer'])
    for (const value of ['製造業', '商社#卸']) {
      const parts = (await findDivided(db, 'industry', campaignId)).filter((each) => each.value === value);
      expectSums(
        parts.reduce<Sums>((sum, { companies = {} }) => addByName(sum, companies), {}),
        total.filter(
          (row) => row.parts?.industry === value && row.campaignId === (campaignId ?? row.campaignId),
        ),
      );
    }
}

/** A writer that dies at one of its transactions, before or after AWS has it. */
function dyingAt(which: number, isAfter: boolean): Database {
  let seen = 0;
  return databaseThrough(db, async (command, sendOn) => {
    if (operationOf(command) !== 'TransactWriteItems' || ++seen !== which) return sendOn();
    if (isAfter) await sendOn();
    throw new Error('died');
  });
}

describe('sums over companies', () => {
  const anyStories = fc.asyncProperty(
    fc.array(storyArbitrary, { minLength: 6, maxLength: 14 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
    fc.infiniteStream(fc.nat(1000)),
    async (stories, death, isAfter, lots) => {
      db = await openTestDatabase(inject('dynamodbEndpoint'), `companysums${run++}`);
      const facts = stories.flatMap((story) => factsOf(story));
      const shuffled = facts
        .map((fact) => ({ fact, lot: lots.next().value ?? 0 }))
        .toSorted((a, b) => a.lot - b.lot)
        .map(({ fact }) => fact);
      const batches = Array.from({ length: 4 }, (_, part) =>
        shuffled.filter((_fact, index) => index % 4 === part),
      );
      for (const batch of batches) {
        for (const fact of batch) await transact(db, [putFact(db, fact)]);
        await countKpis({ db: dyingAt(death, isAfter), now })(batch).catch(() => undefined);
        // The stream comes again, with others at once.
        await Promise.all([batch, batch.toReversed()].map((each) => countKpis({ db, now })(each)));
      }
      await expectRecount();
    },
  );

  it('equal a recount after repeats, disorder, corrections and deaths of the writer', async () => {
    await fc.assert(anyStories, { numRuns: 3, endOnFailure: true });
  }, 120_000);

  it.each([
    [1194061705, '89'],
    [578208412, '62'],
  ])(
    'equal it where colleagues in several campaigns would together need more than a transaction takes: %i',
    async (seed, path) => {
      await fc.assert(anyStories, { seed, path, numRuns: 1, endOnFailure: true });
    },
    120_000,
  );

  it('are made of the rows that an earlier release counted, once, and by the company of now where facts name none', async () => {
    const others = Array.from({ length: 10 }, (_, index) => `p${index + 2}`);
    const facts = Array.from({ length: 12 }, (_, person) =>
      factsOf({
        person,
        campaignId: 'spring',
        enrolled: 3,
        hot: 5,
        isMachine: false,
        deal: person % 2 === 0 ? 9 : null,
        won: null,
      }),
    ).flat();
    for (const fact of facts)
      await transact(db, [putFact(db, fact.kind === 'enrolled' ? { ...fact, accountId: undefined } : fact)]);
    await putMany(db, db.customersTable, [
      { pk: 'CUSTOMER#p0', sk: 'PROFILE', ...aCustomer({ id: 'p0', accountId: 'now' }) },
      { pk: 'CUSTOMER#p1', sk: 'PROFILE', ...aCustomer({ id: 'p1', accountId: 'now' }) },
    ]);
    await countKpis({ db, now })(facts);
    await forgetCompanies();
    const former = await findCompanySums(db);

    await recountFormerRows({ db })();
    await expectRecount();
    await countKpis({ db, now })(facts);
    await expectRecount();

    expect(former).toEqual(new Map());
    // The customer of each other row is gone: nobody's colleague.
    expect((await rowsNow()).map(({ company }) => company)).toEqual(['now', 'now', ...others]);
  });
});

/** The table as a release before had it: rows of version 4, and nothing of companies. */
async function forgetCompanies(): Promise<void> {
  const items = await collect(scanAll(db, { TableName: db.customersTable, ConsistentRead: true }));
  const gone = items.filter(
    ({ pk, sk }) => String(pk).startsWith('COMPANY#') || String(sk).startsWith('ALIKE#'),
  );
  for (const { pk, sk } of gone)
    await transact(db, [{ Delete: { TableName: db.customersTable, Key: { pk, sk } } }]);
  await putMany(
    db,
    db.customersTable,
    items
      .filter((item) => !gone.includes(item))
      .map((item): Item =>
        String(item['sk']).startsWith('KPI#')
          ? { ...item, counting: 4, row: withoutCompany(item) }
          : withoutSums(item),
      ),
  );
}

const withoutSums = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !/^[ehd][KNXY]\d*In\d{6}$/.test(name)));

const withoutCompany = (item: Item): unknown => ({ ...kpiRowSchema.parse(item['row']), company: undefined });
