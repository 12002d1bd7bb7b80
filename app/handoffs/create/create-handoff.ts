import { heldBy, holdsOf, withCauses } from '../../../domain/people/causes.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import type { Lead, Trigger } from './lead.ts';
import type { Deps } from './deps.ts';
import { findAccount, findMembers } from '../../people/account-store.ts';
import { findCustomer, loadStanding, putStanding } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import { type Write } from '../../../platform/dynamodb/database.ts';
import { findHandoffOf, findSiteHolder, putHandoff, putPointer, takeSite } from '../handoff-store.ts';
import { findMail, queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { endWaiting, keepWaiting } from './waiting-store.ts';
import type { MailMessage } from '../../../domain/mail/mail-message.ts';
import { isReachable } from '../../../domain/handoffs/route/choose-owner.ts';
import { collisionScope } from '../../../domain/handoffs/create/collision-scope.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { nextTimerAt } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import { queuedMail, type OutboxMail } from '../../../domain/mail/mail.ts';
import { findDealOwner } from '../route/deal-owner.ts';
import { routeHandoff } from '../route/route-handoff.ts';
import { describeHandoff } from './describe-handoff.ts';
import { joinHandoff } from './join-handoff.ts';

/** What became of a crossing. */
export type HandoffOutcome =
  | { readonly kind: 'created'; readonly handoffId: string }
  | { readonly kind: 'joined' | 'reranked'; readonly handoffId: string }
  | { readonly kind: 'existed'; readonly handoffId: string }
  | { readonly kind: 'held'; readonly because: HoldReason };

type HoldReason =
  | 'noHandoffBefore'
  | 'unknownCustomer'
  | 'noOwner'
  | 'ownersFull'
  | 'alreadyInTalks'
  | 'alreadyHandedOver';

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
  if (lead === undefined) return { kind: 'held', because: 'unknownCustomer' };
  const handoffId = (await deps.keyring()).idOf(
    'handoff',
    `${trigger.customerId}.${trigger.kind}.${trigger.id}`,
  );
  const existing = await findHandoffOf(deps.db, trigger.customerId, handoffId);
  if (existing !== undefined) {
    await announce(deps, trigger.customerId, mailOf(existing).id);
    return { kind: 'existed', handoffId };
  }
  const isRequest = trigger.kind === 'requested' || trigger.isRequest;
  const hold = holdOf(lead, isRequest, deps.now());
  if (hold === 'alreadyInTalks')
    return keepHeld(deps, trigger, hold, await dealNote(deps, lead, trigger, handoffId));
  if (hold !== undefined) return keepHeld(deps, trigger, hold);
  const holder = await findSiteHolder(deps.db, lead.account.id, lead.scope);
  if (holder === undefined) return makeHandoff(deps, lead, trigger, handoffId, isRequest);
  const joined = await joinHandoff(deps, lead, trigger, holder, isRequest);
  if (joined === 'lost' || joined.kind === 'existed') return joined;
  if (joined.kind === 'alreadyHandedOver') return keepHeld(deps, trigger, 'alreadyHandedOver');
  await announce(deps, holder.customerId, joined.mailId);
  return { kind: joined.kind, handoffId: joined.handoffId };
}

async function loadLead({ db, settings, now }: Deps, customerId: string): Promise<Lead | undefined> {
  const customer = await findCustomer(db, customerId);
  if (customer === undefined) return undefined;
  const account = await findAccount(db, customer.accountId);
  if (account === undefined) return undefined;
  const inForce = await settings();
  const { handoffRules } = inForce;
  const countsPeople = handoffRules.collisions === 'site' && customer.site === undefined;
  const people = countsPeople ? (await findMembers(db, account.id)).length : 0;
  return {
    customer,
    account,
    standing: await loadStanding(db, customerId, now().toISOString()),
    settings: inForce,
    scope: collisionScope(customer, account, people, handoffRules),
  };
}

