import { isBlank, shortCell } from './clean-text.ts';
import { columnNames } from './column-names.ts';
import type { ImportKind } from './import-records.ts';
import { isIgnored, type MatchedColumn, type Mapping } from './match-columns.ts';
import { proposeFields } from './propose-fields.ts';
import type { SeenColumn } from './read-result.ts';
import type { TableRow } from './read-table.ts';

/** Looked at for a proposal; the first rows of a file are as good as any. */
const rowsLookedAt = 200;

/** The titled columns of a table, in its order. */
export function seeColumns(
  kind: ImportKind,
  titles: readonly string[],
  rows: readonly TableRow[],
  { used, mapping = {} }: { readonly used: readonly MatchedColumn[]; readonly mapping?: Mapping | undefined },
): readonly SeenColumn[] {
  const fieldAt = new Map(used.map(({ index, field }) => [index, field]));
  const cellsAt = (index: number): readonly string[] =>
    rows.slice(0, rowsLookedAt).flatMap(({ cells }) => {
      const cell = cells[index] ?? '';
      return isBlank(cell) ? [] : [cell];
    });
  // What somebody left out stays out.
  const leftOut = new Set(Object.keys(mapping).filter((title) => isIgnored(mapping[title] ?? '')));
  const open = titles.flatMap((column, index) =>
    column === '' || fieldAt.has(index) || leftOut.has(column) ? [] : [{ index, cells: cellsAt(index) }],
  );
  const taken = new Set(fieldAt.values());
  const proposed = proposeFields(
    kind,
    open,
    Object.keys(columnNames[kind]).filter((field) => !taken.has(field)),
  );
  return titles.flatMap((column, index) => {
    if (column === '') return [];
    const field = fieldAt.get(index);
    const proposal = proposed.get(index);
    return [
      {
        column,
        cells: [...new Set(cellsAt(index))].slice(0, 3).map(shortCell),
        ...(field === undefined ? {} : { field }),
        ...(proposal === undefined ? {} : { proposed: proposal }),
      },
    ];
  });
}
