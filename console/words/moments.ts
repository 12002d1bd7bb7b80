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
function momentOf(epochMs: number): Moment {
  const parts = new Intl.DateTimeFormat(language.value === 'ja' ? 'ja' : 'en', {
    timeZone: zone.value,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: shortDay(Number(part('year')), Number(part('month')), Number(part('day')), epochMs),
    weekday: part('weekday'),
    time: `${Number(part('hour'))}:${part('minute').padStart(2, '0')}`,
  };
}

const YEAR_MS = 365 * 86_400_000;

/** Without the year while it is plain. */
const shortDay = (year: number, month: number, date: number, epochMs: number): string =>
  Math.abs(epochMs - now()) < YEAR_MS ? `${month}/${date}` : `${year}/${month}/${date}`;

const withWeekday = phrase(
  (read: Moment) => `${read.day}(${read.weekday})`,
  (read: Moment) => `${read.weekday} ${read.day}`,
);

/** 11/28(土), Sat 11/28; with the year beyond twelve months. A day or an instant. */
export function day(at: string): string {
  return withWeekday(momentOf(at.length === 10 ? Date.parse(`${at}T03:00:00Z`) : Date.parse(at)));
}

/** 11/28(土) 14:00. */
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
