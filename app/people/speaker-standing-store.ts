import { withoutChange } from '../../domain/people/causes.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { findCustomer, loadStanding, putStanding, whoSpeaksFor } from './customer-store.ts';

/**
 * Writes a standing as it was read and as it becomes. Where the record was merged meanwhile, the causes that came and went
 * come and go for the record that speaks for the person too: sales has, and misses, the person.
 * @param beside customers whose standings are written in the same transaction
 */
export async function putStandingOfPerson(
  db: Database,
  before: Standing,
  after: Standing,
  beside: readonly string[] = [],
): Promise<readonly Write[]> {
  const own = putStanding(db, before, after);
  const { customerId } = before;
  const speaker = await whoSpeaksFor(db, await findCustomer(db, customerId));
  if (speaker === undefined || [customerId, ...beside].includes(speaker.id)) return [own];
  const theirs = await loadStanding(db, speaker.id, after.statusSince);
  const causes = withoutChange(theirs.causes, after.causes, before.causes);
  return isSame(causes, theirs.causes) ? [own] : [own, putStanding(db, theirs, { ...theirs, causes })];
}
