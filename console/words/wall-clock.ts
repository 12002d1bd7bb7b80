/** What a calendar and a clock on the wall show. */
export interface WallClock {
  /** Without the year while it is plain. */
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
}

interface Wall {
  readonly zone: string;
  readonly locale: string;
  readonly now: number;
}

/** An instant as a clock in the zone shows it. A day, `2026-11-20`, is the same day in every zone. */
export function wallClock(at: string | number, { zone, locale, now }: Wall): WallClock {
  const isDay = typeof at === 'string' && at.length === 10;
  const epochMs = typeof at === 'number' ? at : Date.parse(at);
  const isJapanese = locale === 'ja';
  const parts = new Intl.DateTimeFormat(isJapanese ? 'ja' : 'en-GB', {
    timeZone: isDay ? 'UTC' : zone,
    year: 'numeric',
    month: isJapanese ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  const [year, date] = [Number(part('year')), Number(part('day'))];
  const isPlain = Math.abs(epochMs - now) < YEAR_MS;
  // In English the month has its name: 12/5 is another day in London than in New York.
  const named = `${date} ${part('month').slice(0, 3)}`;
  const numbered = `${Number.parseInt(part('month'), 10)}/${date}`;
  return {
    day: isJapanese ? (isPlain ? numbered : `${year}/${numbered}`) : isPlain ? named : `${named} ${year}`,
    weekday: part('weekday'),
    time: `${Number(part('hour'))}:${part('minute').padStart(2, '0')}`,
  };
}

const YEAR_MS = 365 * 86_400_000;

/** The day that an instant falls on, as the API writes days. */
export const wallDay = (epochMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(epochMs);

/** The time that a clock in the zone shows, HH:MM. */
export const wallTime = (epochMs: number, zone: string): string => wallText(epochMs, zone).slice(11, 16);

/** The instant at which a clock in the zone shows this day (YYYY-MM-DD) and time (H:MM), ISO; undefined where either is none. */
export function wallInstant(day: string, time: string, zone: string): string | undefined {
  const shown = Date.parse(`${day}T${time.normalize('NFKC').trim().padStart(5, '0')}:00Z`);
  if (Number.isNaN(shown)) return undefined;
  const offsetAt = (epochMs: number): number => Date.parse(`${wallText(epochMs, zone)}Z`) - epochMs;
  // Once more at the instant that was found: the offset may be another there.
  return new Date(shown - offsetAt(shown - offsetAt(shown))).toISOString();
}

/** What a clock in the zone shows, to the second. */
const wallText = (epochMs: number, zone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    .format(epochMs)
    .replace(' ', 'T');
