import type { Owner } from '../../../domain/people/customer.ts';
import { escalationMail } from '../../../domain/mail/mail.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Needs } from '../../kernel/deps.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { findOpenHandoffs } from '../handoff-store.ts';

/** Tells the managers at once of every open handoff whose owner has left: nobody reads what comes for it. Safe to run twice. */
export async function tellOfLeavers(
  { db, now }: Needs<'db' | 'now'>,
  leavers: readonly Pick<Owner, 'id'>[],
): Promise<void> {
  if (leavers.length === 0) return;
  const ids = new Set(leavers.map(({ id }) => id));
  const at = now();
  for (const handoff of await findOpenHandoffs(db))
    if (ids.has(handoff.ownerId))
      await transact(db, [queueMail(db, escalationMail(handoff, 'retired', at.toISOString()), at.getTime())]);
}
