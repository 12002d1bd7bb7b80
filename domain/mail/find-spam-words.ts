import type { Bilingual, Locale } from '../kernel/locale.ts';
import { plainLines } from './plain-lines.ts';
import { spamWords, type SpamWeight, type SpamWord } from './spam-words.ts';

/** A word that was found: in which part and line (from 1). */
export interface FoundSpamWord {
  readonly part: 'subject' | 'preheader' | 'body';
  readonly line: number;
  readonly found: string;
  readonly weight: SpamWeight;
  readonly instead: Bilingual;
}

/** Where a letter says what filters count against it; each word once a part, the strong ones first. Fields are not looked into. */
export function spamWordsIn(
  text: { readonly subject: string; readonly preheader?: string | undefined; readonly body: string },
  locale: Locale,
): readonly FoundSpamWord[] {
  const parts = [
    ['subject', text.subject],
    ['preheader', text.preheader ?? ''],
    ['body', text.body],
  ] as const;
  return parts
    .flatMap(([part, words]) =>
      spamWords
        .filter((word) => (word.locale === 'any' || word.locale === locale) && (word.only ?? part) === part)
        .flatMap((word) => foundIn(words, part, word)),
    )
    .filter(isFirst)
    .toSorted((a, b) => Number(a.weight === 'weak') - Number(b.weight === 'weak'));
}

function foundIn(words: string, part: FoundSpamWord['part'], word: SpamWord): readonly FoundSpamWord[] {
  const lines = plainLines(words);
  const line = lines.findIndex(
    (each) => word.pattern.test(each.normalize('NFKC')) || word.pattern.test(each),
  );
  if (line < 0) return [];
  const source = lines[line] ?? '';
  const [found = ''] = word.pattern.exec(source) ?? word.pattern.exec(source.normalize('NFKC')) ?? [];
  return [{ part, line: line + 1, found: found.trim(), weight: word.weight, instead: word.instead }];
}

/** A weaker entry, or a later one, does not say again what another says of the same words. */
const isFirst = (word: FoundSpamWord, index: number, all: readonly FoundSpamWord[]): boolean =>
  !all.some(
    (other, at) =>
      other.part === word.part &&
      other.line === word.line &&
      ((at < index && other.found === word.found) ||
        (other.weight === 'strong' && word.weight === 'weak' && other.found.includes(word.found))),
  );
