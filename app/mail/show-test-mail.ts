import type { mailRoutes } from '../../contract/mail.ts';
import { stopWords, testMailWords } from '../../contract/sending-words.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { stopsLane, type SendingState } from '../../domain/mail/sending.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findMail } from './mail-store.ts';
import { findSendingState } from './sending-store.ts';

/** What became of a mail that somebody sent to oneself. */
export const showTestMail =
  ({ db, freshSettings }: Needs<'db' | 'freshSettings'>): Serve<typeof mailRoutes.showTestMail> =>
  async ({ params: { customerId, mailId } }, caller) => {
    const mail = await findMail(db, customerId, mailId);
    if (mail?.subject.kind !== 'test') throw unknown;
    const sending = await findSendingState(db);
    const outcome = outcomeOf(mail, sending);
    const locale = caller.locale ?? (await freshSettings()).locale;
    const stop =
      outcome === 'stopped' && sending.stop !== undefined ? stopWords[sending.stop.reason] : undefined;
    return {
      outcome,
      to: mail.subject.to,
      says: (stop?.because ?? testMailWords[outcome](mail.rejectedBecause ?? ''))[locale],
      ...(stop === undefined ? {} : { toDo: stop.toDo[locale] }),
    };
  };

type Outcome = keyof typeof testMailWords;

/** How far it came: as SES says, and before that as our own sender says. */
function outcomeOf(mail: OutboxMail, sending: SendingState): Outcome {
  if (mail.bouncedAt !== undefined) return 'bounced';
  if (mail.deliveredAt !== undefined) return 'delivered';
  switch (mail.state) {
    case 'queued':
      return stopsLane(sending, 'staff') ? 'stopped' : 'waiting';
    case 'sending':
      return 'waiting';
    case 'sent':
      return 'taken';
    case 'rejected':
      return 'refused';
    case 'unconfirmed':
      return 'unconfirmed';
    default:
      return mail.state satisfies never;
  }
}

const unknown = new UserError(404, 'unknown-test-mail', {
  ja: 'この試し送りは見つかりません。もう一度お送りください（rekindle mail test）。',
  en: 'There is no such test mail. Send another one (rekindle mail test).',
});
