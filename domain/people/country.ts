/** Languages in which a list may name a country. */
const languages = ['en', 'ja', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'zh', 'ko'];
/** ISO 3166-1. Written down, for a check of the settings at each start is to load no names of countries. */
const codes: ReadonlySet<string> = new Set(
  `
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
  `
    .trim()
    .split(/\s+/),
);

const aliases: ReadonlyMap<string, string> = new Map([
  ['jpn', 'JP'],
  ['japan', 'JP'],
  ['日本', 'JP'],
  ['nippon', 'JP'],
  ['日本国', 'JP'],
  ['usa', 'US'],
  ['united states', 'US'],
  ['america', 'US'],
  ['united states of america', 'US'],
  ['米国', 'US'],
  ['アメリカ', 'US'],
  ['アメリカ合衆国', 'US'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['great britain', 'GB'],
  ['gbr', 'GB'],
  ['英国', 'GB'],
  ['イギリス', 'GB'],
  ['deu', 'DE'],
  ['ger', 'DE'],
  ['fra', 'FR'],
  ['can', 'CA'],
  ['aus', 'AU'],
  ['sgp', 'SG'],
  ['chn', 'CN'],
  ['中国', 'CN'],
  ['kor', 'KR'],
  ['korea', 'KR'],
  ['south korea', 'KR'],
  ['韓国', 'KR'],
  ['twn', 'TW'],
  ['台湾', 'TW'],
]);

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\.|^the /g, '')
    .trim();

let codeByName: ReadonlyMap<string, string> | undefined;
const read = new Map<string, string | undefined>();

/**
 * The code (ISO 3166, two letters) of a country that a list names by code or in one of the usual languages; undefined where
 * the text is none that is known.
 */
export function countryCode(text: string): string | undefined {
  if (read.has(text)) return read.get(text);
  const words = plain(text);
  const short = aliases.get(words) ?? (/^[a-z]{2}$/.test(words) ? ofCode(words) : undefined);
  // Names of all countries take some time to gather: only where one is not known by less.
  const code = short ?? (codeByName ??= allNames()).get(words);
  // Lists repeat a few dozen; whoever sends others fills no memory with them.
  if (read.size < 1000) read.set(text, code);
  return code;
}

/** Whether two letters are the code of a country, in capitals. UK is none: that is GB. */
export const isCountryCode = (code: string): boolean => codes.has(code);

/** The country of two letters; of one that has another code by now (FX, SU, UK), that one. */
function ofCode(letters: string): string | undefined {
  const current = new Intl.Locale(`und-${letters}`).region ?? '';
  return codes.has(current) ? current : undefined;
}

const allNames = (): ReadonlyMap<string, string> =>
  new Map(
    [...codes].flatMap((code) =>
      languages.flatMap((language) => {
        const name = nameOf(language, code);
        return name === undefined ? [] : [[plain(name), code] as const];
      }),
    ),
  );

const displays = new Map<string, Intl.DisplayNames>();

function nameOf(language: string, code: string): string | undefined {
  const display =
    displays.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  displays.set(language, display);
  return display.of(code);
}
