import { heldBy, withCauses, withoutCause } from '../../domain/people/causes.ts';
import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';

/** So many colleagues change in the transaction of their handoff, which holds a hundred writes in all; the others follow it. */
const IN_TRANSACTION = 50;
const TRIES = 6;

/** Sales has the colleagues who joined a handoff as well: no nurture mail while it is open. The first 50 of them. */
export const holdColleagues = (db: Database, handoff: Handoff, at: string): Promise<readonly Write[]> =>
  changeFirst(db, handoff, at, held(handoff, at));

/** With the handoff, its colleagues are free. The first 50 of them. */
export const freeColleagues = (db: Database, handoff: Handoff, at: string): Promise<readonly Write[]> =>
  changeFirst(db, handoff, at, freed(handoff));

/** Holds or frees, as the handoff stands now, the colleagues for whom its transaction had no room. Safe to run twice. */
export async function settleColleagues(db: Database, handoff: Handoff, at: string): Promise<void> {
  const change = isOpen(handoff) ? held(handoff, at) : freed(handoff);
  for (const id of handoff.joinedCustomerIds.slice(IN_TRANSACTION))
    await untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const writes = await changed(db, id, at, change);
      return writes.length === 0 || (await transact(db, writes)).kind === 'done' ? undefined : 'lost';
    });
}

type Change = (standing: Standing) => Standing;

const held =
  ({ id }: Handoff, at: string): Change =>
  (standing) =>
    withCauses(standing, heldBy(id, at));

const freed =
  ({ id }: Handoff): Change =>
  (standing) =>
    withoutCause(standing, 'held', id);

async function changeFirst(
  db: Database,
  { joinedCustomerIds }: Handoff,
  at: string,
  change: Change,
): Promise<readonly Write[]> {
  const first = joinedCustomerIds.slice(0, IN_TRANSACTION);
  return (await Promise.all(first.map((id) => changed(db, id, at, change)))).flat();
}

async function changed(
  db: Database,
  customerId: string,
  at: string,
  change: Change,
): Promise<readonly Write[]> {
  const before = await loadStanding(db, customerId, at);
  const after = change(before);
  return after === before ? [] : [putStanding(db, before, after)];
}
