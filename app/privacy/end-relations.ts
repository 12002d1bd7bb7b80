import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import { isUnderWay } from '../../domain/sequences/enrolment.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { ownTriggers } from '../handoffs/create/own-triggers.ts';
import { endWaiting, keepWaiting } from '../handoffs/create/waiting-store.ts';
import { findHandoff, findHandoffs, handoffWrites } from '../handoffs/handoff-store.ts';
import { freeColleagues, settleColleagues } from '../handoffs/hold-colleagues.ts';
import type { Needs } from '../kernel/deps.ts';
import { findCasesOf, removeCase } from '../people/case-store.ts';
import { findContactChange, putContactChange } from '../people/contact-change-store.ts';
import { loadStanding } from '../people/customer-store.ts';
import { findEnrolments, putEnrolment } from '../sequences/campaign-store.ts';
import { findPlace, putPlace } from '../sequences/monthly-store.ts';
import { putFact } from '../timeline/timeline-store.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

const TRIES = 8;
const MINUTE_MS = 60_000;
/** As a sequence says that its customer is no longer stored. */
const gone = 'gone';

/** Ends what is under way with one record, so that it is counted as ended: handoffs, waiting, campaigns, the monthly mail. */
export async function endRelations(deps: Deps, customerId: string): Promise<void> {
  const ends = [withdrawHandoffs, leaveHandoff, endEnrolments, endMonthly, closeChange, closeCases];
  for (const end of ends)
    await untilWon(`what is under way with ${customerId}`, TRIES, () => end(deps, customerId));
  await transactAny(deps, await endWaiting(deps.db, customerId));
}

type Ended = Promise<undefined | 'lost'>;

async function transactAny({ db }: Deps, writes: Parameters<typeof transact>[1]): Ended {
  return writes.length === 0 || (await transact(db, writes)).kind === 'done' ? undefined : 'lost';
}

/** Sales loses what it has of the person; colleagues who joined are free, or handed over by what they did themselves. */
async function withdrawHandoffs(deps: Deps, customerId: string): Ended {
  const { db, settings, now } = deps;
  for (const open of (await findHandoffs(db, customerId)).filter((handoff) => isOpen(handoff))) {
    const at = now().toISOString();
    const { id } = open;
    await keepCallers(deps, open);
    const outcome = await transactAny(deps, [
      ...handoffWrites(db, open, { ...open, state: 'withdrawn', endedAt: at }, await settings()),
      ...(await freeColleagues(db, open, at)),
      putFact(db, { kind: 'handoffWithdrawn', customerId, at, id, handoffId: id }),
    ]);
    if (outcome === 'lost') return 'lost';
  }
  for (const handoff of await findHandoffs(db, customerId))
    await settleColleagues(db, handoff, now().toISOString());
  return undefined;
}

/**
 * Colleagues who still call for a handoff wait for one of their own (R14). Kept before theirs is withdrawn, and due after:
 * an erasure that breaks off between is made good by its next try.
 */
async function keepCallers(deps: Deps, handoff: Handoff): Promise<void> {
  const { db, now } = deps;
  for (const customerId of handoff.joinedCustomerIds) {
    const trigger = (await ownTriggers(deps, handoff, customerId)).at(-1);
    if (trigger === undefined) continue;
    const untilEpochMs = now().getTime() + MINUTE_MS;
    await transact(db, await keepWaiting(db, { trigger, untilEpochMs, level: 0 }));
  }
}

/** Leaves a colleague's handoff. */
async function leaveHandoff(deps: Deps, customerId: string): Ended {
  const { db, settings, now } = deps;
  const { openHandoffId } = holdsOf(await loadStanding(db, customerId, now().toISOString()));
  const handoff = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
  if (handoff === undefined || !handoff.joinedCustomerIds.includes(customerId)) return undefined;
  const joinedCustomerIds = handoff.joinedCustomerIds.filter((each) => each !== customerId);
  return transactAny(deps, handoffWrites(db, handoff, { ...handoff, joinedCustomerIds }, await settings()));
}

async function endEnrolments(deps: Deps, customerId: string): Ended {
  const { db, now } = deps;
  const running = (await findEnrolments(db, customerId)).filter((enrolment) => isUnderWay(enrolment));
  for (const enrolment of running) {
    const at = now().toISOString();
    const { campaignId } = enrolment;
    const ended = { ...enrolment, state: 'ended', endedAt: at, endedBecause: gone } as const;
    const outcome = await transactAny(deps, [
      putEnrolment(db, enrolment, ended, undefined),
      putFact(db, { kind: 'enrolmentEnded', customerId, at, id: campaignId, campaignId, because: gone }),
    ]);
    if (outcome === 'lost') return 'lost';
  }
  return undefined;
}

async function endMonthly(deps: Deps, customerId: string): Ended {
  const { db, settings, now } = deps;
  const place = await findPlace(db, customerId);
  if (place === undefined || place.state === 'ended') return undefined;
  const at = now().toISOString();
  const { calendar } = await settings();
  return transactAny(deps, [
    putPlace(db, place, { ...place, state: 'ended', endedAt: at, endedBecause: gone }, undefined),
    putFact(db, {
      kind: 'enrolmentEnded',
      customerId,
      at,
      id: monthlyId,
      campaignId: monthlyId,
      because: gone,
      month: dayOf(Date.parse(at), calendar.timeZone).slice(0, 7),
    }),
  ]);
}

/** Nobody is asked any more whether they have left or moved. */
async function closeChange(deps: Deps, customerId: string): Ended {
  const change = await findContactChange(deps.db, customerId);
  if (change?.state !== 'open') return undefined;
  const { version: _version, ...told } = change;
  return transactAny(deps, putContactChange(deps.db, change, { ...told, state: 'dismissed' }));
}

/** Nothing that they wrote waits to be read any more. */
async function closeCases({ db }: Deps, customerId: string): Ended {
  for (const open of await findCasesOf(db, customerId)) await transact(db, [removeCase(db, open)]);
  return undefined;
}
