import { isBlank, shortCell } from './clean-text.ts';
import { decideColumn } from './decide-column.ts';
import type { ImportKind } from './import-records.ts';
import { namedIn, type Mapping, type Matched } from './match-columns.ts';
import type { FileRefusal, UndecidedColumn } from './read-result.ts';
import type { TableRow } from './read-table.ts';

/**
 * Looks at the cells of every column whose title may decide who is mailed, and at those of columns that nobody knows. A
 * column that refuses and is understood is used; one that may refuse and is not understood is asked about.
 */
export const decideColumns = (
  kind: ImportKind,
  titles: readonly string[],
  rows: readonly TableRow[],
  matched: Matched,
  mapping: Mapping = {},
): Matched | FileRefusal => {
  if (!askedKinds.has(kind)) return matched;
  const isNamed = namedIn(mapping);
  const used = new Map(matched.used.map((column) => [column.index, column]));
  const undecided: UndecidedColumn[] = [];
  titles.forEach((column, index) => {
    const before = used.get(index);
    if (column === '' || isNamed(column)) return;
    const isAnswer = before?.field === 'answers';
    if (before !== undefined && before.byMeaning === undefined && !isAnswer) return;
    const cells = distinctCells(rows, index);
    const decision = decideColumn(kind, column, cells, isAnswer ? undefined : before);
    if (isAnswer && decision.kind === 'left') return;
    used.delete(index);
    if (decision.kind === 'used') used.set(index, { index, column, field: decision.field, byMeaning: true });
    else if (decision.kind === 'asked')
      undecided.push({ column, cells: decision.cells.slice(0, 3).map(shortCell) });
  });
  if (undecided.length > 0) return { code: 'undecidedColumns', asked: kind, columns: undecided };
  return {
    used: [...used.values()].toSorted((one, other) => one.index - other.index),
    ignored: titles.filter((title, index) => title !== '' && !used.has(index)),
  };
};

/** Kinds of file that tell who may be mailed. A list of refusals refuses by itself. */
const askedKinds: ReadonlySet<ImportKind> = new Set(['customer', 'account', 'inquiry', 'webinar']);

const distinctCells = (rows: readonly TableRow[], index: number): readonly string[] => [
  ...new Set(rows.map((row) => row.cells[index] ?? '').filter((cell) => !isBlank(cell))),
];
