import { loadStanding } from '../../people/customer-store.ts';
import type { Write } from '../../../platform/dynamodb/database.ts';
import { putHandoff } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { nextTimerAt } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import { queuedMail, type MailSubject } from '../../../domain/mail/mail.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { clock } from '../../../domain/handoffs/answered-by.ts';
import { passOn } from '../route/pass-on.ts';
import type { Needs } from '../../kernel/deps.ts';

type Deps = Needs<'db' | 'settings' | 'mailQueue' | 'engagementQueue' | 'now'>;

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
