/**
 * Dates, instants and amounts as the reader writes them. Everything is derived from the number given:
 * the clock may be virtual, and the machine's zone must not matter.
 */
import { dayOf, timeOf, type TimeZone } from '../domain/kernel/time-zone.ts';
import { daysBetween, type LocalDate } from '../domain/kernel/local-date.ts';
import type { Locale } from '../domain/kernel/locale.ts';

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 「11月20日(金) 14:00」, "Fri 20 Nov, 14:00". */
export function formatMoment(epochMs: number, zone: TimeZone, locale: Locale): string {
  const day = formatDay(dayOf(epochMs, zone), locale);
  return `${day}${locale === 'ja' ? ' ' : ', '}${shortTime(epochMs, zone)}`;
}

/** With the year: for what may lie long ago. */
export function formatFullMoment(epochMs: number, zone: TimeZone, locale: Locale): string {
  const day = formatFullDay(dayOf(epochMs, zone), locale);
  return `${day}${locale === 'ja' ? ' ' : ', '}${shortTime(epochMs, zone)}`;
}

/** 「11月20日(金)」, "Fri 20 Nov". */
export function formatDay(day: LocalDate, locale: Locale): string {
  const { month, date, weekday } = partsOf(day);
  return locale === 'ja'
    ? `${month}月${date}日(${weekdays.ja[weekday] ?? ''})`
    : `${weekdays.en[weekday] ?? ''} ${date} ${shortMonths[month - 1] ?? ''}`;
}

/** With the year: 「2026年11月20日(金)」, "Fri 20 Nov 2026". */
export const formatFullDay = (day: LocalDate, locale: Locale): string =>
  locale === 'ja'
    ? `${partsOf(day).year}年${formatDay(day, locale)}`
    : `${formatDay(day, locale)} ${partsOf(day).year}`;

/** The month of a day (`YYYY-MM-DD` or `YYYY-MM`): 「2023年3月」, "March 2023". */
export function formatMonth(day: LocalDate, locale: Locale): string {
  const { year, month } = partsOf(day);
  return locale === 'ja' ? `${year}年${month}月` : `${longMonths[month - 1] ?? ''} ${year}`;
}

/** For a subject line: 「本日11:20」「明日18:00」「11/24 9:40」, "11:20 today", "18:00 tomorrow", "24 Nov 9:40". */
export function dueShort(epochMs: number, nowEpochMs: number, zone: TimeZone, locale: Locale): string {
  const day = dayOf(epochMs, zone);
  const away = daysBetween(dayOf(nowEpochMs, zone), day);
  const time = shortTime(epochMs, zone);
  if (away === 0) return locale === 'ja' ? `本日${time}` : `${time} today`;
  if (away === 1) return locale === 'ja' ? `明日${time}` : `${time} tomorrow`;
  const { month, date } = partsOf(day);
  return locale === 'ja' ? `${month}/${date} ${time}` : `${date} ${shortMonths[month - 1] ?? ''} ${time}`;
}

/** Without a nought before the hour: 9:05. */
const shortTime = (epochMs: number, zone: TimeZone): string => timeOf(epochMs, zone).replace(/^0/, '');

function partsOf(day: LocalDate): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
} {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
}
