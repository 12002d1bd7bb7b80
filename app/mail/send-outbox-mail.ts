import { randomUUID } from 'node:crypto';
import { transact } from '../../platform/dynamodb/transact.ts';
import { findMail, moveMail } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import { answerAddress } from '../../platform/reply-address.ts';
import type { ReadyMail } from '../../platform/ses.ts';
import { confirmStaffWithinMinutes, type OutboxMail } from '../../domain/mail/mail.ts';
import type { MailAbout, Rendered, StaffMailKind, StaffMailRenderers } from '../kernel/staff-mail.ts';
import { deliverClaimed } from './deliver-claimed.ts';
import { addressed } from './render-step.ts';
import type { StepOutcome } from './send-step.ts';
import type { Deps } from './deps.ts';

/** Sends a mail that stands in the outbox: handoffs, reminders, receipts, tests. */
export const sendOutboxMail =
  (deps: Deps, renderers: StaffMailRenderers) =>
  async (customerId: string, mailId: string): Promise<StepOutcome> => {
    const { db, now } = deps;
    const mail = await findMail(db, customerId, mailId);
    if (mail === undefined || mail.state !== 'queued') return 'nothingToDo';
    const rendered = await render(renderers, mail);
    if (rendered.kind === 'impossible') {
      await settleMail(deps, customerId, mailId, {
        to: 'rejected',
        at: now().toISOString(),
        because: rendered.because,
      });
      return 'refused';
    }
    const claimed: OutboxMail = {
      ...mail,
      state: 'sending',
      claimedAt: now().toISOString(),
      claim: randomUUID(),
    };
    const outcome = await transact(db, [
      moveMail(db, 'queued', claimed, now().getTime() + confirmStaffWithinMinutes * 60_000),
    ]);
    // A claim whose answer was lost is tried again by the SDK and meets itself: it is ours all the same.
    if (outcome.kind === 'lost' && !(await isOurs(deps, claimed))) return 'nothingToDo';
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

async function isOurs({ db }: Deps, { customerId, id, claim }: OutboxMail): Promise<boolean> {
  const stored = await findMail(db, customerId, id);
  return stored?.state === 'sending' && stored.claim === claim;
}

function render(renderers: StaffMailRenderers, mail: OutboxMail): Promise<Rendered> {
  const { kind } = mail.subject;
  return kind === 'nurture'
    ? Promise.resolve({ kind: 'impossible', because: 'a step is claimed through its enrolment' })
    : renderOf(renderers, kind, mail);
}

/** The renderer of a kind takes mails of that kind: the kind was read from the mail itself. */
const renderOf = <Kind extends StaffMailKind>(
  renderers: StaffMailRenderers<Kind>,
  kind: Kind,
  mail: OutboxMail,
): Promise<Rendered> =>
  isAbout(mail, kind) ? renderers[kind](mail) : Promise.reject(new Error('unreachable'));

const isAbout = <Kind extends StaffMailKind>(mail: OutboxMail, kind: Kind): mail is MailAbout<Kind> =>
  mail.subject.kind === kind;

/** Mails to an owner about a handoff take an answer by a reply too, where replies are received: a call comes after "mine". */
async function replyToOf(
  { linkKeys, replyDomain }: Deps,
  { subject }: OutboxMail,
  otherwise: string,
): Promise<string> {
  const isAsking =
    subject.kind === 'handoff' ||
    subject.kind === 'handoffReminder' ||
    (subject.kind === 'replyTrouble' && subject.trouble !== 'notYours') ||
    subject.kind === 'freshLink' ||
    (subject.kind === 'receipt' && subject.to !== 'manager');
  return isAsking && replyDomain !== ''
    ? answerAddress(await linkKeys(), replyDomain, subject.handoffId, subject.ownerId)
    : otherwise;
}
