import { tzOffset } from '@date-fns/tz/tzOffset';
import type { LocalDate } from './local-date.ts';

/** The name of a time zone in the IANA database, such as Asia/Tokyo. */
export type TimeZone = string;

/** Whether the machine knows such a time zone. */
export function isTimeZone(name: string): boolean {
  // Intl takes offsets such as +09:00 as well: they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const MINUTE = 60_000;

/** Clocks are put forward and back at quarters of an hour of UTC, so long an offset holds; until 1972 not everywhere. */
const QUARTER = 15 * MINUTE;
const FIRST_QUARTER = Date.UTC(1973, 0) / QUARTER;
const MOST_QUARTERS = 5000;
const offsets = new Map<TimeZone, Map<number, number>>();

/** Minutes that the zone is ahead of UTC at an instant. */
function offsetAt(epochMs: number, zone: TimeZone): number {
  const quarter = Math.floor(epochMs / QUARTER);
  let known = offsets.get(zone);
  if (known === undefined || known.size > MOST_QUARTERS) offsets.set(zone, (known = new Map()));
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  const offset = tzOffset(zone, new Date(epochMs));
  if (quarter >= FIRST_QUARTER) known.set(quarter, offset);
  return offset;
}

/** What the zone's calendar and clock show at an instant, as ISO text without a zone. */
const wallClock = (epochMs: number, zone: TimeZone): string =>
  new Date(epochMs + offsetAt(epochMs, zone) * MINUTE).toISOString();

/** The day that an instant falls on. */
export const dayOf = (epochMs: number, zone: TimeZone): LocalDate => wallClock(epochMs, zone).slice(0, 10);

/** The time of day at an instant, 'HH:MM'. */
export const timeOf = (epochMs: number, zone: TimeZone): string => wallClock(epochMs, zone).slice(11, 16);

/**
 * The instant of a day and a time, 'HH:MM'. A time that is skipped when clocks go forward is taken as much later as was
 * skipped; one that comes twice is the first.
 */
export function instantOf(day: LocalDate, time: string, zone: TimeZone): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - offsetAt(wall - DAY, zone) * MINUTE;
  const after = wall - offsetAt(wall + DAY, zone) * MINUTE;
  if (before === after) return before;
  return (
    [before, after].toSorted((a, b) => a - b).find((at) => at + offsetAt(at, zone) * MINUTE === wall) ??
    before
  );
}

const DAY = 1440 * MINUTE;

/** Zones for offsets that are no whole hours; calendars of release 0.2 and before were stored with offsets. */
const zonesByOffset: Readonly<Record<number, TimeZone>> = {
  [-570]: 'Pacific/Marquesas',
  [-210]: 'America/St_Johns',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  540: 'Asia/Tokyo',
  570: 'Australia/Darwin',
  630: 'Australia/Lord_Howe',
  765: 'Pacific/Chatham',
};

/** The zone of a fixed offset in minutes: Asia/Tokyo for 540, else one without summer time where there is one. */
export function zoneOfOffset(minutes: number): TimeZone {
  const named = zonesByOffset[minutes];
  if (named !== undefined) return named;
  const hours = Math.round(minutes / 60);
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
