/** Languages in which a list may name a country. */
const languages = ['en', 'ja', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'zh', 'ko'];
/** Codes that are no country: groups, and those left free for own use. */
const noCountry = /^(?:EU|EZ|UN|QO|XA|XB|ZZ|AA|Q[M-Z]|X[A-Z])$/;

const aliases: Readonly<Record<string, string>> = {
  jpn: 'JP',
  nippon: 'JP',
  日本国: 'JP',
  usa: 'US',
  us: 'US',
  america: 'US',
  'united states of america': 'US',
  米国: 'US',
  アメリカ: 'US',
  アメリカ合衆国: 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  gbr: 'GB',
  英国: 'GB',
  イギリス: 'GB',
  deu: 'DE',
  ger: 'DE',
  fra: 'FR',
  can: 'CA',
  aus: 'AU',
  sgp: 'SG',
  chn: 'CN',
  中国: 'CN',
  kor: 'KR',
  korea: 'KR',
  'south korea': 'KR',
  韓国: 'KR',
  twn: 'TW',
  台湾: 'TW',
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('.', '').trim();

let names: ReadonlyMap<string, string> | undefined;
const read = new Map<string, string | undefined>();

/**
 * The code (ISO 3166, two letters) of a country that a list names by code or in one of the usual languages; undefined where
 * the text is none that is known.
 */
export function countryCode(text: string): string | undefined {
  if (read.has(text)) return read.get(text);
  names ??= allNames();
  const code = aliases[plain(text)] ?? names.get(plain(text));
  // Lists repeat a few dozen; whoever sends others fills no memory with them.
  if (read.size < 1000) read.set(text, code);
  return code;
}

/** Whether two letters are the code of a country. */
export const isCountryCode = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && nameOf('en', code) !== undefined;

function allNames(): ReadonlyMap<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((one) => letters.map((two) => one + two)).filter(isCountryCode);
  return new Map(
    codes.flatMap((code) => [
      [code.toLowerCase(), code] as const,
      ...languages.flatMap((language) => {
        const name = nameOf(language, code);
        return name === undefined ? [] : [[plain(name), code] as const];
      }),
    ]),
  );
}

const displays = new Map<string, Intl.DisplayNames>();

function nameOf(language: string, code: string): string | undefined {
  if (noCountry.test(code)) return undefined;
  const display =
    displays.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  displays.set(language, display);
  return display.of(code);
}
