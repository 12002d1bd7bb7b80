import { findDeals } from '../../people/deal-store.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { findHandoff } from '../handoff-store.ts';
import { ownerCalled } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Account, Owner } from '../../../domain/people/customer.ts';

/** Who works on an open deal of an account: named by the file it came from, or the owner of the handoff that it grew from. */
export async function findDealOwner(
  db: Database,
  { id, relationship }: Account,
  owners: readonly Owner[],
): Promise<Owner | undefined> {
  if (relationship.openDeals === 0) return undefined;
  for (const deal of await findDeals(db, id)) {
    if (deal.stage !== 'open') continue;
    const ownerId =
      deal.source === 'feedback'
        ? (await findHandoff(db, deal.dealId))?.ownerId
        : ownerCalled(owners, deal.ownerName)?.id;
    const owner = owners.find((each) => each.id === ownerId);
    if (owner !== undefined) return owner;
  }
  return undefined;
}
