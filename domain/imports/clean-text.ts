import { words } from './words.ts';

/**
 * A cell as it is kept: trimmed (also full-width blanks), without zero-width characters, combining marks composed
 * (か + ゛ from a Mac). Names stay as registered: 髙 﨑 𠮷 are untouched, and so are the compatibility ideographs
 * such as U+FA19, which plain NFC would replace.
 */
export const cleanText = (cell: string): string => {
  const trimmed = cell.trim();
  if (!needsWork.test(trimmed)) return trimmed;
  return trimmed
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[^\uf900-\ufaff]+/g, (part) => part.normalize('NFC'))
    .trim();
};

const needsWork = /\p{Mn}|\p{Cf}/u;

/** Half-width letters and digits, full-width katakana: for reading values, never for keeping names. */
export const halfWidth = (text: string): string => (isAscii.test(text) ? text : text.normalize('NFKC'));

const isAscii = /^[\u0020-\u007e]*$/;

/** A column title in the form the known names are compared in: no case, blanks or punctuation. */
export const columnKey = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_・.:：*※'"“”/／\\,、()（）[\]【】<>#?？]/g, '')
    .replaceAll('―', 'ー');

/** True for what spreadsheets and exports write where there is nothing. */
export const isBlank = (cell: string): boolean => cell === '' || blanks.has(cell);

const blanks: ReadonlySet<string> = new Set(
  words(`
      - | -- | ― | — | ー | － | #N/A | #REF! | #VALUE! | #NAME? | #DIV/0! | N/A | n/a | NULL | null
      (blank) | (空白)
    `),
);
