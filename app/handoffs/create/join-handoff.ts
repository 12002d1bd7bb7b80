import { putStanding } from '../../people/customer-store.ts';
import { heldBy, withCauses } from '../../../domain/people/causes.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { dropStaleLock } from '../site-lock-store.ts';
import { crossingStands } from '../../interest/crossing-store.ts';
import { findHandoffOf, handoffWrites } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { endWaiting } from './waiting-store.ts';
import { hasDone, isOpen, withDone, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { clocksFor, storedClocks } from '../../../domain/handoffs/rank.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { isGone } from '../../../domain/handoffs/route/choose-owner.ts';
import { listOwners } from '../../people/owner-store.ts';
import { queuedMail, type MailSubject } from '../../../domain/mail/mail.ts';
import type { Lead, Trigger } from './lead.ts';
import type { Deps } from './deps.ts';

/** What became of a lead whose site is taken. */
export type JoinOutcome =
  | { readonly kind: 'joined' | 'reranked'; readonly handoffId: string; readonly mailId: string }
  | { readonly kind: 'existed'; readonly handoffId: string }
  | { readonly kind: 'alreadyHandedOver' };

/** The site is taken: a colleague joins, a request of the same or another person ranks the open handoff anew. */
export async function joinHandoff(
  deps: Deps,
  { settings, standing }: Lead,
  trigger: Trigger,
  holder: { readonly handoffId: string; readonly customerId: string },
  isRequest: boolean,
): Promise<JoinOutcome | 'lost'> {
  const { db } = deps;
  const held = await findHandoffOf(db, holder.customerId, holder.handoffId);
  if (held === undefined || !isOpen(held)) {
    if (held !== undefined) await transact(db, [dropStaleLock(db, held)]);
    return 'lost';
  }
  const mark = `${trigger.customerId}.${trigger.id}`;
  if (hasDone(held, 'join', mark)) return { kind: 'existed', handoffId: held.id };
  const isColleague =
    holder.customerId !== trigger.customerId && !held.joinedCustomerIds.includes(trigger.customerId);
  if (!isColleague && !isRequest) return { kind: 'alreadyHandedOver' };
  // A request is never kept from the owner: it ranks the handoff anew, or, where its clock still runs, is told beside it.
  const hasClock = held.rank === 'A' && held.firstContactAt === undefined && !isPast(held, deps.now());
  const isRaised = isRequest && !hasClock;
  const joined: Handoff = {
    ...withDone(isRaised ? raised(deps, held, settings) : held, 'join', mark),
    joinedCustomerIds: isColleague ? [...held.joinedCustomerIds, trigger.customerId] : held.joinedCustomerIds,
  };
  const now = deps.now();
  const mailId = `handoff-${held.id}-${held.version + 1}`;
  const outcome = await transact(db, [
    ...handoffWrites(db, held, joined, settings),
    ...(await subjectsFor(deps, held, settings)).map((subject, index) =>
      queueMail(
        db,
        queuedMail(index === 0 ? mailId : `${mailId}-manager`, held.customerId, subject, now.toISOString()),
        now.getTime(),
      ),
    ),
    ...(isColleague
      ? [putStanding(db, standing, withCauses(standing, heldBy(held.id, now.toISOString())))]
      : []),
    ...(await endWaiting(db, trigger.customerId)),
    ...crossingStands(db, trigger),
    putFact(db, {
      kind: 'handoffJoined',
      customerId: trigger.customerId,
      at: now.toISOString(),
      id: `${held.id}.${trigger.id}`,
      handoffId: held.id,
      campaignId: trigger.campaignId,
    }),
  ]);
  if (outcome.kind === 'lost') return 'lost';
  return { kind: isColleague ? 'joined' : 'reranked', handoffId: held.id, mailId };
}

const isPast = ({ firstContactDueAt }: Handoff, now: Date): boolean =>
  Date.parse(firstContactDueAt) <= now.getTime();

/** Who is told: the owner; the manager too while the owner is away, and alone where the owner has left. */
async function subjectsFor(
  { db, now }: Deps,
  { id: handoffId, ownerId }: Handoff,
  { calendar }: Lead['settings'],
): Promise<readonly MailSubject[]> {
  const owner = (await listOwners(db)).find((each) => each.id === ownerId);
  const isAway = owner !== undefined && isGone(owner, dayOf(now().getTime(), calendar.timeZone));
  return [
    ...(owner?.retired === true ? [] : [{ kind: 'handoff', handoffId, ownerId, reason: 'joined' } as const]),
    ...(isAway ? [{ kind: 'handoffEscalation', handoffId, ownerId, timer: 'joined' } as const] : []),
  ];
}

/** Rank A with a clock from now: somebody talked to before is to be called again. */
function raised({ now }: Deps, held: Handoff, { calendar, handoffRules }: Lead['settings']): Handoff {
  const clocks = clocksFor('A', 'hot', now().getTime(), calendar, handoffRules);
  return {
    ...held,
    rank: 'A',
    isRequest: true,
    firstContactAt: undefined,
    promisedAt: undefined,
    promisedWay: undefined,
    ...storedClocks(clocks),
    ...(held.decided === undefined ? {} : { decided: { ...held.decided, rankedBecause: 'request' } }),
  };
}
