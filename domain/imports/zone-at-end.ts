import { instantOf, isTimeZone, type TimeZone } from '../kernel/time-zone.ts';

/**
 * Takes the time zone off the end of a moment: `GMT+9`, `(UTC -05:00)`, `JST`, `Europe/Berlin`, `Asia/Tokyo (GMT +09:00)`,
 * Webex' `New York Time`. `offset` is `Z` or `+09:00`, `zone` a name by which {@link offsetIn} knows that of a day; both
 * absent where no zone stands there, or one whose letters mean several (IST, BST).
 */
export const zoneAtEnd = (
  text: string,
): { readonly rest: string; readonly offset?: string; readonly zone?: TimeZone } => {
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

/** By the name of a zone, or of a city and Time. */
const ofRegion = (text: string): { readonly rest: string; readonly zone?: TimeZone } => {
  const [rest, found] = atEnd(region, text) ?? [text, undefined];
  const zone = found?.[1];
  if (zone !== undefined && isTimeZone(zone)) return { rest, zone };
  const [before, named] = atEnd(cityTime, text) ?? [text, undefined];
  const ofCity = named === undefined ? undefined : zoneOfCity(named[1] ?? '');
  return ofCity === undefined ? { rest: text } : { rest: before, zone: ofCity };
};

const cityTime = /\s+[([]?(?!(?:AM|PM) )([A-Z][A-Za-z. ]{2,30}?)(?: Standard| Daylight| Summer)? Time[)\]]?$/;

const zoneOfCity = (city: string): TimeZone | undefined => {
  const key = city.trim().toLowerCase();
  return zonesByName.get(key) ?? allZones().get(key);
};

let byCity: ReadonlyMap<string, TimeZone> | undefined;
/** By the city that each is named after. */
const allZones = (): ReadonlyMap<string, TimeZone> =>
  (byCity ??= new Map(
    Intl.supportedValuesOf('timeZone').map(
      (zone) => [(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(), zone] as const,
    ),
  ));

/** Cities and countries of Webex and Windows after which no zone is named. */
const zonesByName: ReadonlyMap<string, TimeZone> = new Map([
  ['japan', 'Asia/Tokyo'],
  ['osaka', 'Asia/Tokyo'],
  ['korea', 'Asia/Seoul'],
  ['china', 'Asia/Shanghai'],
  ['beijing', 'Asia/Shanghai'],
  ['mumbai', 'Asia/Kolkata'],
  ['india', 'Asia/Kolkata'],
  ['san francisco', 'America/Los_Angeles'],
  ['pacific', 'America/Los_Angeles'],
  ['mountain', 'America/Denver'],
  ['central', 'America/Chicago'],
  ['eastern', 'America/New_York'],
  ['w. europe', 'Europe/Berlin'],
  ['central european', 'Europe/Berlin'],
]);

/** The offset of a zone on a day at a time of its clock. */
export const offsetIn = (zone: TimeZone, day: string, time: string): string =>
  asOffset((Date.parse(`${day}T${time}:00Z`) - instantOf(day, time, zone)) / 60_000);

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
