import { dayOf, instantOf } from '../kernel/time-zone.ts';
import {
  addBusinessDays,
  addBusinessMinutes,
  endOfBusinessDay,
  type BusinessCalendar,
} from '../kernel/business-calendar.ts';
import type { Handoff } from './handoff.ts';
import { shippedHandoffRules, type HandoffRules } from './handoff-rules.ts';
import type { Temperature } from '../interest/interest.ts';
import type { Bant } from '../people/bant.ts';
import { confirmedCount, isKnown, withinTwelveMonths } from '../people/bant.ts';

/** What sales should do, and by when. */
export type Rank = 'A' | 'B' | 'C';

export interface RankFacts {
  readonly temperature: Temperature;
  /** Inquiry, quote, demo, document, consultation, or an interested reply. */
  readonly isRequest: boolean;
  readonly bant: Bant;
  readonly isSenior: boolean;
  readonly askedInWebinar: boolean;
  /** Days (YYYY-MM-DD) on which sales called without an answer. */
  readonly unansweredCallDays: readonly string[];
}

/**
 * A/B/C (R6, G1). Three attempts on two days without an answer outweigh any score;
 * only a new request does not wait.
 */
export const rankOf = (facts: RankFacts, rules: HandoffRules = shippedHandoffRules): Rank =>
  rankedBy(facts, rules).rank;

/** The rank, and why. */
export function rankedBy(
  facts: RankFacts,
  rules: HandoffRules = shippedHandoffRules,
): { readonly rank: Rank; readonly because: NonNullable<Handoff['decided']>['rankedBecause'] } {
  if (facts.isRequest) return { rank: 'A', because: 'request' };
  if (isUnanswered(facts.unansweredCallDays, rules)) return { rank: 'C', because: 'noAnswer' };
  if (facts.temperature === 'hot')
    return confirmedCount(facts.bant) >= rules.bantForRankA
      ? { rank: 'A', because: 'hotWithBant' }
      : { rank: 'B', because: 'hot' };
  const isKnownAndSoon = isKnown(facts.bant) && withinTwelveMonths(facts.bant);
  return facts.temperature === 'warm' &&
    (facts.isSenior || facts.bant.authority === 'decisionMaker' || facts.askedInWebinar || isKnownAndSoon)
    ? { rank: 'B', because: 'warm' }
    : { rank: 'C', because: 'other' };
}

/** So many attempts on so many days without an answer: 応答なし. */
export const isUnanswered = (
  callDays: readonly string[],
  { noAnswer }: Pick<HandoffRules, 'noAnswer'>,
): boolean => callDays.length >= noAnswer.attempts && new Set(callDays).size >= noAnswer.days;

/** Two clocks (R7): when the owner should have said "mine", and when the customer should have been called. Epoch milliseconds. */
export interface Clocks {
  readonly receivedDueEpochMs: number;
  readonly firstContactDueEpochMs: number;
}

/** Shipped: A, first call within one business hour; B hot, end of the next business day; B warm, within five business days. C has no clock. */
export function clocksFor(
  rank: Rank,
  temperature: Temperature,
  fromEpochMs: number,
  calendar: BusinessCalendar,
  { firstContact, received: receive }: HandoffRules = shippedHandoffRules,
): Clocks {
  const days = temperature === 'hot' && rank === 'B' ? firstContact.hotDays : firstContact.warmDays;
  const firstContactDueEpochMs =
    rank === 'A'
      ? addBusinessMinutes(fromEpochMs, firstContact.rankAMinutes, calendar)
      : endOfBusinessDay(fromEpochMs, days, calendar);
  const minutes = rank === 'A' ? receive.rankAMinutes : receive.otherMinutes;
  const received = addBusinessMinutes(fromEpochMs, minutes, calendar);
  return { receivedDueEpochMs: Math.min(received, firstContactDueEpochMs), firstContactDueEpochMs };
}

/** Both clocks as a handoff keeps them. */
export const storedClocks = ({ receivedDueEpochMs, firstContactDueEpochMs }: Clocks) => ({
  receivedDueAt: new Date(receivedDueEpochMs).toISOString(),
  firstContactDueAt: new Date(firstContactDueEpochMs).toISOString(),
});

/** The moment `count` business days after an instant, at the opening of that day. */
export function businessDaysAfter(fromEpochMs: number, count: number, calendar: BusinessCalendar): number {
  const day = addBusinessDays(dayOf(fromEpochMs, calendar.timeZone), count, calendar);
  const opening = calendar.hours[0]?.from ?? '09:00';
  return instantOf(day, opening, calendar.timeZone);
}
