import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { Account } from '../../domain/people/customer.ts';
import { relate } from '../../domain/people/relationship.ts';
import { parted } from '../../domain/people/same-company.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findAccount, putAccount } from './account-store.ts';
import {
  endMerge,
  findCompanyMerge,
  forgetMovedDeals,
  findMovedDeals,
  listCompanyMerges,
  moveMerge,
  undoUntil,
  type CompanyMerge,
} from './company-merge-store.ts';
import { findDeals } from './deal-store.ts';
import { findMembersBehind } from './merged-account-store.ts';
import { giveBackDeals, moveDeals } from './move-deals.ts';
import { forgetOrigin, giveBackPeople, movePeople, type MoveHandoff } from './move-people.ts';

interface Deps extends Needs<'db' | 'now' | 'audienceQueue' | 'engagementQueue'> {
  readonly moveHandoff: MoveHandoff;
}
type Message = Extract<AudienceMessage, { kind: 'mergeCompany' }>;

/** By night: whatever came to a company that was merged away goes over too, what broke off goes on, and what can be taken back no more is forgotten. */
export const spreadMerges =
  ({ db, audienceQueue }: Needs<'db' | 'audienceQueue'>) =>
  async (): Promise<Counts> => {
    const merges = await listCompanyMerges(db);
    await audienceQueue.sendAll(merges.map(({ goes }): Message => ({ kind: 'mergeCompany', goes })));
    return { 'Merges.open': merges.length };
  };

/** Takes the next stretch of a merge, or of its undoing. Twice is the same as once, and whatever breaks off goes on. */
export const takeMergeCompany =
  (deps: Deps) =>
  async ({ goes, after }: Message): Promise<number> => {
    const merge = await findCompanyMerge(deps.db, goes);
    if (merge === undefined) return 0;
    switch (merge.state) {
      case 'moving':
      case 'merged':
        return undoUntil(merge.at) < deps.now().toISOString().slice(0, 10) && merge.state === 'merged'
          ? makeFinal(deps, merge, after)
          : bringOver(deps, merge);
      case 'undoing':
        return bringBack(deps, merge, after);
      default:
        return merge.state satisfies never;
    }
  };

/** People of one stretch; more are left to the next message. */
export const STRETCH = 1000;
const SWEEP_AFTER_SECONDS = 900;

async function bringOver(deps: Deps, merge: CompanyMerge): Promise<number> {
  const { db, audienceQueue } = deps;
  const again = { kind: 'mergeCompany', goes: merge.goes } satisfies Message;
  const { moved, isAll } = await movePeople(deps, merge, STRETCH);
  if (!isAll) {
    await audienceQueue.send(again);
    return moved;
  }
  await moveDeals(db, merge);
  if (merge.state === 'merged') return moved;
  await refoldPeople(deps, [merge.stays]);
  const isDone = await settle(db, merge, async (stays, goes) => ({
    writes: [moveMerge(db, merge, 'merged')],
    stays: withoutMerging({ ...stays, relationship: relate(await findDeals(db, stays.id)) }),
    goes: withoutMerging({ ...goes, relationship: relate([]) }),
  }));
  // An import that was under way may yet bring somebody to where nobody belongs any more.
  if (isDone) await audienceQueue.sendAll([again], SWEEP_AFTER_SECONDS);
  return moved;
}

async function bringBack(deps: Deps, merge: CompanyMerge, after: string | undefined): Promise<number> {
  const { db, audienceQueue } = deps;
  const { moved, last } = await giveBackPeople(deps, merge, { after, count: STRETCH });
  if (last !== undefined) {
    await audienceQueue.send({ kind: 'mergeCompany', goes: merge.goes, after: last } satisfies Message);
    return moved;
  }
  await giveBackDeals(db, merge);
  await refoldPeople(deps, [merge.stays, merge.goes]);
  await settle(db, merge, async (stays, goes) => ({
    writes: [endMerge(db, merge)],
    stays: withoutMerging({
      ...parted(stays, merge.goes, merge.filled, merge.before),
      relationship: relate(await findDeals(db, stays.id)),
    }),
    goes: withoutMerging({ ...goes, relationship: relate(await findDeals(db, goes.id)) }),
  }));
  return moved;
}

/** It can be taken back no more: what was kept for that is forgotten. */
async function makeFinal(deps: Deps, merge: CompanyMerge, after: string | undefined): Promise<number> {
  const { db, audienceQueue } = deps;
  // Whoever came late goes over first.
  await movePeople(deps, merge, STRETCH);
  await moveDeals(db, merge);
  const { moved, last } = await forgetOrigin(db, merge, { after, count: STRETCH });
  if (last !== undefined) {
    await audienceQueue.send({ kind: 'mergeCompany', goes: merge.goes, after: last } satisfies Message);
    return moved;
  }
  for (let deals = await findMovedDeals(db, merge.goes, 500); deals.length > 0;) {
    await forgetMovedDeals(db, merge.goes, deals);
    deals = await findMovedDeals(db, merge.goes, 500);
  }
  await transact(db, [endMerge(db, merge)]);
  return moved;
}

interface Settled {
  readonly writes: readonly ReturnType<typeof endMerge>[];
  readonly stays: Account;
  readonly goes: Account;
}

const TRIES = 8;

/** Writes both companies with the last step of a job; false where it was taken meanwhile. */
const settle = (
  db: Database,
  merge: CompanyMerge,
  plan: (stays: Account, goes: Account) => Promise<Settled>,
): Promise<boolean> =>
  untilWon(`the merge of ${merge.goes}`, TRIES, async () => {
    const now = await findCompanyMerge(db, merge.goes);
    const [stays, goes] = await Promise.all([findAccount(db, merge.stays), findAccount(db, merge.goes)]);
    if (now?.state !== merge.state || stays === undefined || goes === undefined) return false;
    const planned = await plan(stays, goes);
    const outcome = await transact(db, [
      ...planned.writes,
      putAccount(db, planned.stays),
      putAccount(db, planned.goes),
    ]);
    return outcome.kind === 'done' ? true : 'lost';
  });

function withoutMerging(account: Account): Account {
  const { merging: _merging, ...rest } = account;
  return rest;
}

/** What a company is decides how its people are scored: industry and size may have come from the other. */
async function refoldPeople({ db, engagementQueue }: Deps, accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds)
    for (let after: string | undefined; ;) {
      const members = await findMembersBehind(db, accountId, { after, count: STRETCH });
      await engagementQueue.sendAll(
        members.map((customerId): EngagementMessage => ({ kind: 'refold', customerId })),
      );
      after = members.at(-1);
      if (members.length < STRETCH) break;
    }
}
