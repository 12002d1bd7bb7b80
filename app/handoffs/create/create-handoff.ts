import { heldAnew } from '../../../domain/people/causes.ts';
import type { Lead, Trigger } from './lead.ts';
import type { Deps } from './deps.ts';
import { putStanding } from '../../people/customer-store.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import { findHandoffOf, handoffWrites } from '../handoff-store.ts';
import { takeRoom } from '../route/owner-room-store.ts';
import { crossingStands } from '../../interest/crossing-store.ts';
import {
  dealNote,
  holdOf,
  isTakenBack,
  keepHeld,
  tellMarketing,
  waitForOwner,
  waitUntilDay,
  type HandoffOutcome,
} from './hold-lead.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { endWaiting, poolQueue } from './waiting-store.ts';
import type { MailMessage } from '../../../domain/mail/mail-message.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { queuedMail, type OutboxMail } from '../../../domain/mail/mail.ts';
import { routeHandoff } from '../route/route-handoff.ts';
import { describeHandoff } from './describe-handoff.ts';
import { joinHandoff } from './join-handoff.ts';
import { findHolder, loadLead } from './load-lead.ts';

const TRIES = 6;

/**
 * Turns a crossing, or a request by somebody hot, into one handoff to one owner, and queues its mail in the same
 * transaction. Ids come from the crossing, so a repeated event finds the handoff made. A second hot colleague of the
 * same site joins the open one; a request ranks it anew. Where whoever it belongs to has no room, it waits.
 */
export const createHandoff =
  (deps: Deps) =>
  (trigger: Trigger): Promise<HandoffOutcome> =>
    untilWon(`the handoff of customer ${trigger.customerId}`, TRIES, () => tryHandoff(deps, trigger));

async function tryHandoff(deps: Deps, trigger: Trigger): Promise<HandoffOutcome | 'lost'> {
  const lead = await loadLead(deps, trigger.customerId);
  if (lead === undefined) return { kind: 'held', because: 'unknownCustomer', waits: false };
  if (lead.customer.id !== trigger.customerId) return tryHandoff(deps, triggerOf(lead.customer.id, trigger));
  const handoffId = (await deps.keyring()).idOf(
    'handoff',
    `${trigger.customerId}.${trigger.kind}.${trigger.id}`,
  );
  const existing = await findHandoffOf(deps.db, trigger.customerId, handoffId);
  if (existing !== undefined) {
    await announce(deps, trigger.customerId, mailOf(existing).id);
    return { kind: 'existed', handoffId };
  }
  if (await isTakenBack(deps.db, trigger)) return keepHeld(deps, trigger, 'withdrawn');
  const isRequest = trigger.kind === 'requested' || trigger.isRequest;
  const hold = holdOf(lead, isRequest, deps.now());
  if (hold === 'alreadyInTalks')
    return keepHeld(deps, trigger, hold, await dealNote(deps, lead, trigger, handoffId));
  if (hold === 'noHandoffBefore')
    return keepHeld(deps, trigger, hold, await waitUntilDay(deps, lead, trigger));
  if (hold !== undefined) return keepHeld(deps, trigger, hold);
  const holder = await findHolder(deps.db, lead);
  if (holder === undefined) return makeHandoff(deps, lead, trigger, handoffId, isRequest);
  // The same event, delivered twice at once, made it in between: nobody joins one's own.
  if (holder.handoffId === handoffId) return 'lost';
  const joined = await joinHandoff(deps, lead, trigger, holder, isRequest);
  if (joined === 'lost' || joined.kind === 'existed') return joined;
  if (joined.kind === 'alreadyHandedOver') return keepHeld(deps, trigger, 'alreadyHandedOver');
  await announce(deps, holder.customerId, joined.mailId);
  return { kind: joined.kind, handoffId: joined.handoffId };
}

/** What was to hand a record over that was merged meanwhile; its crossing is none of the one that is left, nor taken back there. */
const triggerOf = (customerId: string, trigger: Trigger): Trigger =>
  trigger.kind === 'crossing' ? { ...trigger, customerId, number: 0 } : { ...trigger, customerId };

async function makeHandoff(
  deps: Deps,
  lead: Lead,
  trigger: Trigger,
  handoffId: string,
  isRequest: boolean,
): Promise<HandoffOutcome | 'lost'> {
  const { db } = deps;
  const { customer, account, standing, settings } = lead;
  const desk = settings.handoffRules.insideSales === true ? 'insideSales' : 'field';
  const choice = await routeHandoff(db, { customer, account, desk, isRequest }, settings, deps.now());
  if (choice.kind === 'full')
    return keepHeld(
      deps,
      trigger,
      'ownersFull',
      await waitForOwner(deps, trigger, choice.waitsFor ?? poolQueue),
    );
  if (choice.kind === 'nobody') {
    if (isRequest) await tellMarketing(deps, trigger);
    return keepHeld(deps, trigger, 'noOwner', await waitForOwner(deps, trigger));
  }
  const handoff = await describeHandoff(deps, lead, trigger, { handoffId, choice, isRequest });
  const room = isRequest ? [] : await takeRoom(db, choice.owner, settings.openHandoffsPerOwner);
  if (room === 'full') return 'lost';
  const now = deps.now().toISOString();
  const raised: Standing = {
    ...heldAnew(standing, handoffId, now),
    ...(standing.status === 'opportunity'
      ? {}
      : { status: entryStatus(handoff, customer), statusSince: now }),
  };
  const outcome = await transact(db, [
    ...handoffWrites(db, undefined, handoff, settings),
    putStanding(db, standing, raised),
    queueMail(db, mailOf(handoff), deps.now().getTime()),
    ...(await endWaiting(db, customer.id)),
    ...crossingStands(db, trigger),
    ...room,
    putFact(db, {
      kind: 'handoffCreated',
      customerId: customer.id,
      at: now,
      id: handoffId,
      handoffId,
      rank: handoff.rank,
      ownerId: handoff.ownerId,
      campaignId: trigger.campaignId,
    }),
  ]);
  if (outcome.kind === 'lost') return 'lost';
  await announce(deps, customer.id, mailOf(handoff).id);
  return { kind: 'created', handoffId };
}

/** With inside sales, whoever may be called is to be called (TQL); else a candidate (R20). */
const entryStatus = (
  { desk }: Handoff,
  { noCall, phoneDirect, phoneMobile, phoneMain }: Customer,
): Standing['status'] =>
  desk === 'insideSales' && !noCall && (phoneDirect ?? phoneMobile ?? phoneMain) !== undefined
    ? 'tql'
    : 'mql';

/** The mail that hands a new handoff over. */
const mailOf = ({ id, customerId, ownerId, createdAt }: Handoff): OutboxMail =>
  queuedMail(`handoff-${id}`, customerId, { kind: 'handoff', handoffId: id, ownerId }, createdAt);

/** Sends a mail at once; were this lost, dispatch finds it due in the outbox. */
async function announce({ mailQueue }: Deps, customerId: string, mailId: string): Promise<void> {
  const message: MailMessage = { kind: 'outbox', customerId, mailId };
  await mailQueue.send(message);
}
