import { addDays, dayInWeekOf, isDay, type LocalDate } from '../../kernel/local-date.ts';
import { monthNumber } from '../../kernel/month-in.ts';
import { dayOf, type TimeZone } from '../../kernel/time-zone.ts';

/** A day and a time of day, 'HH:MM'. */
export interface SaidMoment {
  readonly day: LocalDate;
  readonly time: string;
}

/** Work is done in the day: 「3時」 is no hour of the night. */
const FIRST_HOUR = 7;

interface Parts {
  readonly day?: LocalDate | undefined;
  readonly time?: string | undefined;
  /** 0 is Sunday. */
  readonly weekday?: number | undefined;
  readonly half?: 'am' | 'pm' | undefined;
}

/**
 * The moment that somebody names as people speak of it: 「12/10(木) 午後2時半」, 「来週月曜10:00」, "tomorrow at 3pm", "Dec 10 at
 * 14:00". Without a day it is today. Undefined where anything else stands beside it, the hour is missing, the weekday is
 * not that of the date, or a date reads in two ways (10/12 in English). `text` is in lower case and half width.
 */
export function momentSaid(text: string, now: Date, zone: TimeZone): SaidMoment | undefined {
  const today = dayOf(now.getTime(), zone);
  const parts = partsOf(text, today);
  const day =
    parts === undefined ? undefined : (dayIn(parts, today) ?? (isDayless(parts) ? today : undefined));
  return day === undefined || parts?.time === undefined ? undefined : { day, time: parts.time };
}

/** The day alone, with or without an hour. */
export function daySaid(text: string, now: Date, zone: TimeZone): LocalDate | undefined {
  const today = dayOf(now.getTime(), zone);
  const parts = partsOf(text, today);
  return parts === undefined ? undefined : dayIn(parts, today);
}

function partsOf(text: string, today: LocalDate): Parts | undefined {
  let rest = text.trim();
  let parts: Parts = {};
  while (rest !== '') {
    const next = nextPiece(rest, today, parts);
    if (next === undefined || isTwice(parts, next.says)) return undefined;
    parts = { ...parts, ...next.says };
    rest = rest.slice(next.length).trim();
  }
  return parts;
}

const isDayless = ({ day, weekday }: Parts): boolean => day === undefined && weekday === undefined;

function dayIn({ day, weekday }: Parts, today: LocalDate): LocalDate | undefined {
  if (day === undefined) return weekday === undefined ? undefined : comingWeekday(today, weekday);
  return isDay(day) && (weekday === undefined || weekdayOf(day) === weekday) ? day : undefined;
}

function nextPiece(rest: string, today: LocalDate, before: Parts) {
  for (const [pattern, take] of pieces) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const says = take(found, today, before);
    return says === undefined ? undefined : { says, length: found[0].length };
  }
  return undefined;
}

const isTwice = (parts: Parts, more: Parts): boolean =>
  (parts.day !== undefined && more.day !== undefined) ||
  (parts.time !== undefined && more.time !== undefined) ||
  (parts.weekday !== undefined && more.weekday !== undefined);

type Piece = readonly [
  pattern: RegExp,
  take: (found: RegExpExecArray, today: LocalDate, before: Parts) => Parts | undefined,
];

