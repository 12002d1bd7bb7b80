import type { DeliveryEvent } from '../../domain/mail/delivery-event.ts';
import { escalationMail, type OutboxMail } from '../../domain/mail/mail.ts';
import { isSameAddress } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { listOwners } from '../people/owner-store.ts';
import { noteReturned } from '../people/returned-address-store.ts';
import { queueMail } from './mail-store.ts';

/**
 * A mail to staff came back for good: the address is noted. A handoff of which its owner learns nothing is told to the manager
 * at once. Safe to run twice.
 */
export async function noteStaffReturn(
  db: Database,
  { subject, customerId }: OutboxMail,
  { to: email, at }: Pick<DeliveryEvent, 'to' | 'at'>,
): Promise<void> {
  if (email === undefined || subject.kind === 'test') return;
  await noteReturned(db, email, at);
  if (subject.kind !== 'handoff' && subject.kind !== 'handoffReminder') return;
  const { handoffId, ownerId } = subject;
  const owner = (await listOwners(db)).find(({ id }) => id === ownerId);
  if (!isSameAddress(owner?.email, email)) return;
  const mail = escalationMail({ id: handoffId, customerId, ownerId }, 'returned', at);
  await transact(db, [queueMail(db, mail, Date.parse(at))]);
}
