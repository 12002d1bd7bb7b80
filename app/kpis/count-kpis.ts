import { correctionReason } from '../../domain/kpis/correction.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { type Database } from '../../platform/dynamodb/database.ts';
import { countingVersion } from '../../domain/kpis/counted-row.ts';
import { findKpiRows } from './kpi-store.ts';
import { changeRows } from './row-changes-store.ts';
import type { RowChange } from './counter-store.ts';
import { findFacts } from '../timeline/timeline-store.ts';
import { foldKpiRows } from '../../domain/kpis/fold-kpi-row.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { withCompany } from './row-company-store.ts';
import { guardCampaign } from './guard-campaign.ts';

/** Colleagues in other batches write the item of their company: a try counts what came before it was lost. */
const TRIES = 20;

/**
 * Folds the facts of the customers of a batch into KPI rows and adds what changed to the counters: once a batch, not once a
 * customer, for AWS lets nobody else write a counter while a transaction holds it. Repeats, lateness and disorder of the
 * stream do not matter: the rows are always the fold of all facts. What changes a month that is final is noted. A campaign whose mails come back too often is paused.
 */
export const countKpis =
  ({ db, now }: Needs<'db' | 'now'>) =>
  async (facts: readonly Fact[]): Promise<void> => {
    const customers = [...new Set(facts.map(({ customerId }) => customerId))];
    await untilWon(`the KPI rows of ${customers.length} customers`, TRIES, async () => {
      const at = now().toISOString();
      const changes = (
        await Promise.all(
          customers.map(async (id) => {
            const because = correctionReason(facts.filter(({ customerId }) => customerId === id));
            return (await changedRows(db, id)).map((change) => ({ ...change, found: { at, because } }));
          }),
        )
      ).flat();
      for (const writes of await changeRows(db, changes))
        if ((await transact(db, writes)).kind === 'lost') return 'lost';
      return undefined;
    });
    const returned = new Map(
      facts.flatMap((fact) => (fact.kind === 'mailReturned' ? [[fact.campaignId, fact.at] as const] : [])),
    );
    for (const [campaignId, at] of returned) await guardCampaign(db, campaignId, at);
  };

async function changedRows(db: Database, customerId: string): Promise<readonly RowChange[]> {
  const [facts, stored] = await Promise.all([findFacts(db, customerId), findKpiRows(db, customerId)]);
  return (await withCompany(db, customerId, foldKpiRows(facts), stored))
    .map((after) => ({ before: stored.find(({ row }) => row.campaignId === after.campaignId), after }))
    .filter(
      ({ before, after }) =>
        before === undefined || before.counting !== countingVersion || !isSame(before.row, after),
    );
}
