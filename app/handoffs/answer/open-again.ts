import { heldBy, withCauses } from '../../../domain/people/causes.ts';
import { raised } from '../../../domain/handoffs/answer/effects.ts';
import { isOpen, type Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { holdColleagues } from '../hold-colleagues.ts';
import { findSiteHolder } from '../site-lock-store.ts';

/** What an answer makes of a handoff and its customer, with what is written beside. */
interface Answered {
  readonly handoff: Handoff;
  readonly standing: Standing;
  readonly beside: readonly Write[];
}

/**
 * An answer may open a handoff again that was over: sales has the customer and those who joined from now on, with clocks
 * from now. Where another handoff has the site by now (R13), or the customer is gone, it stays over.
 */
export async function openedAgain(
  db: Database,
  before: Handoff,
  { handoff, standing }: Pick<Answered, 'handoff' | 'standing'>,
  at: string,
): Promise<Answered> {
  if (isOpen(before) || !isOpen(handoff)) return { handoff, standing, beside: [] };
  const [customer, holder] = await Promise.all([
    findCustomer(db, handoff.customerId),
    findSiteHolder(db, handoff.accountId, handoff.site),
  ]);
  const isTaken = holder !== undefined && holder.handoffId !== handoff.id;
  if (customer === undefined || isTaken)
    return { handoff: { ...handoff, state: before.state, endedAt: before.endedAt }, standing, beside: [] };
  return {
    handoff: { ...handoff, ownedSince: at, endedAt: undefined },
    standing: raised(withCauses(standing, heldBy(handoff.id, at)), 'mql', at),
    beside: await holdColleagues(db, handoff, at),
  };
}
