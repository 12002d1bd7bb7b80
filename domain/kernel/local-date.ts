/** A calendar day, 'YYYY-MM-DD'. Days sort as text. */
export type LocalDate = string;

/** Whether a text is a day of the calendar: 2026-02-30 is none. */
export function isDay(text: string | undefined): text is LocalDate {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Milliseconds of a day that has no change of clocks. */
export const msPerDay = 86_400_000;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);

export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);

/** The same day of the month `months` later; the last day of a shorter month. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** ISO week of a day, such as 2026-W47. */
export function isoWeek(day: LocalDate): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  date.setUTCDate(date.getUTCDate() + 4 - weekday);
  const year = date.getUTCFullYear();
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / msPerDay + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The day of a weekday (0 is Sunday) in the week, Monday to Sunday, of a day. */
export function dayInWeekOf(day: LocalDate, weekday: number): LocalDate {
  const place = (each: number): number => (each + 6) % 7;
  return addDays(day, place(weekday) - place(new Date(`${day}T00:00:00Z`).getUTCDay()));
}

/** The later of two days, either of which may be unknown. */
export const laterOf = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined ? b : b === undefined || a >= b ? a : b;
