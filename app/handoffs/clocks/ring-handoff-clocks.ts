import { freeColleagues } from '../hold-colleagues.ts';
import { withoutCause } from '../../../domain/people/causes.ts';
import type { Counts } from '../../../platform/observability.ts';
import { eachDue } from '../../../platform/dynamodb/quarantine.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { putAnswerEntry } from '../answer/answer-feed-store.ts';
import { findCustomer, loadStanding } from '../../people/customer-store.ts';
import { putStandingOfPerson } from '../../people/speaker-standing-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { type Write } from '../../../platform/dynamodb/database.ts';
import { findDueHandoffs, findHandoffOf, handoffWrites } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { isGone } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { timersOf, type HandoffTimer } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import { queuedMail, type MailSubject } from '../../../domain/mail/mail.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { Needs } from '../../kernel/deps.ts';
import { reassignOverdue } from './reassign-overdue.ts';

type Deps = Needs<'db' | 'settings' | 'keyring' | 'mailQueue' | 'engagementQueue' | 'now'>;

const RUNG_AT_ONCE = 1600;

/** Rings the clocks of handoffs that are due: each timer once, with its mail queued in the same transaction. */
export const ringHandoffClocks = (deps: Deps) => async (): Promise<Counts> => {
  const { db, now } = deps;
  const settings = await deps.settings();
  const due = await findDueHandoffs(db, now().getTime(), RUNG_AT_ONCE);
  const { done, quarantined } = await eachDue(db, due, now, async ({ customerId, handoffId }) => {
    const handoff = await findHandoffOf(db, customerId, handoffId);
    if (handoff === undefined) return false;
    const timer = timersOf(handoff, settings.calendar, settings.handoffRules).find(
      (each) => each.atEpochMs <= now().getTime(),
    );
    return timer === undefined ? reschedule(deps, handoff, settings) : ring(deps, handoff, timer, settings);
  });
  return { 'Dispatched.rung': done, 'Quarantined.handoffs': quarantined };
};

/** Nothing to ring: a clock was moved meanwhile. Sets the next one. */
async function reschedule({ db }: Deps, handoff: Handoff, settings: Settings): Promise<false> {
  await transact(db, handoffWrites(db, handoff, handoff, settings));
  return false;
}

async function ring(deps: Deps, handoff: Handoff, timer: HandoffTimer, settings: Settings): Promise<boolean> {
  if (timer.act === 'reassign' && (await reassignOverdue(deps, handoff, timer, settings))) return true;
  const rung: Handoff = { ...handoff, rung: [...handoff.rung, timer.name] };
  const writes =
    timer.act === 'release'
      ? await releaseWrites(deps, handoff, rung, settings)
      : await noteWrites(deps, handoff, rung, timer, settings);
  return (await transact(deps.db, writes)).kind === 'done';
}

/** A reminder goes to the owner; to the manager where the owner is away today, or has left. */
async function noteWrites(
  { db, now }: Deps,
  handoff: Handoff,
  rung: Handoff,
  timer: HandoffTimer,
  settings: Settings,
): Promise<readonly Write[]> {
  const today = dayOf(now().getTime(), settings.calendar.timeZone);
  const owner = (await listOwners(db)).find(({ id }) => id === handoff.ownerId);
  const isAway = owner !== undefined && isGone(owner, today);
  const subject: MailSubject = {
    kind: timer.act === 'remind' && !isAway ? 'handoffReminder' : 'handoffEscalation',
    handoffId: handoff.id,
    ownerId: handoff.ownerId,
    timer: timer.name,
  };
  const at = now();
  return [
    ...handoffWrites(db, handoff, rung, settings),
    queueMail(
      db,
      queuedMail(
        `${timer.act}-${handoff.id}-${handoff.version + 1}`,
        handoff.customerId,
        subject,
        at.toISOString(),
      ),
      at.getTime(),
    ),
  ];
}

/** Nobody reported for 20 business days: the customer returns to nurturing, counted as unreported (R8). */
async function releaseWrites(
  { db, now }: Deps,
  handoff: Handoff,
  rung: Handoff,
  settings: Settings,
): Promise<readonly Write[]> {
  const at = now().toISOString();
  const standing = await loadStanding(db, handoff.customerId, at);
  const isKnown = (await findCustomer(db, handoff.customerId)) !== undefined;
  return [
    ...handoffWrites(db, handoff, { ...rung, state: 'released', endedAt: at }, settings),
    ...(await freeColleagues(db, handoff, at)),
    ...(isKnown
      ? await putStandingOfPerson(
          db,
          standing,
          {
            ...withoutCause(standing, 'held', handoff.id),
            status: 'nurturing',
            statusSince: at,
            because: 'unreported',
          },
          handoff.joinedCustomerIds,
        )
      : []),
    putFact(db, {
      kind: 'handoffReleased',
      customerId: handoff.customerId,
      at,
      id: handoff.id,
      handoffId: handoff.id,
    }),
    putAnswerEntry(db, {
      kind: 'handoffReleased',
      customerId: handoff.customerId,
      at,
      id: handoff.id,
      handoffId: handoff.id,
    }),
  ];
}
