import { loadStanding } from '../shared/adapters/dynamodb/customer-store.ts';
import type { Write } from '../shared/adapters/dynamodb/database.ts';
import { putHandoff } from '../shared/adapters/dynamodb/handoff-store.ts';
import { queueMail } from '../shared/adapters/dynamodb/mail-store.ts';
import { putFact } from '../shared/adapters/dynamodb/timeline-store.ts';
import type { Handoff } from '../shared/domain/handoff.ts';
import { nextTimerAt } from '../shared/domain/handoff-timers.ts';
import { queuedMail, type MailSubject } from '../shared/domain/mail.ts';
import type { Settings } from '../shared/domain/settings.ts';
import { clock } from '../shared/domain/answered-by.ts';
import { passOn } from '../shared/sales/pass-on.ts';
import type { Deps } from './dispatch-due.ts';

/**
 * A lead of the pool whose clock ended goes to the next owner (R7), where the rules say so: the new one gets it by mail, the
 * one who had it and the manager are told. Undefined where there is nobody else.
 */
export async function reassignWrites(
  { db, now }: Deps,
  handoff: Handoff,
  rung: Handoff,
  settings: Settings,
): Promise<readonly Write[] | undefined> {
  const at = now().toISOString();
  const standing = await loadStanding(db, handoff.customerId, at);
  const passed = await passOn(db, { handoff: rung, standing }, { how: 'relieved' }, settings, now());
  if (passed.ownerId === handoff.ownerId) return undefined;
  const id = `clock-${handoff.id}-${rung.fired.length}`;
  const handoffId = handoff.id;
  const mails: readonly (readonly [string, MailSubject])[] = [
    ['handoff', { kind: 'handoff', handoffId, ownerId: passed.ownerId, reason: 'reassigned' }],
    ['lost', { kind: 'handoffLost', handoffId, ownerId: handoff.ownerId }],
  ];
  return [
    putHandoff(db, handoff, passed, nextTimerAt(passed, settings.calendar, settings.handoffRules)),
    putFact(db, {
      kind: 'feedback',
      customerId: handoff.customerId,
      at,
      id,
      handoffId,
      feedback: {
        id,
        handoffId,
        customerId: handoff.customerId,
        at,
        by: clock,
        answer: { kind: 'reassign', to: passed.ownerId },
      },
      handoff: { before: handoff, after: passed },
    }),
    ...mails.map(([name, subject]) =>
      queueMail(db, queuedMail(`${name}-${id}`, handoff.customerId, subject, at), now().getTime()),
    ),
  ];
}
