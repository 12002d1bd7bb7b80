import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { exclusionsOf } from '../../domain/audience/exclusion.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { mailMoment, type OutboxMail } from '../../domain/mail/mail.ts';
import type { SendFacts } from '../../domain/mail/send-decision.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Recipient } from './recipient-store.ts';

/** What deciding about a mail to this person rests on at one moment, but for the limits of its frequency. */
export function sendFactsOf(
  person: Pick<Recipient, 'customer' | 'account' | 'standing' | 'mails' | 'isAddressRefused'>,
  settings: Settings,
  nowEpochMs: number,
  campaign: SendFacts['campaign'],
): Omit<SendFacts, 'limits'> {
  const today = dayOf(nowEpochMs, settings.calendar.timeZone);
  const dormancy = dormancyOf(person, today, settings.dormancy, settings.calendar.timeZone);
  return {
    customer: person.customer,
    standing: person.standing,
    exclusions: exclusionsOf(person, dormancy, today, settings.exclusion),
    addressRefused: person.isAddressRefused,
    campaign,
    sentAtEpochMs: nurtureMails(person.mails)
      .map((mail) => mailMoment(mail))
      .filter((at) => nowEpochMs - at < 30 * msPerDay),
    nowEpochMs,
    calendar: settings.calendar,
  };
}

/** The mails to a customer that went out, or perhaps did. */
const nurtureMails = (mails: readonly OutboxMail[]): readonly OutboxMail[] =>
  mails.filter(({ subject, state }) => subject.kind === 'nurture' && state !== 'rejected');
