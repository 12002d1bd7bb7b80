import type { Counts } from '../../../platform/observability.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';
import { eachDue } from '../../../platform/dynamodb/quarantine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { createHandoff } from './create-handoff.ts';
import type { Deps } from './deps.ts';
import { stillCalls } from './hold-lead.ts';
import {
  endWaiting,
  findDueWaiting,
  findFormerWaiting,
  findQueue,
  findWaitingOf,
  poolQueue,
  type WaitingTrigger,
} from './waiting-store.ts';

type Create = ReturnType<typeof createHandoff>;

/** So many of a queue are tried at most when somebody has room again. */
const TRIED_AT_ONCE = 20;
/** So many whose day has come are tried at most in a minute. */
const DUE_AT_ONCE = 160;

/** What may have given an owner room: a handoff went, or to somebody else. */
export type RoomFact =
  | FactOf<'feedback'>
  | FactOf<'handoffReleased'>
  | FactOf<'handoffWithdrawn'>
  | FactOf<'crossingWithdrawn'>;

/** An owner may have room: the leads that wait for him are tried, then those of the pool; those of most interest first. */
export const takeWaiting =
  (deps: Deps, create: Create) =>
  async (fact: RoomFact, handoff: Handoff | undefined): Promise<number> => {
    const owners = [handoff?.ownerId, fact.kind === 'feedback' ? fact.feedback.by : undefined];
    let taken = 0;
    for (const queue of new Set([...owners, poolQueue]))
      if (queue !== undefined) taken += await takeFrom(deps, create, queue);
    return taken;
  };

async function takeFrom(deps: Deps, create: Create, queue: string): Promise<number> {
  let taken = 0;
  for (const trigger of await findQueue(deps.db, queue, TRIED_AT_ONCE)) {
    const outcome = await tryAgain(deps, create, trigger);
    taken += Number(outcome === 'created');
    // Whoever waits for one owner waits on when he is full; the pool has others who may have room.
    if (outcome === 'waits' && queue !== poolQueue) return taken;
  }
  return taken;
}

/** The day has come that held a lead back, or some hours went by: it is tried again. */
export const takeDueWaiting = (deps: Deps, create: Create) => async (): Promise<Counts> => {
  const { db, now } = deps;
  const due = await findDueWaiting(db, now().getTime(), DUE_AT_ONCE);
  const { done, quarantined } = await eachDue(db, due, now, async ({ customerId }) => {
    const trigger = await findWaitingOf(db, customerId);
    return trigger !== undefined && (await tryAgain(deps, create, trigger)) === 'created';
  });
  for (const trigger of await findFormerWaiting(db, TRIED_AT_ONCE)) await tryAgain(deps, create, trigger);
  return { 'Dispatched.waiting': done, 'Quarantined.waiting': quarantined };
};

/** Who is no longer hot waits no longer; if he is hot again, that is a crossing of its own. */
async function tryAgain(
  deps: Deps,
  create: Create,
  trigger: WaitingTrigger,
): Promise<'created' | 'waits' | 'ended'> {
  const { db } = deps;
  const outcome = (await stillCalls(deps, trigger)) ? await create(trigger) : undefined;
  if (outcome?.kind === 'held' && outcome.waits) return 'waits';
  const ended = await endWaiting(db, trigger.customerId);
  if (ended.length > 0) await transact(db, ended);
  return outcome?.kind === 'created' ? 'created' : 'ended';
}
