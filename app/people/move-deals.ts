import type { Deal } from '../../domain/people/relationship.ts';
import { relate } from '../../domain/people/relationship.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findAccount, putAccount } from './account-store.ts';
import {
  findMovedDeals,
  forgetMovedDeal,
  noteMovedDeal,
  whileStill,
  type CompanyMerge,
} from './company-merge-store.ts';
import { findDeals, putDeal, removeDeal } from './deal-store.ts';

/** So many deals fit into a transaction, each with three writes, beside their company and the merge. */
const DEALS_AT_ONCE = 30;
const TRIES = 8;

/**
 * Brings the deals of a company over, with what all deals of the company that stays amount to then. A deal that both name
 * stays where it is: the company that stays has it already.
 */
export async function moveDeals(db: Database, merge: CompanyMerge): Promise<void> {
  const { goes, stays } = merge;
  for (;;) {
    const there = new Set((await findDeals(db, stays)).map(({ dealId }) => dealId));
    const waiting = (await findDeals(db, goes)).filter(({ dealId }) => !there.has(dealId));
    if (waiting.length === 0) return;
    const isStill = await step(db, merge, stays, (known) => {
      const moving = waiting
        .slice(0, DEALS_AT_ONCE)
        .filter(({ dealId }) => !known.some((deal) => deal.dealId === dealId));
      return {
        deals: [...known, ...moving.map((deal) => ({ ...deal, accountId: stays }))],
        writes: moving.flatMap((deal) => [
          putDeal(db, { ...deal, accountId: stays }),
          removeDeal(db, deal),
          noteMovedDeal(db, goes, deal.dealId),
        ]),
      };
    });
    if (!isStill) return;
  }
}

/** Gives back the deals that came with a merge; whichever is there no more was taken away since. */
export async function giveBackDeals(db: Database, merge: CompanyMerge): Promise<void> {
  const { goes, stays } = merge;
  for (;;) {
    const moved = await findMovedDeals(db, goes, DEALS_AT_ONCE);
    if (moved.length === 0) return;
    const isStill = await step(db, merge, stays, (known) => {
      const [back, rest] = [
        known.filter(({ dealId }) => moved.includes(dealId)),
        known.filter(({ dealId }) => !moved.includes(dealId)),
      ];
      return {
        deals: rest,
        writes: [
          ...back.flatMap((deal) => [putDeal(db, { ...deal, accountId: goes }), removeDeal(db, deal)]),
          ...moved.map((dealId) => forgetMovedDeal(db, goes, dealId)),
        ],
      };
    });
    if (!isStill) return;
  }
}

/** Writes some deals and what the company's deals amount to, as long as the merge is in the state that was read. */
const step = (
  db: Database,
  merge: CompanyMerge,
  accountId: string,
  plan: (known: readonly Deal[]) => { readonly deals: readonly Deal[]; readonly writes: readonly Write[] },
): Promise<boolean> =>
  untilWon(`the deals of ${accountId}`, TRIES, async () => {
    const account = await findAccount(db, accountId);
    if (account === undefined) return false;
    const { deals, writes } = plan(await findDeals(db, accountId));
    const outcome = await transact(db, [
      whileStill(db, merge),
      putAccount(db, { ...account, relationship: relate(deals) }),
      ...writes,
    ]);
    if (outcome.kind === 'done') return true;
    return outcome.failed.includes(0) ? false : 'lost';
  });
