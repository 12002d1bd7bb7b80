import { words } from './words.ts';

/**
 * A cell as it is kept: trimmed (also full-width blanks), without zero-width characters, combining marks composed
 * (か + ゛ from a Mac). Names stay as registered: 髙 﨑 𠮷 are untouched, and so are the compatibility ideographs
 * such as U+FA19, which plain NFC would replace.
 */
export const cleanText = (cell: string): string => {
  const trimmed = withoutTextMark(cell.trim());
  if (!needsWork.test(trimmed)) return trimmed;
  return trimmed
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[^\uf900-\ufaff]+/g, (part) => part.normalize('NFC'))
    .trim();
};

/**
 * Excel keeps a text from being read as a number by `="00123"`, or by an apostrophe in front, which stands in a file only
 * where a program wrote it. Names such as 't Hooft keep theirs.
 */
const withoutTextMark = (cell: string): string => {
  const first = cell[0];
  if (first !== '=' && first !== "'" && first !== '‘' && first !== '’') return cell;
  if (first !== '=' && cell.lastIndexOf("'") > 0) return cell;
  const formula = /^=\s*(?:T\(|TEXT\()?\s*"((?:[^"]|"")*)"\s*(?:,[^)]*)?\)?$/i.exec(cell)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"').trim();
  const [, place, shown] = /^=\s*HYPERLINK\(\s*"([^"]*)"(?:\s*[,;]\s*"([^"]*)")?/i.exec(cell) ?? [];
  // Of a page what the cell shows, as a workbook has it: CRMs link names to their own records.
  if (place !== undefined)
    return (/^https?:/i.test(place) && shown ? shown : place.replace(/^(?:mailto|tel):/i, '')).trim();
  if (/^=[-+]?[\d() -]+$/.test(cell)) return cell.slice(1).trim();
  return first !== '=' && (/^.[=+\-@\d(]|^.[^\s]*@/.test(cell) || /^.[^\p{Script=Latin}]/u.test(cell))
    ? cell.slice(1).trim()
    : cell;
};

const needsWork = /\p{Mn}|\p{Cf}/u;

/**
 * Half-width letters and digits, full-width katakana, the straight apostrophe for the curled one (don’t): for reading values,
 * never for keeping names.
 */
export const halfWidth = (text: string): string =>
  isAscii.test(text) ? text : text.normalize('NFKC').replaceAll(/[’‘]/g, "'");

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

/** A cell as it is shown to a person. */
export const shortCell = (cell: string): string => {
  const letters = Array.from(cell);
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : cell;
};
