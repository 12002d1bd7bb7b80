import { halfWidth } from './clean-text.ts';
import { type CellContext, type Parsed, value } from './parsed.ts';
import { readDate } from './read-date.ts';

/**
 * Reads a moment as `YYYY-MM-DDTHH:mm:ss`, followed by `Z` or `+09:00` only where the file says so. Knows Zoom's
 * `08/02/2026 10:45:00 AM` and `Mar 22, 2025 19:13:27`, and Teams' `3/22/25, 7:13:27 PM`.
 */
export const readDateTime = (
  cell: string,
  context: Pick<CellContext, 'dateOrder' | 'isAbroad'>,
): Parsed<string> => {
  const text = halfWidth(cell)
    .trim()
    .replace(/^(\d{1,2}\/\d{1,2}\/)(\d{2})(?=,?\s)/, '$120$2');
  const time = timePattern.exec(text);
  const date = readDate(time?.[1] ?? text, context);
  if (date.kind !== 'value') return date;
  if (!time) return value(`${date.value}T00:00:00`);
  const hour = hourOf(Number(time[2]), time[5]);
  if (hour > 23 || Number(time[3]) > 59 || Number(time[4] ?? 0) > 59) return value(`${date.value}T00:00:00`);
  const clock = `${String(hour).padStart(2, '0')}:${time[3] ?? '00'}:${time[4] ?? '00'}`;
  return value(`${date.value}T${clock}${zoneOf(time[6])}`);
};

const timePattern =
  /^(.*?\S),?(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
};

const zoneOf = (zone: string | undefined): string => {
  if (zone === undefined) return '';
  return zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
};
