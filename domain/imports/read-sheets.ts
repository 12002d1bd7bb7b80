import { cleanText } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import { readRows } from './read-records.ts';
import type { FileRefusal, ReadOptions, ReadResult } from './read-result.ts';
import type { Table, TableRow } from './read-table.ts';

/** A sheet of a workbook as text; of a row that holds anything its number, from 1. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly TableRow[];
}

/**
 * Reads the sheet of a workbook that holds records of a kind: the one that a person names, else the only one that can be
 * read so. Where several can, a person is asked; a hidden sheet is read only by its name.
 */
export const readSheets = <K extends ImportKind>(
  kind: K,
  sheets: readonly Sheet[],
  options: ReadOptions = {},
): ReadResult<K> => {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (options.sheet !== undefined) {
    const named = filled.find(({ name }) => keyOf(name) === keyOf(options.sheet ?? ''));
    return named === undefined ? ask(filled, options.sheet) : readSheet(kind, named, options);
  }
  const visible = filled.filter(({ isHidden }) => !isHidden);
  const results = visible.map((sheet) => ({ sheet, result: readSheet(kind, sheet, options) }));
  const fitting = results.filter(({ result }) => isTableOfKind(result));
  if (fitting.length > 1) return ask(fitting.map(({ sheet }) => sheet));
  const [largest] = results.toSorted((a, b) => b.sheet.rows.length - a.sheet.rows.length);
  return (fitting[0] ?? largest)?.result ?? { kind: 'refused', refusal: { code: 'empty' } };
};

const readSheet = <K extends ImportKind>(kind: K, sheet: Sheet, options: ReadOptions): ReadResult<K> =>
  readRows(kind, tableOf(sheet), { encoding: 'xlsx', sheet: sheet.name }, options);

/** All rows as wide as the widest: a sheet does not keep the blank cells at the end of a row. */
function tableOf({ rows }: Sheet): Table {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return {
    rows: rows.map(({ cells, ...row }) => ({
      ...row,
      cells: Array.from({ length: width }, (_, index) => cleanText(cells[index] ?? '')),
    })),
    unclosedLines: [],
  };
}

/** A sheet of this kind, though perhaps with questions: other refusals say that it is something else. */
const isTableOfKind = (result: ReadResult): boolean =>
  result.kind === 'read' || ['undecidedColumns', 'unclearPresence'].includes(result.refusal.code);

const ask = (sheets: readonly Sheet[], asked?: string): { kind: 'refused'; refusal: FileRefusal } => ({
  kind: 'refused',
  refusal: {
    code: 'whichSheet',
    sheets: sheets.map(({ name }) => name),
    ...(asked === undefined ? {} : { asked }),
  },
});

const keyOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
