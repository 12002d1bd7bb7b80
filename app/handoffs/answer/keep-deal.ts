import { isSame } from '../../../domain/kernel/same-content.ts';
import { findAccount, putRelationship } from '../../people/account-store.ts';
import { findDeals, putDeal, removeDeal } from '../../people/deal-store.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { dealOfHandoff } from '../../../domain/handoffs/answer/handoff-deal.ts';
import { relate } from '../../../domain/people/relationship.ts';

/** Keeps the deal of a handoff with the account, so that nobody there is mailed as dormant while sales talk or after a win (R2). */
export async function keepDeal(db: Database, before: Handoff, after: Handoff): Promise<readonly Write[]> {
  const [was, is] = [dealOfHandoff(before), dealOfHandoff(after)];
  if (isSame(was, is)) return [];
  const account = await findAccount(db, after.accountId);
  const others = (await findDeals(db, after.accountId)).filter(({ dealId }) => dealId !== after.id);
  return [
    is === undefined ? removeDeal(db, { accountId: after.accountId, dealId: after.id }) : putDeal(db, is),
    ...(account === undefined
      ? []
      : [putRelationship(db, account, relate(is === undefined ? others : [...others, is]))]),
  ];
}
