import { confirmWithinMinutes, type OutboxMail } from '../../domain/mail/mail.ts';
import type { Write } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { putStanding } from '../people/customer-store.ts';
import type { Deps } from './deps.ts';
import { moveMail } from './mail-store.ts';
import type { Recipient } from './recipient-store.ts';

/**
 * Claims a mail to a customer, on condition that nobody wrote the standing since it was read: a refusal, a hold or another
 * campaign's mail in between makes the claim lost, and everything is decided anew. The same id is claimed once.
 * @param beside what is written only with the claim
 */
export async function claimMail(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { customer, standing }: Pick<Recipient, 'customer' | 'standing'>,
  mailId: string,
  subject: Extract<OutboxMail['subject'], { kind: 'nurture' }>,
  beside: readonly Write[] = [],
): Promise<OutboxMail | 'lost'> {
  const at = now();
  const claimed: OutboxMail = {
    schemaVersion: 1,
    id: mailId,
    customerId: customer.id,
    subject,
    state: 'sending',
    queuedAt: at.toISOString(),
    claimedAt: at.toISOString(),
  };
  const outcome = await transact(db, [
    moveMail(db, 'new', claimed, at.getTime() + confirmWithinMinutes * 60_000),
    putStanding(db, standing, { ...standing, lastMailId: mailId }),
    ...beside,
  ]);
  return outcome.kind === 'lost' ? 'lost' : claimed;
}
