import type { Locale } from '../kernel/locale.ts';

/** Folds a company name for joining: width, case, spaces and 株式会社/(株)/Inc. do not tell companies apart. */
export const companyKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/株式会社|\(株\)|有限会社|\(有\)|合同会社|\b(inc|corp|corporation|co|ltd|llc|kk)\b\.?/g, '')
    .replace(/[\s.,・'’-]+/g, '');

/** Folds a person's name: width and spaces. */
export const personKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s　]+/g, '')
    .toLowerCase();

/** An address for identity: trimmed, lower case. The part before @ is kept whole: no plus or dot folding. */
export const addressKey = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

/** Whether both are given and are one address. */
export const isSameAddress = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && addressKey(a) === addressKey(b);

/**
 * The name by which a colleague is addressed or named in a mail: 「鈴木さん」 by the family name; in English whole, for "Smith,"
 * alone is rude.
 */
export const calledIn = (name: string, locale: Locale): string =>
  locale === 'ja' ? familyName(name) : name.trim();

/** Scripts in which the family name goes first. */
export const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々]/u;

/** Behind the comma of 「John Smith, Jr.」 stands no given name. */
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d|esq|mba|cpa|inc|llc|ltd)\.?$/i;

/** The parts of `Doe, Jane`, as CRMs write a Western name; undefined for any other. */
export function reversedName(name: string): { readonly given: string; readonly family: string } | undefined {
  const [, family = '', given = ''] = /^([^,]+),\s*([^,]+)$/.exec(name.trim()) ?? [];
  const isWestern = family !== '' && /\p{L}/u.test(name) && !EASTERN.test(name) && !SUFFIX.test(given.trim());
  return isWestern ? { given: given.trim(), family: family.trim() } : undefined;
}

/** A name as it is said: Jane Doe for `Doe, Jane`. */
export function givenFirst(name: string): string {
  const parts = reversedName(name);
  return parts === undefined ? name : `${parts.given} ${parts.family}`;
}

/** The family name of a Japanese name with a space; the last word of a Western one; else the whole. */
export function familyName(name: string): string {
  const parts = name.split(/[\s　]+/).filter((part) => part !== '');
  if (parts.length < 2) return name;
  return EASTERN.test(name) ? (parts[0] ?? name) : (parts.at(-1) ?? name);
}
