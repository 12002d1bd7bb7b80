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
  const parts = new Intl.DateTimeFormat(locale === 'ja' ? 'ja' : 'en', {
    timeZone: isDay ? 'UTC' : zone,
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
  const [year, month, date] = [Number(part('year')), Number(part('month')), Number(part('day'))];
  return {
    day: Math.abs(epochMs - now) < YEAR_MS ? `${month}/${date}` : `${year}/${month}/${date}`,
    weekday: part('weekday'),
    time: `${Number(part('hour'))}:${part('minute').padStart(2, '0')}`,
  };
}

const YEAR_MS = 365 * 86_400_000;

/** The day that an instant falls on, as the API writes days. */
export const wallDay = (epochMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(epochMs);
