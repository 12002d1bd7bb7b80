import { heldBy, withCauses, withoutCause } from '../../domain/people/causes.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';

/** Sales has the colleagues who joined a handoff as well: no nurture mail while it is open. */
export const holdColleagues = (db: Database, handoff: Handoff, at: string): Promise<readonly Write[]> =>
  changeColleagues(db, handoff, at, (standing) => withCauses(standing, heldBy(handoff.id, at)));

/** With the handoff, its colleagues are free. */
export const freeColleagues = (db: Database, handoff: Handoff, at: string): Promise<readonly Write[]> =>
  changeColleagues(db, handoff, at, (standing) => withoutCause(standing, 'held', handoff.id));

async function changeColleagues(
  db: Database,
  { joinedCustomerIds }: Handoff,
  at: string,
  change: (standing: Standing) => Standing,
): Promise<readonly Write[]> {
  const standings = await Promise.all(joinedCustomerIds.map((id) => loadStanding(db, id, at)));
  return standings.flatMap((before) => {
    const after = change(before);
    return after === before ? [] : [putStanding(db, before, after)];
  });
}
