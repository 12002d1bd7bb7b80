import { instantOf, isTimeZone } from '../kernel/time-zone.ts';

/**
 * Takes the time zone off the end of a moment: `GMT+9`, `(UTC -05:00)`, `JST`, `Europe/Berlin`, `Asia/Tokyo (GMT +09:00)`.
 * `offset` is `Z` or `+09:00`; absent where no zone stands there, or one whose letters mean several (IST, BST).
 */
export const zoneAtEnd = (text: string): { readonly rest: string; readonly offset?: string } => {
  const numbered = atEnd(/\s*[([]?(?:GMT|UTC)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?[)\]]?$/i, text);
  if (numbered !== undefined) {
    const [rest, [, sign = '+', hours = '0', minutes = '00']] = numbered;
    return { rest: withoutRegion(rest), offset: `${sign}${hours.padStart(2, '0')}:${minutes}` };
  }
  const lettered = atEnd(/\s*[([]?(?<![A-Z])([A-Z]{3,4})[)\]]?$/i, text);
  const offset = lettered === undefined ? undefined : offsets.get((lettered[1][1] ?? '').toUpperCase());
  if (lettered !== undefined && offset !== undefined) return { rest: withoutRegion(lettered[0]), offset };
  return ofRegion(text);
};

const offsets: ReadonlyMap<string, string> = new Map([
  ['UTC', 'Z'],
  ['GMT', 'Z'],
  ['JST', '+09:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);

const region = /\s+[([]?([A-Z][A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)[)\]]?$/;

/** Before an offset the name of the zone says nothing more. */
const withoutRegion = (text: string): string => text.replace(region, '');

/** By the name of a zone alone, the offset is that of the day, as far as day and time stand there in digits. */
const ofRegion = (text: string): { readonly rest: string; readonly offset?: string } => {
  const [rest, found] = atEnd(region, text) ?? [text, undefined];
  const zone = found?.[1];
  if (zone === undefined || !isTimeZone(zone)) return { rest: text };
  const [, year, month, day, hour, minute] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})/.exec(rest) ?? [];
  if (year === undefined || month === undefined || day === undefined || minute === undefined) return { rest };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${(hour ?? '').padStart(2, '0')}:${minute}`;
  const ahead = (Date.parse(`${date}T${time}:00Z`) - instantOf(date, time, zone)) / 60_000;
  return Number.isNaN(ahead) ? { rest } : { rest, offset: asOffset(ahead) };
};

const asOffset = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};

const atEnd = (
  pattern: RegExp,
  text: string,
): readonly [rest: string, found: RegExpExecArray] | undefined => {
  const found = pattern.exec(text);
  return found === null ? undefined : [text.slice(0, found.index), found];
};
