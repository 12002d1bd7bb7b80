import { nextWorkingMoment, type BusinessCalendar } from '../../../domain/kernel/business-calendar.ts';
import { msPerDay } from '../../../domain/kernel/local-date.ts';
import { queuedMail, staffId } from '../../../domain/mail/mail.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import { canBeTold } from '../../../domain/people/welcome.ts';
import type { Campaign } from '../../../domain/sequences/campaign.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Needs } from '../../kernel/deps.ts';
import { queueMail } from '../../mail/mail-store.ts';

/** By then those whom a launch takes are enrolled, and stand under their owners. */
const enrolledAfterMs = 300_000;

/**
 * Puts two mails for every owner into the outbox: the question, and a reminder a day before the end. Whoever has nobody in
 * the campaign by then, or has answered, gets none: that is looked at when they are sent.
 */
export async function askOwners(
  { db, keyring }: Needs<'db' | 'keyring'>,
  { id: campaignId, launchedAt, ownerReview }: Campaign,
  owners: readonly Owner[],
  { calendar, cancelMinutes }: { readonly calendar: BusinessCalendar; readonly cancelMinutes: number },
): Promise<void> {
  if (ownerReview === undefined) return;
  const keys = await keyring();
  const asked = Date.parse(launchedAt) + cancelMinutes * 60_000 + enrolledAfterMs;
  const due = {
    ask: nextWorkingMoment(asked, calendar),
    remind: nextWorkingMoment(Date.parse(ownerReview.until) - msPerDay, calendar),
  };
  for (const owner of owners.filter((each) => canBeTold(each)))
    for (const round of ['ask', 'remind'] as const) {
      const id = keys.idOf('mail', `review.${campaignId}.${owner.id}.${round}`);
      const subject = { kind: 'ownerReview', campaignId, ownerId: owner.id, round } as const;
      await transact(db, [queueMail(db, queuedMail(id, staffId, subject, launchedAt), due[round])]);
    }
}
