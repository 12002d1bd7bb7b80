import { signal } from '@preact/signals';
import { now } from '../data/clock.ts';
import { language, phrase } from './language.ts';
import { wallClock, wallDay, type WallClock } from './wall-clock.ts';

/** The zone of the company's calendar. */
export const zone = signal('Asia/Tokyo');

const withWeekday = phrase(
  (read: WallClock) => `${read.day}(${read.weekday})`,
  (read: WallClock) => `${read.weekday} ${read.day}`,
);

/** An instant as the company's clock shows it; of a day that day, whatever the clock shows at its hours. */
const momentOf = (at: string | number): WallClock =>
  wallClock(at, { zone: zone.value, locale: language.value, now: now() });

/** 11/28(土), Sat 28 Nov; with the year beyond twelve months. A day or an instant. */
export const day = (at: string): string => withWeekday(momentOf(at));

/** 12/29, 29 Dec, of 12-29: a day of each year. */
export const monthDay = (text: string): string =>
  // A leap year, so that the 29 February is one.
  wallClock(`2028-${text}`, {
    zone: 'UTC',
    locale: language.value,
    now: Date.UTC(2028, 6, 1),
  }).day;

/** The day of the company's calendar, as the API writes days. */
export const today = (): string => wallDay(now(), zone.value);

/** 11/28(土) 14:00, Sat 28 Nov 14:00. */
export function moment(at: string | number): string {
  const read = momentOf(at);
  return `${withWeekday(read)} ${read.time}`;
}

/** 14:00. */
export const time = (at: string): string => momentOf(at).time;

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
