import { countingVersion } from '../../domain/kpis/counted-row.ts';
import { foldKpiRows } from '../../domain/kpis/fold-kpi-row.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import { findFacts } from '../timeline/timeline-store.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { onceDone } from '../../platform/once-done.ts';
import type { Counts } from '../../platform/observability.ts';
import { findFormerlyCounted } from './kpi-store.ts';
import { changeRows } from './row-changes-store.ts';
import { withCompany } from './row-company-store.ts';
import type { StoredKpiRow } from './counter-store.ts';

const progressKey = { pk: 'MIGRATION', sk: 'kpi-counting' };
const PAGES_A_TIME = 10;
const ROWS_AT_ONCE = 16;

/**
 * Counts anew the rows that an earlier release counted, and puts their customers into the lists behind the counts: some
 * pages of the table at a time, from where the last time ended, until all were seen.
 */
export const recountFormerRows = ({ db }: { readonly db: Database }): (() => Promise<Counts>) => {
  const wasDone = onceDone(() => wasAllRecounted(db));
  return async (): Promise<Counts> => {
    if (await wasDone()) return {};
    const progress = await getItem(db, progressKey);
    // What another way of counting had seen is seen again.
    const from: unknown = progress?.['counting'] === countingVersion ? progress['from'] : undefined;
    let start = isKey(from) ? from : undefined;
    let recounted = 0;
    for (let page = 0; page < PAGES_A_TIME; page++) {
      const { rows, next } = await findFormerlyCounted(db, start);
      recounted += await recount(db, rows);
      start = next;
      if (start === undefined) break;
    }
    const Item = {
      ...progressKey,
      counting: countingVersion,
      ...(start === undefined ? { isDone: true } : { from: start }),
    };
    await transact(db, [{ Put: { TableName: db.customersTable, Item } }]);
    return { 'Migrated.kpiRows': recounted };
  };
};

/** Whether every stored row is counted as rows are now. */
export const wasAllRecounted = async (db: Database): Promise<boolean> =>
  isDone(await getItem(db, progressKey));

const isDone = (progress: Item | undefined): boolean =>
  progress?.['isDone'] === true && progress['counting'] === countingVersion;

/** Row and counters in one transaction. A row that is lost was written meanwhile, and so counted as rows are now. */
async function recount(db: Database, rows: readonly StoredKpiRow[]): Promise<number> {
  let recounted = 0;
  const changes = await inParallel(rows, ROWS_AT_ONCE, async (before) => ({
    before,
    after: await rowNow(db, before),
  }));
  for (const writes of await changeRows(db, changes))
    if ((await transact(db, writes)).kind === 'done') recounted++;
    else recounted += await recountEach(db, rows);
  return recounted;
}

async function recountEach(db: Database, rows: readonly StoredKpiRow[]): Promise<number> {
  let recounted = 0;
  for (const before of rows)
    for (const writes of await changeRows(db, [{ before, after: await rowNow(db, before) }]))
      recounted += Number((await transact(db, writes)).kind === 'done');
  return recounted;
}

/** The row as it is folded now: of handoffs, reactions and steps it tells more than it did. */
async function rowNow(db: Database, stored: StoredKpiRow): Promise<KpiRow> {
  const { row } = stored;
  const folded = foldKpiRows(await findFacts(db, row.customerId));
  const now = folded.find(({ campaignId }) => campaignId === row.campaignId) ?? row;
  const [known = now] = await withCompany(db, row.customerId, [now], [stored]);
  return known;
}

const isKey = (value: unknown): value is Item => typeof value === 'object' && value !== null;
