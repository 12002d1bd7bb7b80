import type { Customer } from '../people/customer.ts';

/** Shorter ones stand in other words too. */
const SHORTEST = 3;

type Named = Pick<
  Customer,
  'email' | 'formerEmails' | 'fullName' | 'lastName' | 'firstName' | 'kana' | 'phoneDirect' | 'phoneMobile'
>;

/** By which words a person is known in texts that are about something else; the longest first. A company's main line is everybody's. */
export function personWords(records: readonly Named[]): readonly string[] {
  const words = records.flatMap(
    ({ email, formerEmails = [], fullName, lastName, firstName, kana, ...phones }) => [
      email,
      ...formerEmails,
      ...spelt(fullName),
      ...(lastName === undefined || firstName === undefined
        ? []
        : [...spelt(`${lastName} ${firstName}`), ...spelt(`${firstName} ${lastName}`)]),
      ...spelt(kana),
      phones.phoneDirect,
      phones.phoneMobile,
    ],
  );
  return [
    ...new Set(
      words.flatMap((word) => (word === undefined || word.trim().length < SHORTEST ? [] : [word.trim()])),
    ),
  ].toSorted((a, b) => b.length - a.length);
}

/** A name with a narrow, a wide, and no space. */
const spelt = (name: string | undefined): readonly string[] => {
  const parts = (name ?? '').split(/[\s　]+/).filter((part) => part !== '');
  return parts.length === 0 ? [] : [' ', '　', ''].map((space) => parts.join(space));
};

/** In place of what named a person. */
export const erasedMark = '（消去済み / erased）';

/** The text without the words, in whatever case; the same text where it has none. */
export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(new RegExp(escaped(word), 'giu'), erasedMark), text);
}

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
