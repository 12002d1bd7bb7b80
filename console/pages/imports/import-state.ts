import type { ImportJobView } from '../../../contract/imports.ts';
import { phrase, word } from '../../words/language.ts';
import { count } from '../../words/figures.ts';

/** How imports of larger files are named where they stand. */
export const importStates: Readonly<Record<ImportJobView['state'], () => string>> = {
  waiting: word('ファイルを待っています', 'Waiting for its file'),
  reading: word('読んでいます', 'Reading'),
  storing: word('保存しています', 'Storing'),
  done: word('終わりました', 'Done'),
  cancelled: word('中止しました', 'Stopped'),
  failed: word('止まりました', 'Failed'),
  undoing: word('元に戻しています', 'Being undone'),
  undone: word('元に戻しました', 'Undone'),
};

const rows = phrase(
  (stored: string, of: string) => `${of}行のうち${stored}行を保存しました`,
  (stored: string, of: string) => `${stored} of ${of} rows are stored`,
);

/** How far an import is, as a sentence. */
export const progressOf = ({ state, rows: { stored, taken } }: ImportJobView): string =>
  state === 'storing' ? rows(count(stored), count(taken)) : importStates[state]();

export const isUnderWay = ({ state }: ImportJobView): boolean =>
  state === 'reading' || state === 'storing' || state === 'undoing';
