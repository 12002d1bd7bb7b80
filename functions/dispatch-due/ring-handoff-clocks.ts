import { putAnswerEntry } from '../shared/adapters/dynamodb/answer-feed-store.ts';
import {
  findCustomer,
  listOwners,
  loadStanding,
  putStanding,
} from '../shared/adapters/dynamodb/customer-store.ts';
import { transact, type Write } from '../shared/adapters/dynamodb/database.ts';
import { findDue } from '../shared/adapters/dynamodb/due-index.ts';
import { findHandoffOf, freeSite, putHandoff } from '../shared/adapters/dynamodb/handoff-store.ts';
import { queueMail } from '../shared/adapters/dynamodb/mail-store.ts';
import { putFact } from '../shared/adapters/dynamodb/timeline-store.ts';
import { isAbsent } from '../shared/domain/choose-owner.ts';
import type { Handoff } from '../shared/domain/handoff.ts';
import { nextTimerAt, timersOf, type HandoffTimer } from '../shared/domain/handoff-timers.ts';
import { dayOf } from '../shared/domain/local-date.ts';
import { queuedMail, type MailSubject } from '../shared/domain/mail.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { Deps } from './dispatch-due.ts';
import { reassignWrites } from './reassign-overdue.ts';

/** Rings the clocks of handoffs that are due: each timer once, with its mail queued in the same transaction. */
export const ringHandoffClocks = (deps: Deps) => async (): Promise<number> => {
  const { db, now } = deps;
  const settings = await deps.settings();
  let rung = 0;
  for (const { pk, sk } of await findDue(db, 'handoff', now().getTime(), 200)) {
    const handoff = await findHandoffOf(db, pk.slice('CUSTOMER#'.length), sk.slice('HANDOFF#'.length));
    const timer =
      handoff === undefined
        ? undefined
        : timersOf(handoff, settings.calendar, settings.handoffRules).find(
            (each) => each.atEpochMs <= now().getTime(),
          );
    if (handoff === undefined) continue;
    rung += Number(
      timer === undefined
        ? await reschedule(deps, handoff, settings)
        : await ring(deps, handoff, timer, settings),
    );
  }
  return rung;
};

/** Nothing to ring: a clock was moved meanwhile. Sets the next one. */
async function reschedule(
  { db }: Deps,
  handoff: Handoff,
  { calendar, handoffRules }: Settings,
): Promise<false> {
  await transact(db, [putHandoff(db, handoff, handoff, nextTimerAt(handoff, calendar, handoffRules))]);
  return false;
}

async function ring(deps: Deps, handoff: Handoff, timer: HandoffTimer, settings: Settings): Promise<boolean> {
  const rung: Handoff = { ...handoff, fired: [...handoff.fired, timer.name] };
  const writes =
    timer.act === 'release'
      ? await releaseWrites(deps, handoff, rung)
      : ((timer.act === 'reassign' ? await reassignWrites(deps, handoff, rung, settings) : undefined) ??
        (await noteWrites(deps, handoff, rung, timer, settings)));
  return (await transact(deps.db, writes)).kind === 'done';
}

/** A reminder goes to the owner; to the manager where the owner is away today. */
async function noteWrites(
  { db, now }: Deps,
  handoff: Handoff,
  rung: Handoff,
  timer: HandoffTimer,
  { calendar, handoffRules }: Settings,
): Promise<readonly Write[]> {
  const today = dayOf(now().getTime(), calendar.utcOffsetMinutes);
  const owner = (await listOwners(db)).find(({ id }) => id === handoff.ownerId);
  const isAway = owner !== undefined && isAbsent(owner, today);
  const subject: MailSubject = {
    kind: timer.act === 'remind' && !isAway ? 'handoffReminder' : 'handoffEscalation',
    handoffId: handoff.id,
    ownerId: handoff.ownerId,
    timer: timer.name,
  };
  const at = now();
  return [
    putHandoff(db, handoff, rung, nextTimerAt(rung, calendar, handoffRules)),
    queueMail(
      db,
      queuedMail(
        `${timer.act}-${handoff.id}-${rung.fired.length}`,
        handoff.customerId,
        subject,
        at.toISOString(),
      ),
      at.getTime(),
    ),
  ];
}

/** Nobody reported for 20 business days: the customer returns to nurturing, counted as unreported (R8). */
async function releaseWrites({ db, now }: Deps, handoff: Handoff, rung: Handoff): Promise<readonly Write[]> {
  const at = now().toISOString();
  const standing = await loadStanding(db, handoff.customerId, at);
  const isKnown = (await findCustomer(db, handoff.customerId)) !== undefined;
  return [
    putHandoff(db, handoff, { ...rung, state: 'released' }, undefined),
    freeSite(db, handoff),
    ...(isKnown
      ? [
          putStanding(db, standing, {
            ...standing,
            openHandoffId: undefined,
            status: 'nurturing',
            statusSince: at,
            because: 'unreported',
          }),
        ]
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
