import type { TableRow } from './read-table.ts';

/**
 * Cells that say 〃 or 同上 mean what stands above them: here each row says it by itself. An address is one person's and is
 * not repeated so; such a cell, and one with nothing above, stays as it is.
 * @param before the cells above the first row, where the rows are a section of a file
 */
export function withoutDittos(
  rows: readonly TableRow[],
  before: readonly string[] = [],
): readonly TableRow[] {
  let above = before;
  return rows.map((row) => {
    const cells = row.cells.map((cell, index) => (isDitto(cell) ? repeated(above[index], cell) : cell));
    above = cells;
    return row.cells.some(isDitto) ? { ...row, cells } : row;
  });
}

const isDitto = (cell: string): boolean => /^\s*(?:[〃″]|同上|上に同じ)\s*$/.test(cell);

const repeated = (above: string | undefined, cell: string): string =>
  above === undefined || above === '' || /[@＠]/.test(above) ? cell : above;
