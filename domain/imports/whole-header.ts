import { columnKey, isBlank } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import { knowsTitle } from './match-columns.ts';
import { decidesByTitle } from './refusal-title.ts';
import type { TableRow } from './read-table.ts';

/** The titles of a table, and the rows below them. */
export interface Titled {
  readonly header: TableRow;
  readonly below: readonly TableRow[];
}

/**
 * The header with what the rows beside it say: titles may stand in two rows, the upper naming groups (`配信` above `停止`)
 * or columns that the lower leaves blank. Columns with cells and without any title are called by their letter: `(E)`.
 */
export function wholeHeader(kind: ImportKind, rows: readonly TableRow[], header: TableRow): Titled {
  const at = rows.indexOf(header);
  const [above, next] = [rows[at - 1], rows[at + 1]];
  const isDouble = next !== undefined && (repeatsTitles(kind, header, next) || fillsTitles(header, next));
  const lower = isDouble ? next : header;
  const below = rows.slice(at + (isDouble ? 2 : 1));
  const cells = isDouble
    ? joinedTitles(header.cells, next.cells)
    : above === undefined
      ? header.cells
      : titlesFromAbove(above.cells, header.cells);
  return { header: { line: lower.line, cells: lettered(cells, below) }, below };
}

/** A title that was merged over two rows stands in both. */
const repeatsTitles = (kind: ImportKind, { cells }: TableRow, next: TableRow): boolean => {
  const same = cells.filter(
    (title, index) => knowsTitle(kind, title) && columnKey(title) === columnKey(next.cells[index] ?? ''),
  );
  const differs = next.cells.some(
    (title, index) => title !== '' && columnKey(title) !== columnKey(cells[index] ?? ''),
  );
  return same.length >= 2 && differs && !next.cells.some((cell) => /[@＠]/.test(cell));
};

/** Titles that stand a row lower than the others, one of them of refusing. */
const fillsTitles = ({ cells }: TableRow, next: TableRow): boolean =>
  next.cells.every((title, index) => title === '' || (cells[index] ?? '') === '') &&
  next.cells.some((title, index) => title !== '' && index < cells.length && decidesByTitle(title));

const joinedTitles = (upper: readonly string[], lower: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [one, other] = [upper[index] ?? '', lower[index] ?? ''];
    const group = one === '' && !isChannel(other) ? '' : groupOf(upper, index);
    return columnKey(group) === columnKey(other) || group === '' ? other : `${group} ${other}`.trim();
  });

/** A blank title takes the one above it; `メール` below `配信停止` is no address. */
const titlesFromAbove = (upper: readonly string[], lower: readonly string[]): readonly string[] => {
  const isGroups = upper.filter((cell) => cell !== '').length > 1;
  return lower.map((title, index) => {
    if (title === '') return upper[index] ?? '';
    const group = isGroups && isChannel(title) ? groupOf(upper, index) : '';
    return decidesByTitle(group) ? `${group} ${title}` : title;
  });
};

/** The name of the group that a column stands in: of merged cells only the first holds it. */
const groupOf = (upper: readonly string[], index: number): string =>
  upper.slice(0, index + 1).findLast((cell) => cell !== '') ?? '';

const isChannel = (title: string): boolean =>
  /^(?:e?-?メール|e?-?mail|電話|tel|dm|fax|郵送|停止|不可|日|理由)$/i.test(title.normalize('NFKC').trim());

const lettered = (titles: readonly string[], below: readonly TableRow[]): readonly string[] =>
  titles.map((title, index) =>
    title === '' && below.some(({ cells }) => !isBlank(cells[index] ?? '')) ? `(${letterOf(index)})` : title,
  );

/** A, B, ... Z, AA, as spreadsheets call their columns. */
const letterOf = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);

/** True for a column that only has a letter. */
export const isUntitled = (title: string): boolean => /^\([A-Z]{1,3}\)$/.test(title);
