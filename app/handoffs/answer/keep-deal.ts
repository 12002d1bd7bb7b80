import { isSame } from '../../../domain/kernel/same-content.ts';
import { findAccounts, putRelationship } from '../../people/account-store.ts';
import { findSpeakers } from '../../people/merged-account-store.ts';
import { findDeals, putDeal, removeDeal } from '../../people/deal-store.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { dealOfHandoff } from '../../../domain/handoffs/answer/handoff-deal.ts';
import type { Account } from '../../../domain/people/customer.ts';
import { relate, type Deal } from '../../../domain/people/relationship.ts';

/**
 * Keeps the deal of a handoff with its company, so that nobody there is mailed as dormant while sales talk or after a win
 * (R2). A company that was merged keeps none: the one that speaks for it does.
 */
export async function keepDeal(db: Database, before: Handoff, after: Handoff): Promise<readonly Write[]> {
  const [was, is] = [dealOfHandoff(before), dealOfHandoff(after)];
  if (isSame(was, is)) return [];
  const accounts = await findAccounts(db, [before.accountId, after.accountId]);
  const speakers = await findSpeakers(db, accounts);
  const placeOf = ({ accountId }: Handoff): string => speakers.get(accountId)?.id ?? accountId;
  const [from, to] = [placeOf(before), placeOf(after)];
  const kept = await writesAt(
    db,
    speakers.get(after.accountId),
    to,
    after.id,
    is && { ...is, accountId: to },
  );
  const left =
    from === to ? [] : await writesAt(db, speakers.get(before.accountId), from, after.id, undefined);
  return [...left, ...kept];
}

/** The deal of a handoff at one company as it is from now on, and what all its deals amount to. */
async function writesAt(
  db: Database,
  account: Account | undefined,
  accountId: string,
  dealId: string,
  deal: Deal | undefined,
): Promise<readonly Write[]> {
  const others = (await findDeals(db, accountId)).filter((each) => each.dealId !== dealId);
  return [
    deal === undefined ? removeDeal(db, { accountId, dealId }) : putDeal(db, deal),
    ...(account === undefined
      ? []
      : [putRelationship(db, account, relate(deal === undefined ? others : [...others, deal]))]),
  ];
}
