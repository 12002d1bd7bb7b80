import { writerFor } from '../../../domain/handoffs/route/choose-owner.ts';
import { canBeTold } from '../../../domain/people/welcome.ts';
import type { Campaign } from '../../../domain/sequences/campaign.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import type { AudienceMember } from '../../audience/audience-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { openReview } from './review-store.ts';

/** Tells whom to ask of those whom a campaign enrols; each owner's review is opened once. */
export async function reviewsOf(db: Database) {
  const owners = await listOwners(db);
  const opened = new Set<string>();
  return {
    /** Undefined where the campaign asks nobody, or nobody is there to be asked. */
    ownerOf: async (
      { id, ownerReview }: Campaign,
      { customer, account }: Pick<AudienceMember, 'customer' | 'account'>,
    ): Promise<string | undefined> => {
      if (ownerReview === undefined) return undefined;
      const owner = writerFor(owners, customer, account);
      if (owner === undefined || !canBeTold(owner)) return undefined;
      if (!opened.has(`${id}#${owner.id}`)) await openReview(db, id, owner.id);
      opened.add(`${id}#${owner.id}`);
      return owner.id;
    },
  };
}
