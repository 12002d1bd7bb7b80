import { laterOf } from '../../domain/kernel/local-date.ts';
import { instantOf } from '../../domain/kernel/time-zone.ts';
import { mailMoment, type OutboxMail } from '../../domain/mail/mail.ts';
import { lastHumanActAt } from '../../domain/sequences/human-act.ts';
import type { MonthlyPlace, MonthlySent } from '../../domain/sequences/monthly.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findEngagements } from '../timeline/timeline-store.ts';
import type { Recipient } from './recipient-store.ts';

/** The monthly mails among a customer's mails. */
export const monthlySentOf = (mails: readonly OutboxMail[]): readonly MonthlySent[] =>
  mails.flatMap((mail): readonly MonthlySent[] => {
    const { subject, state } = mail;
    if (subject.kind !== 'nurture' || subject.month === undefined) return [];
    return [
      {
        month: subject.month,
        atEpochMs: mailMoment(mail),
        isLast: subject.asksToGoOn === true,
        state: state === 'rejected' ? 'rejected' : state === 'sending' ? 'underWay' : 'sent',
      },
    ];
  });

/** The last that a customer did, said to sales, or pressed to go on, epoch ms. */
export async function humanActAt(
  db: Database,
  {
    place,
    person: { customer, standing },
    settings,
  }: { readonly place: MonthlyPlace; readonly person: Recipient; readonly settings: Settings },
): Promise<number | undefined> {
  const act = lastHumanActAt(await findEngagements(db, customer.id));
  const talkedOn = laterOf(customer.lastTwoWayOn, standing.lastTwoWayOn);
  const moments = [
    act,
    talkedOn === undefined ? undefined : instantOf(talkedOn, '00:00', settings.calendar.timeZone),
    place.continuedAt === undefined ? undefined : Date.parse(place.continuedAt),
  ].filter((moment) => moment !== undefined);
  return moments.length === 0 ? undefined : Math.max(...moments);
}
