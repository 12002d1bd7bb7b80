import type { Fact } from '../../domain/timeline/fact.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { type Database } from '../../platform/dynamodb/database.ts';
import { changeRow, findKpiRows } from './kpi-store.ts';
import { findFacts } from '../timeline/timeline-store.ts';
import { foldKpiRows } from '../../domain/kpis/fold-kpi-row.ts';
import { isSame } from '../../domain/kernel/same-content.ts';

const TRIES = 8;

/**
 * Folds one customer's facts into KPI rows and adds what changed to the counters, row and counter in one transaction.
 * Repeats, lateness and disorder of the stream do not matter: the rows are always the fold of all facts.
 */
export const countKpis =
  (db: Database) =>
  async (facts: readonly Fact[]): Promise<void> => {
    const customers = new Set(facts.map(({ customerId }) => customerId));
    await Promise.all([...customers].map((customerId) => countCustomer(db, customerId)));
  };

async function countCustomer(db: Database, customerId: string): Promise<void> {
  await untilWon(`the KPI rows of customer ${customerId}`, TRIES, async () => {
    const [facts, stored] = await Promise.all([findFacts(db, customerId), findKpiRows(db, customerId)]);
    const writes = foldKpiRows(facts).flatMap((row) => {
      const before = stored.find((each) => each.row.campaignId === row.campaignId);
      return before !== undefined && isSame(before.row, row) ? [] : changeRow(db, before, row);
    });
    return writes.length === 0 || (await transact(db, writes)).kind === 'done' ? undefined : 'lost';
  });
}
