import { chunked } from '../../domain/kernel/chunked.ts';
import type { Engagement } from '../../domain/engagement/engagement.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { holdFrom } from '../../domain/interest/interest.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { findCustomer } from '../people/customer-store.ts';
import { findEngagements, findFacts, removeEngagement, removeFact } from '../timeline/timeline-store.ts';
import { changeInterests } from './change-interests.ts';
import type { Deps } from './deps.ts';
import { isOfPenalty, moveEngagements } from './move-engagements.ts';
import { lastActOf } from './next-interest.ts';
import { recordEngagement } from './record-engagement.ts';

/** What one transaction of a recording holds. */
const ACTS_AT_ONCE = 20;
const DELETES_AT_ONCE = 8;

/**
 * What was done with the mails of a record counts for it again since its merge was taken back, whenever it was done; the
 * one that stayed loses what was copied to it. Nobody is asked or told. First the record gets all of it, then the other
 * loses it, so that it may break off anywhere and be done again.
 */
export const returnEngagements =
  (deps: Deps) =>
  async (customerId: string, from: string): Promise<void> => {
    const { db } = deps;
    const customer = await findCustomer(db, customerId);
    if (customer === undefined || customer.mergedInto === from) return;
    const own = new Set([customerId, ...(customer.mergedFrom ?? [])]);
    const record = recordEngagement(deps);
    const back = { customerId, judgeAgain: [], recompute: true, isMove: true, isReturn: true };
    for (const holder of await holdersFrom(db, from, customerId)) {
      const acts = (await findEngagements(db, holder)).filter(({ sentTo }) => own.has(sentTo ?? ''));
      const parts = chunked(
        acts.map((act) => returnedTo(act, customerId)),
        ACTS_AT_ONCE,
      );
      for (const part of parts.length === 0 ? [[]] : parts) await record({ ...back, acts: part });
      await takeOut(deps, customerId, holder, acts);
      await settleInterests(deps, holder);
    }
    await record({ customerId: from, acts: [], judgeAgain: [], recompute: true, isMove: true });
    // Somebody was faster, and has merged the record into a third.
    if (customer.mergedInto !== undefined) await moveEngagements(deps)(customerId, customer.mergedInto);
  };

/** Where acts of the record may stand: at the one that stayed, and where that one has gone since. */
async function holdersFrom(db: Database, from: string, customerId: string): Promise<readonly string[]> {
  const holders: string[] = [];
  for (let next: string | undefined = from; next !== undefined && next !== customerId;) {
    holders.push(next);
    next = (await findCustomer(db, next))?.mergedInto;
  }
  return holders;
}

/** An act at the record that stayed, as one of the record whose mail it was. */
const returnedTo = ({ sentTo, ...act }: Engagement, customerId: string): Engagement =>
  sentTo === customerId ? { ...act, customerId } : { ...act, customerId, sentTo };

/** Takes these acts out of a record, and the penalties that were copied to it. */
async function takeOut(
  { db }: Deps,
  customerId: string,
  from: string,
  acts: readonly Engagement[],
): Promise<void> {
  const penalties = async (id: string): Promise<readonly Fact[]> =>
    (await findFacts(db, id)).filter(isOfPenalty);
  const [theirs, copied] = await Promise.all([penalties(customerId), penalties(from)]);
  const facts = copied.filter((fact) => theirs.some((each) => isSame({ ...each, customerId: from }, fact)));
  await inParallel(
    [...acts.map((act) => removeEngagement(db, act)), ...facts.map((fact) => removeFact(db, fact))],
    DELETES_AT_ONCE,
    (write) => transact(db, [write]),
  );
}

/** No request and no last act of the other holds any more. What is left is folded afterwards. */
const settleInterests = (deps: Deps, customerId: string): Promise<void> =>
  changeInterests(deps, customerId, async (interest, model) => {
    const acts = await findEngagements(deps.db, customerId);
    return {
      ...interest,
      holdUntilEpochMs: Math.min(interest.holdUntilEpochMs, holdFrom(acts, model)),
      ...lastActOf(acts, { ...interest, lastActAt: undefined, campaignId: undefined }),
    };
  });
