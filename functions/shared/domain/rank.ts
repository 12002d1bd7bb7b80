import {
  addBusinessDays,
  addBusinessMinutes,
  endOfBusinessDay,
  type BusinessCalendar,
} from './business-calendar.ts';
import type { Temperature } from './interest.ts';
import { dayOf } from './local-date.ts';
import type { Bant } from './bant.ts';
import { confirmedCount, isKnown, withinTwelveMonths } from './bant.ts';

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
 * A/B/C (R6; seeds 000:69-73 and 001:70-88). Three attempts on two days without an answer outweigh any score;
 * only a new request does not wait.
 */
export function rankOf(facts: RankFacts): Rank {
  if (facts.isRequest) return 'A';
  if (facts.unansweredCallDays.length >= 3 && new Set(facts.unansweredCallDays).size >= 2) return 'C';
  if (facts.temperature === 'hot') return confirmedCount(facts.bant) >= 2 ? 'A' : 'B';
  const isKnownAndSoon = isKnown(facts.bant) && withinTwelveMonths(facts.bant);
  return facts.temperature === 'warm' &&
    (facts.isSenior || facts.bant.authority === 'decisionMaker' || facts.askedInWebinar || isKnownAndSoon)
    ? 'B'
    : 'C';
}

/** Two clocks (R7): when the owner should have said "mine", and when the customer should have been called. Epoch milliseconds. */
export interface Clocks {
  readonly receivedDueEpochMs: number;
  readonly firstContactDueEpochMs: number;
}

/** A: first call within one business hour. B hot: end of the next business day; B warm: within five business days. C has no clock. */
export function clocksFor(
  rank: Rank,
  temperature: Temperature,
  fromEpochMs: number,
  calendar: BusinessCalendar,
): Clocks {
  const firstContactDueEpochMs =
    rank === 'A'
      ? addBusinessMinutes(fromEpochMs, 60, calendar)
      : endOfBusinessDay(fromEpochMs, temperature === 'hot' && rank === 'B' ? 1 : 5, calendar);
  const received =
    rank === 'A'
      ? addBusinessMinutes(fromEpochMs, 30, calendar)
      : addBusinessMinutes(fromEpochMs, 240, calendar);
  return { receivedDueEpochMs: Math.min(received, firstContactDueEpochMs), firstContactDueEpochMs };
}

/** Unreported handoffs: reminded after 5 business days, escalated after 10, returned to nurturing after 20 (R8). */
export const unreportedSteps = [
  { after: 5, act: 'remind' },
  { after: 10, act: 'escalate' },
  { after: 20, act: 'release' },
] as const;

/** The moment `count` business days after an instant, at the opening of that day. */
export function businessDaysAfter(fromEpochMs: number, count: number, calendar: BusinessCalendar): number {
  const day = addBusinessDays(dayOf(fromEpochMs, calendar.utcOffsetMinutes), count, calendar);
  const opening = calendar.hours[0]?.from ?? '09:00';
  return Date.parse(`${day}T${opening}:00Z`) - calendar.utcOffsetMinutes * 60_000;
}
