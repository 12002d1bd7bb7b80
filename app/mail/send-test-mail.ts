import { mailRoutes } from '../../contract/mail.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';
import { queuedMail } from '../../domain/mail/mail.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { resolveAddresses } from '../people/address-store.ts';
import { loadStanding } from '../people/customer-store.ts';
import { queueMail } from './mail-store.ts';
import { checkedText, someoneIn, stepOf, triedTopic } from './preview-mail.ts';

/** Sends a mail to oneself, with a real customer's values. It counts nowhere. */
export const sendTestMail =
  (
    deps: Needs<'db' | 'keyring' | 'freshSettings' | 'mailQueue' | 'audienceQueue' | 'now'>,
  ): Serve<typeof mailRoutes.sendTestMail> =>
  async ({ body: { to, template, customerId, segmentId, month, ...tried } }) => {
    stepOf(template);
    await refuseRefused(deps, to);
    await triedTopic(deps.db, month);
    if (tried.text !== undefined)
      checkedText(tried.text, tried.locale ?? (await deps.freshSettings()).locale);
    const recipient = customerId ?? (await someoneIn(deps, segmentId));
    const at = deps.now();
    const mailId = (await deps.keyring()).idOf('mail', `test|${to}|${template}|${at.toISOString()}`);
    await transact(deps.db, [
      queueMail(
        deps.db,
        queuedMail(mailId, recipient, { kind: 'test', to, template, month, ...tried }, at.toISOString()),
        at.getTime() + 60_000,
      ),
    ]);
    const message: MailMessage = { kind: 'outbox', customerId: recipient, mailId };
    await deps.mailQueue.send(message);
    return { mailId, customerId: recipient, to };
  };

/** A test is a mail like any other for whoever gets it: nobody who refused gets one. */
async function refuseRefused(
  { db, keyring, now }: Needs<'db' | 'keyring' | 'now'>,
  to: string,
): Promise<void> {
  const { customerId, isKnown, refusals } = (await resolveAddresses(db, await keyring(), [to]))(to);
  const hasRefused =
    isKnown && holdsOf(await loadStanding(db, customerId, now().toISOString())).refused !== undefined;
  if (refusals.length === 0 && !hasRefused) return;
  throw new UserError(409, 'address-refused', {
    ja: `${to} は配信を停止している宛先です。テストは、ご自分や社内のアドレスに送ってください。`,
    en: `${to} has refused our mails. Send the test to an address of your own.`,
  });
}
