import { dayOf, instantOf } from '../../kernel/time-zone.ts';
import {
  addBusinessMinutes,
  nextBusinessDay,
  nextWorkingMoment,
  type BusinessCalendar,
} from '../../kernel/business-calendar.ts';

const HALF_HOUR = 30 * 60_000;

/** Times that a salesperson may promise a call at: the next half hours of working time, then the next business day's opening. Epoch ms. */
export function businessCalendarSteps(nowEpochMs: number, calendar: BusinessCalendar): readonly number[] {
  const next = Math.ceil(nextWorkingMoment(nowEpochMs + 1, calendar) / HALF_HOUR) * HALF_HOUR;
  const today = [0, 60, 120, 240].map((minutes) => addBusinessMinutes(next, minutes, calendar));
  const tomorrow = nextBusinessDay(dayOf(nowEpochMs, calendar.timeZone), calendar);
  const opening = instantOf(tomorrow, calendar.hours[0]?.from ?? '09:00', calendar.timeZone);
  return [...new Set([...today, opening, opening + 4 * HALF_HOUR])].toSorted((a, b) => a - b);
}
