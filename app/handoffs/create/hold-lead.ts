import { isInTalks } from '../../../domain/audience/dormancy.ts';
import { instantOf, dayOf } from '../../../domain/kernel/time-zone.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { levelOf, temperatureAt } from '../../../domain/interest/interest.ts';
import { isReachable } from '../../../domain/handoffs/route/choose-owner.ts';
import { queuedMail } from '../../../domain/mail/mail.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { findInterest } from '../../interest/interest-store.ts';
import { findMail, queueMail } from '../../mail/mail-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { findHandoffOf } from '../handoff-store.ts';
import { findDealOwner } from '../route/deal-owner.ts';
import { findSiteHolder } from '../site-lock-store.ts';
import type { Deps } from './deps.ts';
import type { Lead, Trigger } from './lead.ts';
import { keepWaiting } from './waiting-store.ts';

/** What became of a crossing. */
export type HandoffOutcome =
  | { readonly kind: 'created'; readonly handoffId: string }
  | { readonly kind: 'joined' | 'reranked'; readonly handoffId: string }
  | { readonly kind: 'existed'; readonly handoffId: string }
  | {
      readonly kind: 'held';
      readonly because: HoldReason;
      /** It is tried again by itself. */ readonly waits: boolean;
    };

type HoldReason =
  | 'noHandoffBefore'
  | 'withdrawn'
  | 'unknownCustomer'
  | 'noOwner'
  | 'ownersFull'
  | 'alreadyInTalks'
  | 'alreadyHandedOver';

/** "Too early" and "not now" hold back until their day; a request never waits. An open talk needs no second handoff. */
export function holdOf(
  { customer, standing, account, settings }: Lead,
  isRequest: boolean,
  now: Date,
): HoldReason | undefined {
  if (isRequest) return undefined;
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  const { noHandoffBefore } = holdsOf(standing);
  if (noHandoffBefore !== undefined && noHandoffBefore > today) return 'noHandoffBefore';
  return isInTalks({ customer, account, standing }, today, settings.dormancy, settings.calendar.timeZone)
    ? 'alreadyInTalks'
    : undefined;
}

export async function keepHeld(
  { db }: Deps,
  trigger: Trigger,
  because: HoldReason,
  beside: readonly Write[] = [],
): Promise<HandoffOutcome> {
  const { customerId, at, id, campaignId } = trigger;
  const held = putFact(db, { kind: 'handoffHeld', customerId, at, id, because, campaignId });
  await transact(db, [held, ...beside]);
  return { kind: 'held', because, waits: waiting.includes(because) };
}

const waiting: readonly HoldReason[] = ['noHandoffBefore', 'noOwner', 'ownersFull'];

/** A crossing that a machine made is no crossing, also where the news of that came first. */
export async function isTakenBack(db: Database, trigger: Trigger): Promise<boolean> {
  if (trigger.kind !== 'crossing') return false;
  const interest = await findInterest(db, trigger.customerId, trigger.modelId);
  return interest?.withdrawnCrossings?.includes(trigger.number) === true;
}

/** How long a lead waits at most before it is tried again without any event: owners and limits change. */
const RETRY_MS = 6 * 3_600_000;

export async function waitUntilDay(
  deps: Deps,
  { standing, settings }: Lead,
  trigger: Trigger,
): Promise<readonly Write[]> {
  const day = holdsOf(standing).noHandoffBefore ?? '';
  return keepWaiting(deps.db, {
    trigger,
    untilEpochMs: instantOf(day, '00:00', settings.calendar.timeZone),
    level: await levelNow(deps, trigger.customerId),
  });
}

export const waitForOwner = async (deps: Deps, trigger: Trigger, queue?: string): Promise<readonly Write[]> =>
  keepWaiting(deps.db, {
    trigger,
    queue,
    untilEpochMs: deps.now().getTime() + RETRY_MS,
    level: await levelNow(deps, trigger.customerId),
  });

/** Whether what called for a handoff still does: the customer is hot, or asked for it himself. */
export async function stillCalls(
  deps: Pick<Deps, 'db' | 'settings' | 'now'>,
  trigger: Trigger,
): Promise<boolean> {
  if (trigger.kind === 'requested' || trigger.isRequest) return true;
  const { model } = await deps.settings();
  const own = await findInterest(deps.db, trigger.customerId, model.id);
  const interest = own?.movedTo === undefined ? own : await findInterest(deps.db, own.movedTo, model.id);
  return interest !== undefined && temperatureAt(interest, deps.now().getTime(), model) === 'hot';
}

async function levelNow(deps: Deps, customerId: string): Promise<number> {
  const { model } = await deps.settings();
  const interest = await findInterest(deps.db, customerId, model.id);
  return interest === undefined || interest.heat === null ? -1e9 : levelOf(interest.heat, interest.threshold);
}

/** Whoever works on an open deal there hears of it once, and nobody else does (R13). */
export async function dealNote(
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

/** Nobody in sales can be reached: the request goes to marketing with its clock, and is never lost. Once, however often it comes. */
export async function tellMarketing({ db, now }: Deps, { customerId, engagementId }: Trigger): Promise<void> {
  const mail = queuedMail(
    `unowned-${engagementId}`,
    customerId,
    { kind: 'supportForward', engagementId },
    now().toISOString(),
  );
  await transact(db, [queueMail(db, mail, now().getTime())]);
}
