import { transact } from '../../platform/dynamodb/database.ts';
import { findMail, moveMail } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import { answerAddress } from '../../platform/reply-address.ts';
import type { ReadyMail } from '../../platform/ses.ts';
import { confirmWithinMinutes, type OutboxMail } from '../../domain/mail/mail.ts';
import { deliverClaimed } from './deliver-claimed.ts';
import { renderStaffMail } from './render-staff-mail.ts';
import { addressed, type Deps, type StepOutcome } from './send-step.ts';

/** Sends a mail that stands in the outbox: handoffs, reminders, receipts, tests. */
export const sendOutboxMail =
  (deps: Deps) =>
  async (customerId: string, mailId: string): Promise<StepOutcome> => {
    const { db, now } = deps;
    const mail = await findMail(db, customerId, mailId);
    if (mail === undefined || mail.state !== 'queued') return 'nothingToDo';
    const rendered = await renderStaffMail(deps, mail);
    if (rendered.kind === 'impossible') {
      await settleMail(db, customerId, mailId, {
        to: 'rejected',
        at: now().toISOString(),
        because: rendered.because,
      });
      return 'refused';
    }
    const claimed: OutboxMail = { ...mail, state: 'sending', claimedAt: now().toISOString() };
    const outcome = await transact(db, [
      moveMail(db, 'queued', claimed, now().getTime() + confirmWithinMinutes * 60_000),
    ]);
    if (outcome.kind === 'lost') return 'nothingToDo';
    const settings = await deps.settings();
    const ready: ReadyMail = {
      from: addressed(
        settings.companyName,
        mail.subject.kind === 'test' ? settings.senderAddress : settings.staffSenderAddress,
      ),
      to: rendered.to,
      replyTo: await replyToOf(deps, mail, settings.marketingAddress),
      ...rendered.mail,
      headers: {},
      tags: { c: customerId, m: mailId, k: mail.subject.kind === 'test' ? 'test' : 'staff' },
      configurationSet: deps.staffConfigurationSet,
    };
    return deliverClaimed(deps, claimed, ready);
  };

/** Mails that ask for an answer take it by a reply too, where replies are received. */
async function replyToOf(
  { keyring, replyDomain }: Deps,
  { subject }: OutboxMail,
  otherwise: string,
): Promise<string> {
  const isAsking =
    subject.kind === 'handoff' || subject.kind === 'handoffReminder' || subject.kind === 'replyTrouble';
  return isAsking && replyDomain !== ''
    ? answerAddress(await keyring(), replyDomain, subject.handoffId, subject.ownerId)
    : otherwise;
}
