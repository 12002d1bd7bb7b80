import { dayOf, instantOf } from './time-zone.ts';
import { timeZoneSchema } from './time-zone-schema.ts';
import japaneseHolidays from 'japanese-holidays';
import * as z from 'zod';
import { addDays, type LocalDate } from './local-date.ts';
import { clockTimeSchema } from './written-texts.ts';

/** The company's own calendar: one for sales clocks, sending and reports (R17). */
export const businessCalendarSchema = z.object({
  timeZone: timeZoneSchema,
  /** Working hours of a day, in order: 9-12 and 13-18 by default. */
  hours: z.array(z.object({ from: clockTimeSchema, to: clockTimeSchema })).min(1),
  /** 0 is Sunday. */
  workdays: z.array(z.number().int().min(0).max(6)).min(1),
  observesJapaneseHolidays: z.boolean(),
  /** Month and day, MM-DD, closed each year: year end and お盆. */
  closedEachYear: z.array(z.object({ from: z.string(), to: z.string() })),
  closedOn: z.array(z.string()),
});
export type BusinessCalendar = z.infer<typeof businessCalendarSchema>;

export const defaultCalendar: BusinessCalendar = {
  timeZone: 'Asia/Tokyo',
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
  workdays: [1, 2, 3, 4, 5],
  observesJapaneseHolidays: true,
  closedEachYear: [
    { from: '12-29', to: '12-31' },
    { from: '01-01', to: '01-03' },
    { from: '08-13', to: '08-15' },
  ],
  closedOn: [],
};

export function isBusinessDay(day: LocalDate, calendar: BusinessCalendar): boolean {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  if (!calendar.workdays.includes(weekday) || calendar.closedOn.includes(day)) return false;
  const monthDay = day.slice(5);
  if (calendar.closedEachYear.some((range) => isClosedIn(range, monthDay))) return false;
  return !(
    calendar.observesJapaneseHolidays &&
    japaneseHolidays.isHoliday(new Date(year, month - 1, date), true) !== undefined
  );
}

/** A range may run over the turn of the year: 12-29 to 01-03. */
const isClosedIn = (
  { from, to }: { readonly from: string; readonly to: string },
  monthDay: string,
): boolean => (from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to);

/** The next business day after `day`. */
export function nextBusinessDay(day: LocalDate, calendar: BusinessCalendar): LocalDate {
  let next = addDays(day, 1);
  for (let tries = 0; tries < 400; tries++) {
    if (isBusinessDay(next, calendar)) return next;
    next = addDays(next, 1);
  }
  throw noWorkingTime();
}

const noWorkingTime = (): RangeError =>
  new RangeError('the business calendar has no working time within 400 days: open some hours or days');

/** The business day that comes `count` business days after `day`. */
export function addBusinessDays(day: LocalDate, count: number, calendar: BusinessCalendar): LocalDate {
  let result = day;
  for (let left = count; left > 0; left--) result = nextBusinessDay(result, calendar);
  return result;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

const instant = (day: LocalDate, time: string, calendar: BusinessCalendar): number =>
  instantOf(day, time, calendar.timeZone);

const intervalsOf = (day: LocalDate, calendar: BusinessCalendar): readonly Interval[] =>
  isBusinessDay(day, calendar)
    ? calendar.hours.map(({ from, to }) => ({
        from: instant(day, from, calendar),
        to: instant(day, to, calendar),
      }))
    : [];

/**
 * The moment `minutes` of working time after `fromEpochMs`.
 * 17:40 on a Friday before a Monday holiday plus an hour is Tuesday 9:40 (G4).
 */
export function addBusinessMinutes(fromEpochMs: number, minutes: number, calendar: BusinessCalendar): number {
  let left = minutes * 60_000;
  let day = dayOf(fromEpochMs, calendar.timeZone);
  for (let tries = 0; tries < 400; tries++) {
    for (const { from, to } of intervalsOf(day, calendar)) {
      const start = Math.max(from, fromEpochMs);
      if (start >= to) continue;
      if (to - start >= left) return start + left;
      left -= to - start;
    }
    day = addDays(day, 1);
  }
  throw noWorkingTime();
}

/** The end of working time on the business day `count` business days after the day of `fromEpochMs`. */
export function endOfBusinessDay(fromEpochMs: number, count: number, calendar: BusinessCalendar): number {
  const day = addBusinessDays(dayOf(fromEpochMs, calendar.timeZone), count, calendar);
  const last = calendar.hours.at(-1)?.to ?? '18:00';
  return instant(day, last, calendar);
}

/** The first moment at or after `fromEpochMs` that lies within working time. */
export const nextWorkingMoment = (fromEpochMs: number, calendar: BusinessCalendar): number =>
  addBusinessMinutes(fromEpochMs, 0, calendar);
