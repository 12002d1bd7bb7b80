import { halfWidth } from './clean-text.ts';
import { type CellContext, type Parsed, value } from './parsed.ts';
import { readDate } from './read-date.ts';
import { offsetIn, zoneAtEnd } from './zone-at-end.ts';

/**
 * Reads a moment as `YYYY-MM-DDTHH:mm:ss`, followed by `Z` or `+09:00` only where the file says so. Knows Zoom's
 * `08/02/2026 10:45:00 AM` and `Mar 22, 2025 19:13:27`, Teams' `3/22/25, 7:13:27 PM`, Webex'
 * `2026-11-20 14:00:00 Asia/Tokyo (GMT +09:00)` and `New York Time`, and Google's `2026/11/20 午後 2:05:09 GMT+9`.
 */
export const readDateTime = (
  cell: string,
  context: Pick<CellContext, 'dateOrder' | 'isAbroad'>,
): Parsed<string> => {
  // No moment is so long.
  if (cell.length > LONGEST) return readDate(cell, context);
  const { rest, offset, zone } = zoneAtEnd(halfWidth(cell).trim());
  const text = inDigits(rest).replace(/^(\d{1,2}\/\d{1,2}\/)(\d{2})(?=,?\s)/, '$120$2');
  const time = timePattern.exec(text);
  const date = readDate(time?.[1] ?? text, context);
  if (date.kind !== 'value') return date;
  if (!time) return value(`${date.value}T00:00:00`);
  const hour = hourOf(Number(time[2]), time[5]);
  if (hour > 23 || Number(time[3]) > 59 || Number(time[4] ?? 0) > 59) return value(`${date.value}T00:00:00`);
  const clock = `${String(hour).padStart(2, '0')}:${time[3] ?? '00'}:${time[4] ?? '00'}`;
  if (zone !== undefined)
    return value(`${date.value}T${clock}${offsetIn(zone, date.value, clock.slice(0, 5))}`);
  return value(`${date.value}T${clock}${offset ?? zoneOf(time[6])}`);
};

/** 午後2時5分, 午後 2:05 and (金)14時 as 2:05 PM, 2:05 PM and 14:00. */
const inDigits = (text: string): string => {
  const clock = text
    .replace(/\s*\([月火水木金土日](?:曜日?)?(?:・?祝)?\)\s*/, ' ')
    .replace(/日(?=\d{1,2}[:時])/, '日 ')
    .replace(/(\d{1,2})時(?:(\d{1,2})分(?:(\d{1,2})秒)?)?$/, (_, hour: string, minute = '0', second = '0') =>
      [hour, minute.padStart(2, '0'), second.padStart(2, '0')].join(':'),
    );
  const half = /^(.*?)\s*(午前|午後)\s*(\d{1,2}:[\d:]+)$/.exec(clock);
  return half === null ? clock : `${half[1]} ${half[3]} ${half[2] === '午後' ? 'PM' : 'AM'}`;
};

const LONGEST = 100;

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
