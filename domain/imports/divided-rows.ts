import { isBlank } from './clean-text.ts';
import { speaksOfRefusal } from './decide-column.ts';
import type { ImportKind } from './import-records.ts';
import type { TableRow } from './read-table.ts';
import type { Titled } from './whole-header.ts';

/** The column that dividers make. */
export const dividerTitle = '(区切り / divider)';

/**
 * Rows such as `【配信停止】` say something of everybody below them. Where one speaks of refusing, the dividers become a column
 * of the rows below, to be heeded or asked about as any other; elsewhere the table stays as it is.
 * @param before the divider above the first row, where the rows are a section of a file
 */
export function dividedRows(
  kind: ImportKind,
  { header, below }: Titled,
  before = '',
): Titled & { readonly dividers: number; readonly divider: string } {
  const texts = below.map((row) => dividerIn(kind, row));
  const divider = texts.findLast((text) => text !== undefined) ?? before;
  if (![before, ...texts].some((text) => text !== undefined && text !== '' && speaksOfRefusal(kind, text)))
    return { header, below, dividers: 0, divider };
  const width = header.cells.length;
  let current = before;
  const rows = below.flatMap((row, index) => {
    const text = texts[index];
    if (text === undefined) return [{ ...row, cells: inserted(row.cells, width, current) }];
    current = text;
    return [];
  });
  const cells = [...header.cells, dividerTitle];
  return { header: { ...header, cells }, below: rows, dividers: below.length - rows.length, divider };
}

/** Cells beyond the titles stay beyond them: it is what is wrong with the row. */
const inserted = (cells: readonly string[], width: number, cell: string): readonly string[] => [
  ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
  cell,
  ...cells.slice(width),
];

/** The text of a row that holds nothing else and is marked as a heading, or speaks of refusing. */
function dividerIn(kind: ImportKind, { cells }: TableRow): string | undefined {
  const [text, ...others] = [...new Set(cells.filter((cell) => !isBlank(cell)))];
  if (text === undefined || others.length > 0 || /[@＠]/.test(text)) return undefined;
  const plain = text.replaceAll(
    /^[\s【[［(（〔<＜《〈■□◆◇●▼▽★*#=―ー-]+|[\s】\]］)）〕>＞》〉:：=―ー-]+$/g,
    '',
  );
  if (plain === '') return undefined;
  // Elsewhere than at the beginning it may belong to the row above: the second line of its note.
  const isHeading = plain !== text || (cells[0] === text && speaksOfRefusal(kind, plain));
  return isHeading ? plain : undefined;
}
