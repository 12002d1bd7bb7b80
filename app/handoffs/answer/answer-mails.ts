import { clock, manager } from '../../../domain/handoffs/answered-by.ts';
import type { FeedbackEffects } from '../../../domain/handoffs/answer/effects.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import { queuedMail, type OutboxMail } from '../../../domain/mail/mail.ts';
import type { Settings } from '../../../domain/settings/settings.ts';

/**
 * Who hears of an answer: whoever gave it, by a receipt with an undo; a new owner, by the handoff's own mail; whoever
 * lost it to another's decision; the manager, where somebody asked to be relieved.
 */
export function mailsAbout(
  before: Handoff,
  after: Handoff,
  feedback: Feedback,
  passesOn: FeedbackEffects['passesOn'],
): readonly OutboxMail[] {
  const { id, at, by } = feedback;
  const handoffId = before.id;
  const isManager = by === manager;
  const isPassed = after.ownerId !== before.ownerId;
  const [receipt, handover, lost, relieved] = [
    mail(
      before,
      `receipt-${id}`,
      {
        kind: 'receipt',
        handoffId,
        ownerId: isManager ? before.ownerId : by,
        feedbackId: id,
        ...(isManager ? { to: 'manager' } : {}),
      },
      at,
    ),
    mail(
      before,
      `handoff-${handoffId}-${id}`,
      {
        kind: 'handoff',
        handoffId,
        ownerId: after.ownerId,
        reason: passesOn?.how === 'tossedUp' ? 'tossedUp' : 'reassigned',
      },
      at,
    ),
    mail(before, `lost-${handoffId}-${id}`, { kind: 'handoffLost', handoffId, ownerId: before.ownerId }, at),
    mail(
      before,
      `relieved-${handoffId}-${id}`,
      { kind: 'handoffEscalation', handoffId, ownerId: before.ownerId, timer: 'relieved' },
      at,
    ),
  ] as const;
  return [
    ...(by === clock ? [] : [receipt]),
    ...(isPassed ? [handover] : []),
    ...(isPassed && (passesOn?.how === 'named' || by === clock) ? [lost] : []),
    ...(passesOn?.how === 'relieved' && by !== clock ? [relieved] : []),
  ];
}

/** Marketing hears of each report at once, unless it reads them by the week. */
export const copiesOf = (
  handoff: Handoff,
  feedback: Feedback,
  { copiesOfReports }: Settings,
): readonly OutboxMail[] =>
  feedback.answer.kind === 'report' && copiesOfReports === 'each'
    ? [
        mail(
          handoff,
          `copy-${feedback.id}`,
          { kind: 'reportCopy', handoffId: handoff.id, ownerId: feedback.by, feedbackId: feedback.id },
          feedback.at,
        ),
      ]
    : [];

const mail = (handoff: Handoff, id: string, subject: OutboxMail['subject'], at: string): OutboxMail =>
  queuedMail(id, handoff.customerId, subject, at);
