import { signal } from '@preact/signals';
import { now } from '../data/clock.ts';
import { language, phrase } from './language.ts';

/** The zone of the company's calendar. */
export const zone = signal('Asia/Tokyo');

interface Moment {
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
}

/** An instant as the company's clock shows it. */
function momentOf(epochMs: number, timeZone = zone.value): Moment {
  const parts = new Intl.DateTimeFormat(language.value === 'ja' ? 'ja' : 'en-GB', {
    timeZone,
    year: 'numeric',
    month: language.value === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: withYear(shortDay(part('month'), part('day')), part('year'), isPlain(epochMs)),
    weekday: part('weekday'),
    time: `${Number(part('hour'))}:${part('minute').padStart(2, '0')}`,
  };
}

const YEAR_MS = 365 * 86_400_000;

/** The year goes without saying. */
const isPlain = (epochMs: number): boolean => Math.abs(epochMs - now()) < YEAR_MS;

/** In English the month has its name: 12/5 is another day in London than in New York. */
const shortDay = phrase(
  (month: string, date: string) => `${Number.parseInt(month, 10)}/${Number.parseInt(date, 10)}`,
  (month: string, date: string) => `${date} ${month.slice(0, 3)}`,
);

const withYear = phrase(
  (shown: string, year: string, plain: boolean) => (plain ? shown : `${Number.parseInt(year, 10)}/${shown}`),
  (shown: string, year: string, plain: boolean) => (plain ? shown : `${shown} ${year}`),
);

const withWeekday = phrase(
  (read: Moment) => `${read.day}(${read.weekday})`,
  (read: Moment) => `${read.weekday} ${read.day}`,
);

/** 11/28(土), Sat 28 Nov; with the year beyond twelve months. A day, which is the same in all zones, or an instant. */
export const day = (at: string): string =>
  withWeekday(at.length === 10 ? momentOf(Date.parse(at), 'UTC') : momentOf(Date.parse(at)));

/** 11/28(土) 14:00, Sat 28 Nov 14:00. */
export function moment(at: string | number): string {
  const read = momentOf(typeof at === 'number' ? at : Date.parse(at));
  return `${withWeekday(read)} ${read.time}`;
}

/** 14:00. */
export const time = (at: string): string => momentOf(Date.parse(at)).time;

/** 現在 or 時点, of what was just read. */
export const asOf = phrase(
  () => `${moment(now())} 現在`,
  () => `As of ${moment(now())}`,
);

/** How long, roughly: 24分, 3時間, 2日. */
export const span = phrase(
  (ms: number) => spanOf(ms, ['分', '時間', '日']),
  (ms: number) => spanOf(ms, [' min', ' h', ' d']),
);

function spanOf(ms: number, [minute, hour, dayUnit]: readonly [string, string, string]): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 60) return `${minutes}${minute}`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}${hour}` : `${Math.floor(minutes / 1440)}${dayUnit}`;
}

/** Whether this browser's own clock shows other times than the company's. */
export function isElsewhere(): boolean {
  const shown = (timeZone: string | undefined): string =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now());
  return shown(zone.value) !== shown(undefined);
}
