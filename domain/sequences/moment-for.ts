import { isBusinessDay, type BusinessCalendar } from '../kernel/business-calendar.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { dayOf, instantOf, timeOf, type TimeZone } from '../kernel/time-zone.ts';
import type { When } from './when.ts';

/** A webinar as far as steps wait for it. Epoch milliseconds. */
export interface Session {
  readonly startsAtEpochMs: number;
  readonly endsAtEpochMs: number;
  readonly isCancelled: boolean;
}

/** Where and by which calendar moments are computed: the customer's clock, the company's business days. */
export interface Place {
  readonly zone: TimeZone;
  readonly calendar: BusinessCalendar;
  readonly sessions: ReadonlyMap<string, Session>;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * When a wait that began at `fromEpochMs` is over. Never before that, dates and sessions apart; undefined where it hangs on
 * a session that is unknown or cancelled.
 */
export function momentFor(when: When, fromEpochMs: number, place: Place): number | undefined {
  if ('on' in when) return instantOf(when.on, when.at ?? '09:00', place.zone);
  if ('weekdays' in when) return weekdayMoment(when, fromEpochMs, place);
  if ('session' in when) return sessionMoment(when, place);
  return daysMoment(when, fromEpochMs, place);
}

function daysMoment(when: Extract<When, { days: number }>, from: number, { zone, calendar }: Place): number {
  const today = dayOf(from, zone);
  const dayAfter = (start: LocalDate, count: number): LocalDate =>
    when.business ? businessDayFrom(start, count, calendar) : addDays(start, count);
  const momentOn = (day: LocalDate): number =>
    when.at === undefined
      ? instantOf(day, timeOf(from, zone), zone) + (from % MINUTE_MS)
      : instantOf(day, when.at, zone);
  const day = dayAfter(today, when.days);
  const at = momentOn(day);
  return at >= from ? at : momentOn(dayAfter(addDays(day, 1), 0));
}

/** A weekday that is closed moves to the next business day: a week's delay surprises. */
function weekdayMoment(
  { weekdays, at }: Extract<When, { weekdays: unknown }>,
  from: number,
  { zone, calendar }: Place,
): number {
  const today = dayOf(from, zone);
  for (let ahead = 0; ; ahead++) {
    const day = addDays(today, ahead);
    if (!weekdays.includes(weekdayOf(day))) continue;
    const moment = instantOf(businessDayFrom(day, 0, calendar), at, zone);
    if (moment >= from) return moment;
  }
}

function sessionMoment(when: Extract<When, { session: string }>, place: Place): number | undefined {
  const session = place.sessions.get(when.session);
  if (session === undefined || session.isCancelled) return undefined;
  const base = when.from === 'start' ? session.startsAtEpochMs : session.endsAtEpochMs;
  if (when.businessDays === undefined) return base + (when.hours ?? 0) * HOUR_MS;
  const day = businessDayFrom(dayOf(base, place.zone), when.businessDays, place.calendar);
  return instantOf(day, when.at ?? '10:00', place.zone);
}

const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** So many days at most are looked through: a calendar without any business day is refused long before. */
const FARTHEST = 2000;

/** The n-th business day after a day, or before it; 0 is the day itself or, if it is closed, the next open one. */
function businessDayFrom(from: LocalDate, count: number, calendar: BusinessCalendar): LocalDate {
  const way = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let day = from;
  for (let tries = 0; tries < FARTHEST; tries++) {
    if (left === 0 && isBusinessDay(day, calendar)) return day;
    day = addDays(day, way);
    if (left > 0 && isBusinessDay(day, calendar)) left--;
  }
  throw new RangeError('the business calendar has no open day: open some weekday');
}
