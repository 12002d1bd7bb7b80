import type { Locale } from '../../domain/kernel/locale.ts';
import type { HeardView } from './answer-view.ts';
import { linesOf, talkedLines } from './report-words.ts';

/** What inside sales heard from a customer, a line each; what was not asked is left out. */
export const heardLines = (heard: HeardView, locale: Locale): readonly string[] =>
  linesOf([
    ...talkedLines(heard, locale),
    [words[locale].note, heard.note],
    [words[locale].despite, heard.despite],
  ]);

const words = {
  ja: { note: 'メモ', despite: '基準に満たないが渡す理由' },
  en: { note: 'Note', despite: 'Passed on below the rules because' },
} as const;