const inDays: Readonly<Record<string, number>> = {
  本日: 0,
  今日: 0,
  today: 0,
  明日: 1,
  明朝: 1,
  tomorrow: 1,
  明後日: 2,
  あさって: 2,
  'the day after tomorrow': 2,
};
const weekdays = '日月火水木金土';
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const pieces: readonly Piece[] = [
  [/^(?:の|は|、|,|・|に|on(?= )|at(?= )|the(?! day) (?=\d))/, () => ({})],
  [
    /^(?:本日|今日|明日|明朝|明後日|あさって|today|tomorrow|the day after tomorrow)/,
    ([word], today) => ({
      day: addDays(today, inDays[word] ?? 0),
      ...(word === '明朝' ? { half: 'am' } : {}),
    }),
  ],
  [/^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/, ([, year, month, date]) => dated(year, month, date)],
  [
    /^(今週|来週|再来週)の?([日月火水木金土])曜?日?/,
    ([, week = '', weekday = ''], today) => ({
      day: dayInWeekOf(
        addDays(today, { 今週: 0, 来週: 7, 再来週: 14 }[week] ?? 0),
        weekdays.indexOf(weekday),
      ),
    }),
  ],
  [
    /^\(([日月火水木金土])(?:曜日?)?(?:・?祝)?\)/,
    ([, weekday = '']) => ({ weekday: weekdays.indexOf(weekday) }),
  ],
  [/^([日月火水木金土])曜日?/, ([, weekday = '']) => ({ weekday: weekdays.indexOf(weekday) })],
  [/^(\d{1,2})月(\d{1,2})日/, ([, month, date], today) => coming(month, date, today)],
  [/^(\d{1,2})日(?!間)/, ([, date], today) => comingDate(date, today)],
  [
    new RegExp(`^${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])`),
    ([, month = '', date], today) => coming(String(monthNumber(month)), date, today),
  ],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}`),
    ([, date, month = ''], today) => coming(String(monthNumber(month)), date, today),
  ],
  [
    /^(?:this )?(sun|mon|tue|wed|thu|fri|sat)(?:s?day|nesday|rsday|urday)?(?![a-z])/,
    ([, weekday = '']) => ({ weekday: days.indexOf(weekday) }),
  ],
  [/^(午前|午後|朝|夕方)/, ([, half = '']) => ({ half: half === '午前' || half === '朝' ? 'am' : 'pm' })],
  [/^(?:正午|noon)/, () => ({ time: '12:00' })],
  [
    /^(\d{1,2})時(?:(半)|(\d{1,2})分)?(?:頃|ごろ|くらい|ぐらい)?(?:(?:[-~〜–]|から)\d{1,2}時(?:半|\d{1,2}分)?|[-~〜])?/,
    ([, hour, half, minute], _, before) => timed(hour, half === undefined ? minute : '30', before.half),
  ],
  [
    /^(\d{1,2}):(\d{2})(?: ?([ap])\.?m\b\.?)?(?:頃|ごろ)?(?:[-~〜–]\d{1,2}:\d{2}|[-~〜])?/,
    ([, hour, minute, half], _, before) => timed(hour, minute, halfOf(half) ?? before.half),
  ],
  [/^(\d{1,2}) ?([ap])\.?m\b\.?/, ([, hour, half]) => timed(hour, '0', halfOf(half))],
  [/^(\d{1,2})\/(\d{1,2})(?![\d/:])/, ([, month, date], today) => coming(month, date, today)],
  [/^(\d{1,2})(?: o'clock)?(?=$|,| on | tomorrow| today)/, ([, hour]) => timed(hour, '0', undefined)],
];

const halfOf = (letter: string | undefined): Parts['half'] =>
  letter === undefined ? undefined : letter === 'a' ? 'am' : 'pm';

const pad = (part: string | number | undefined): string => String(part ?? '').padStart(2, '0');

const dated = (year: string | undefined, month: string | undefined, date: string | undefined): Parts => ({
  day: `${year}-${pad(month)}-${pad(date)}`,
});

/** The next day of that month and date. */
function coming(month: string | undefined, date: string | undefined, today: LocalDate): Parts {
  const rest = `${pad(month)}-${pad(date)}`;
  const year = Number(today.slice(0, 4));
  return { day: `${year}-${rest}` >= today ? `${year}-${rest}` : `${year + 1}-${rest}` };
}

/** The next day of that date, in this month or the next. */
function comingDate(date: string | undefined, today: LocalDate): Parts {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${pad(month + 1)}`;
  const here = `${today.slice(0, 7)}-${pad(date)}`;
  return { day: here >= today ? here : `${next}-${pad(date)}` };
}

const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The next day of that name; today's own name is a week away, for today is called today. */
const comingWeekday = (today: LocalDate, weekday: number): LocalDate =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

function timed(hour: string | undefined, minute: string | undefined, half: Parts['half']): Parts | undefined {
  const said = Number(hour);
  const isAfternoon = half === 'pm' || (half === undefined && said < FIRST_HOUR);
  const whole = isAfternoon && said < 12 ? said + 12 : half === 'am' && said === 12 ? 0 : said;
  return whole > 23 || Number(minute ?? 0) > 59 ? undefined : { time: `${pad(whole)}:${pad(minute ?? 0)}` };
}
