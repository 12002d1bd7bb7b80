import * as z from 'zod';
import { dormancyKindSchema } from '../audience/dormancy.ts';
import type { BusinessCalendar } from '../kernel/business-calendar.ts';
import { msPerDay } from '../kernel/local-date.ts';
import { dayOf } from '../kernel/time-zone.ts';
import {
  decideSending,
  hoursFor,
  sendingMoment,
  type EndReason,
  type PostponeReason,
  type SendFacts,
} from '../mail/send-decision.ts';
import type { SendingState } from '../mail/sending.ts';
import { holdsOf } from '../people/causes.ts';
import type { Customer } from '../people/customer.ts';
import type { Standing } from '../people/standing.ts';
import { isUnderWay, type Enrolment } from './enrolment.ts';
import { isOpen, isWrittenIn, monthStart, nextMonth, windowOf, type MonthlyTopic } from './monthly-topic.ts';

/** One customer's place in the monthly mail. Which mails went out and what was done with them is read where it is kept. */
export const monthlyPlaceSchema = z.object({
  schemaVersion: z.literal(1),
  customerId: z.string(),
  state: z.enum(['active', 'ended']),
  joinedAt: z.iso.datetime(),
  dormancy: dormancyKindSchema,
  /** Why the next mail waits, when it does. */
  waitsBecause: z.string().optional(),
  /** The customer's clock is known, and not the company's: they are looked at in the company's night too. */
  hasOwnClock: z.boolean().optional(),
  endedAt: z.iso.datetime().optional(),
  endedBecause: z.string().optional(),
  /** When the customer last said, on the page of the last mail, that it may go on. */
  continuedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type MonthlyPlace = z.infer<typeof monthlyPlaceSchema>;

/** The place by the clock that is known of its customer now. */
export const onClockOf = (
  customer: Pick<Customer, 'timeZone'>,
  calendar: BusinessCalendar,
  place: MonthlyPlace,
): MonthlyPlace => ({
  ...place,
  hasOwnClock: hoursFor(customer, calendar).timeZone !== calendar.timeZone || undefined,
});

/** A mail of the monthly mail that went out, or perhaps did. */
export interface MonthlySent {
  readonly month: string;
  readonly atEpochMs: number;
  /** It asked whether to go on. */
  readonly isLast: boolean;
  /** `underWay`: nobody knows yet whether it went out. */
  readonly state: 'sent' | 'underWay' | 'rejected';
}

export type MonthlyEnd = EndReason | 'woke' | 'silent';
export type MonthlyWait =
  | PostponeReason
  | 'lastAsked'
  | 'inOtherCampaign'
  | 'nextMonth'
  | 'noTopic'
  | 'noTextInLanguage'
  | 'perhapsSent';

/** What to do with somebody's monthly mail now. `untilEpochMs` in milliseconds. */
export type MonthlyDecision =
  | { readonly kind: 'send'; readonly month: string; readonly isLast: boolean }
  | { readonly kind: 'wait'; readonly untilEpochMs: number; readonly because: MonthlyWait }
  | { readonly kind: 'end'; readonly because: MonthlyEnd };

export interface MonthlyFacts {
  /** As for any mail; the campaign is the monthly mail itself. */
  readonly sending: Omit<SendFacts, 'limits'>;
  readonly place: MonthlyPlace;
  /** The topic of this month, approved or not. */
  readonly topic: MonthlyTopic | undefined;
  readonly sent: readonly MonthlySent[];
  /** The last thing that the customer knowingly did, epoch ms. */
  readonly humanActAtEpochMs: number | undefined;
  readonly enrolments: readonly Pick<Enrolment, 'state' | 'enrolledAt'>[];
  /** ISO: what was sent between is not known, for a backup was restored. */
  readonly perhapsSent?: SendingState['perhapsSent'];
}

/** After so many in a row without a human act the customer is asked whether to go on (R10). */
export const silentMails = 6;
const askedDays = 30;
/** One in a month, whatever campaigns may do. */
const monthlyLimits = { perThirtyDays: 1, daysApart: 30 };

/**
 * Decides about one customer's monthly mail, in the order: law and relation, another campaign, the wake date, the answer to
 * the last mail, this month's topic, sales, frequency, hours. The silent months are counted from what was done and when,
 * so that lateness and a changed verdict need no path of their own.
 */
export function decideMonthly(facts: MonthlyFacts): MonthlyDecision {
  const { sending, topic, sent } = facts;
  const { nowEpochMs, calendar, customer } = sending;
  // The month is the company's, the hours are the customer's.
  const wait = waitIn(hoursFor(customer, calendar));
  const decision = decideSending({ ...sending, limits: monthlyLimits });
  if (decision.kind === 'end') return decision;
  if (facts.enrolments.some(isUnderWay)) return wait(nowEpochMs + 7 * msPerDay, 'inOtherCampaign');
  if (hasWoken(facts)) return { kind: 'end', because: 'woke' };
  const unanswered = sent.filter(
    ({ state, atEpochMs }) => state !== 'rejected' && atEpochMs > (facts.humanActAtEpochMs ?? 0),
  );
  const asked = unanswered.find(({ isLast }) => isLast);
  if (asked !== undefined) {
    const until = asked.atEpochMs + askedDays * msPerDay;
    return nowEpochMs < until
      ? { kind: 'wait', untilEpochMs: until, because: 'lastAsked' }
      : { kind: 'end', because: 'silent' };
  }
  if (topic === undefined || !isOpen(topic, nowEpochMs, calendar))
    return wait(nowEpochMs + msPerDay / 24, 'noTopic');
  const next = monthStart(nextMonth(topic.month), calendar.timeZone);
  const ofMonth = sent.find(({ month }) => month === topic.month);
  if (ofMonth?.state === 'underWay')
    return { kind: 'wait', untilEpochMs: nowEpochMs + msPerDay / 24, because: 'nextMonth' };
  if (ofMonth !== undefined) return wait(Math.max(next, nowEpochMs), 'nextMonth');
  if (mayHaveGone(topic, facts)) return wait(next, 'perhapsSent');
  const isLast = unanswered.length >= silentMails;
  if (!isLast && !isWrittenIn(topic, customer.locale)) return wait(next, 'noTextInLanguage');
  return decision.kind === 'postpone'
    ? { kind: 'wait', untilEpochMs: decision.untilEpochMs, because: decision.because }
    : { kind: 'send', month: topic.month, isLast };
}

const waitIn =
  (hours: BusinessCalendar) =>
  (fromEpochMs: number, because: MonthlyWait): MonthlyDecision => ({
    kind: 'wait',
    untilEpochMs: sendingMoment(fromEpochMs, hours),
    because,
  });

/** This month's mail may be one of those of which a restored backup does not know. */
function mayHaveGone(topic: MonthlyTopic, { perhapsSent, sending }: MonthlyFacts): boolean {
  const window = windowOf(topic, sending.calendar);
  return (
    perhapsSent !== undefined &&
    window !== undefined &&
    window.from < Date.parse(perhapsSent.until) &&
    Date.parse(perhapsSent.from) < window.until
  );
}

/** The wake date has come since they joined: campaigns may take them, unless one did so already. */
function hasWoken({ sending, place, enrolments }: MonthlyFacts): boolean {
  const { standing, customer, nowEpochMs, calendar } = sending;
  const wakeOn = holdsOf(standing).wakeOn ?? customer.wakeOn;
  const on = (at: string): string => dayOf(Date.parse(at), calendar.timeZone);
  return (
    wakeOn !== undefined &&
    wakeOn <= dayOf(nowEpochMs, calendar.timeZone) &&
    on(place.joinedAt) < wakeOn &&
    !enrolments.some(({ enrolledAt }) => on(enrolledAt) >= wakeOn)
  );
}

/** What the nightly pass looks at before it takes somebody into the monthly mail. */
export interface JoinFacts {
  readonly sending: Omit<SendFacts, 'limits'>;
  readonly place: MonthlyPlace | undefined;
  readonly enrolments: readonly Pick<Enrolment, 'state' | 'enrolledAt' | 'endedBecause'>[];
}

/**
 * Whether somebody joins the monthly mail tonight: their sequence has ended without a result, or sales said "too early" or
 * reached nobody (rank C), or they answered the last mail late; and they may be mailed. Once it has ended for them, only what began later brings them back: a
 * place ended is final, and a wake date that has come is the campaigns'.
 */
export function joinsMonthly({ sending, place, enrolments }: JoinFacts): boolean {
  if (place?.state === 'active' || enrolments.some(isUnderWay)) return false;
  const { standing, customer, nowEpochMs, calendar } = sending;
  const on = (at: string): string => dayOf(Date.parse(at), calendar.timeZone);
  const wakeOn = holdsOf(standing).wakeOn ?? customer.wakeOn;
  const isAwake = wakeOn !== undefined && wakeOn <= dayOf(nowEpochMs, calendar.timeZone);
  const isReason = reasonsToJoin(standing, enrolments, place).some(
    (at) =>
      (place === undefined || at > (place.endedAt ?? '')) && (!isAwake || (at !== '' && on(at) >= wakeOn)),
  );
  return isReason && decideSending({ ...sending, limits: monthlyLimits }).kind !== 'end';
}

/** Since when each reason holds, ISO; empty where release 0.2 or before did not keep it. */
const reasonsToJoin = (
  standing: Standing,
  enrolments: JoinFacts['enrolments'],
  place: MonthlyPlace | undefined,
): readonly string[] => [
  ...(place?.continuedAt === undefined ? [] : [place.continuedAt]),
  ...enrolments.filter((each) => isWithoutResult(each)).map(({ enrolledAt }) => enrolledAt),
  ...standing.causes.filter(({ of }) => of === 'monthlyOnly').map(({ at }) => at ?? ''),
];

/** All steps were passed, or it ended without a result; whatever else ends a sequence is a result, or forbids mails. */
const isWithoutResult = ({ state, endedBecause = '' }: Pick<Enrolment, 'state' | 'endedBecause'>): boolean =>
  state === 'done' || (state === 'ended' && endsWithoutResult.has(endedBecause));

const endsWithoutResult: ReadonlySet<string> = new Set([
  'campaignEnded',
  'tooEarly',
  'notReached',
  'waitingForWakeDate',
  'replaced',
]);