/** "Too early" and "not now" hold back until their day; a request never waits. An open talk needs no second handoff. */
function holdOf(
  { standing, account, settings }: Lead,
  isRequest: boolean,
  now: Date,
): HoldReason | undefined {
  if (isRequest) return undefined;
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  const { noHandoffBefore } = holdsOf(standing);
  if (noHandoffBefore !== undefined && noHandoffBefore > today) return 'noHandoffBefore';
  const isInTalks = standing.status === 'opportunity' || standing.status === 'won';
  return isInTalks || account.relationship.openDeals > 0 ? 'alreadyInTalks' : undefined;
}

async function keepHeld(
  { db }: Deps,
  trigger: Trigger,
  because: HoldReason,
  beside: readonly Write[] = [],
): Promise<HandoffOutcome> {
  const { customerId, at, id, campaignId } = trigger;
  const held = putFact(db, { kind: 'handoffHeld', customerId, at, id, because, campaignId });
  await transact(db, [held, ...beside]);
  return { kind: 'held', because };
}

/** Whoever works on an open deal there hears of it once, and nobody else does (R13). */
async function dealNote(
  { db, now }: Deps,
  { account, scope }: Lead,
  { customerId }: Trigger,
  handoffId: string,
): Promise<readonly Write[]> {
  const holder = await findSiteHolder(db, account.id, scope);
  const held =
    holder === undefined ? undefined : await findHandoffOf(db, holder.customerId, holder.handoffId);
  const owners = await listOwners(db);
  const owner = owners.find(({ id }) => id === held?.ownerId) ?? (await findDealOwner(db, account, owners));
  if (owner === undefined || !isReachable(owner)) return [];
  const id = `dealnote-${handoffId}`;
  const known = await findMail(db, customerId, id);
  return known === undefined
    ? [
        queueMail(
          db,
          queuedMail(id, customerId, { kind: 'dealNote', ownerId: owner.id }, now().toISOString()),
          now().getTime(),
        ),
      ]
    : [];
}

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
  if (choice.kind === 'full') return keepHeld(deps, trigger, 'ownersFull', [keepWaiting(db, trigger)]);
  if (choice.kind === 'nobody') {
    if (isRequest) await tellMarketing(deps, trigger);
    return keepHeld(deps, trigger, 'noOwner');
  }
  const handoff = await describeHandoff(deps, lead, trigger, { handoffId, choice, isRequest });
  const now = deps.now().toISOString();
  const raised: Standing = {
    ...withCauses(standing, heldBy(handoffId, now)),
    ...(standing.status === 'opportunity'
      ? {}
      : { status: entryStatus(handoff, customer), statusSince: now }),
  };
  const outcome = await transact(db, [
    putHandoff(db, undefined, handoff, nextTimerAt(handoff, settings.calendar, settings.handoffRules)),
    takeSite(db, handoff),
    putStanding(db, standing, raised),
    putPointer(db, handoff),
    queueMail(db, mailOf(handoff), deps.now().getTime()),
    endWaiting(db, customer.id),
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

/** Nobody in sales can be reached: the request goes to marketing with its clock, and is never lost. Once, however often it comes. */
async function tellMarketing({ db, now }: Deps, { customerId, engagementId }: Trigger): Promise<void> {
  const mail = queuedMail(
    `unowned-${engagementId}`,
    customerId,
    { kind: 'supportForward', engagementId },
    now().toISOString(),
  );
  await transact(db, [queueMail(db, mail, now().getTime())]);
}

/** The mail that hands a new handoff over. */
const mailOf = ({ id, customerId, ownerId, createdAt }: Handoff): OutboxMail =>
  queuedMail(`handoff-${id}`, customerId, { kind: 'handoff', handoffId: id, ownerId }, createdAt);

/** Sends a mail at once; were this lost, dispatch finds it due in the outbox. */
async function announce({ mailQueue }: Deps, customerId: string, mailId: string): Promise<void> {
  const message: MailMessage = { kind: 'outbox', customerId, mailId };
  await mailQueue.send(message);
}
