import {
  addBusinessMinutes,
  nextBusinessDay,
  nextWorkingMoment,
  type BusinessCalendar,
} from '../../kernel/business-calendar.ts';
import { dayOf } from '../../kernel/local-date.ts';

const HALF_HOUR = 30 * 60_000;

/** Times that a salesperson may promise a call at: the next half hours of working time, then the next business day's opening. Epoch ms. */
export function businessCalendarSteps(nowEpochMs: number, calendar: BusinessCalendar): readonly number[] {
  const next = Math.ceil(nextWorkingMoment(nowEpochMs + 1, calendar) / HALF_HOUR) * HALF_HOUR;
  const today = [0, 60, 120, 240].map((minutes) => addBusinessMinutes(next, minutes, calendar));
  const tomorrow = nextBusinessDay(dayOf(nowEpochMs, calendar.utcOffsetMinutes), calendar);
  const opening =
    Date.parse(`${tomorrow}T${calendar.hours[0]?.from ?? '09:00'}:00Z`) - calendar.utcOffsetMinutes * 60_000;
  return [...new Set([...today, opening, opening + 4 * HALF_HOUR])].toSorted((a, b) => a - b);
}
