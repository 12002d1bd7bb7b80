import { holdsAddress, speaksOfRefusing } from './address-column.ts';
import { isBlank } from './clean-text.ts';
import { dividedRows } from './divided-rows.ts';
import { withoutDittos } from './ditto-rows.ts';
import { withHidden } from './hidden-rows.ts';
import type { ImportKind } from './import-records.ts';
import { isNoRecord } from './other-rows.ts';
import { cutRows, type TableRow } from './read-table.ts';
import type { Carried } from './read-result.ts';
import type { WebinarReport } from './read-webinar-report.ts';
import { wholeHeader } from './whole-header.ts';

/** Titles, the records below them, and how many rows are none. */
export interface TitledRows {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly excludedRows: number;
  /** Lines of rows that a line break cut in two. */
  readonly cut: ReadonlySet<number>;
  readonly carried?: Carried;
}

/** Of a table whose header was found. */
export const titledRows = (
  kind: ImportKind,
  rows: readonly TableRow[],
  own: TableRow,
  before?: Carried,
): TitledRows => {
  const whole = wholeHeader(kind, rows, own);
  const records = whole.below.filter((row) => !isNoRecord(row, own) && !isNoRecord(row, whole.header));
  const below = withoutDittos(records, before?.above);
  const divided = dividedRows(kind, withHidden(kind, { header: whole.header, below }), before?.divider);
  return {
    header: divided.header,
    rows: divided.below,
    excludedRows: whole.below.length - records.length + divided.dividers,
    cut: cutRows(records, whole.header.cells.length),
    carried: { above: below.at(-1)?.cells ?? before?.above ?? [], divider: divided.divider },
  };
};

/** Of the report of a webinar. */
export const reportedRows = ({ header, rows, excludedRows }: WebinarReport): TitledRows => {
  const records = rows.filter((row) => !isNoRecord(row, header));
  return {
    header,
    rows: records,
    excludedRows: excludedRows + rows.length - records.length,
    cut: cutRows(records, header.cells.length),
  };
};

/**
 * A list of refused addresses is often kept without any title: every row is data then. Above addresses that are all that the
 * table holds, whatever stands is their title (停止希望者); above addresses with other columns, the row before them is.
 */
export const headerless = (kind: ImportKind, rows: readonly TableRow[]): TitledRows | undefined => {
  const at = rows.slice(0, MOST_TITLES + 1).findIndex(({ cells }) => cells.some(holdsAddress));
  if (kind !== 'optOut' || at < 0) return undefined;
  const above = rows[at - 1];
  if (above !== undefined && !holdOneColumn(rows.slice(at)))
    return speaksOfRefusing(above.cells) ? titledRows(kind, rows, above) : undefined;
  const records = rows.slice(at);
  const width = Math.max(...records.slice(0, 1000).map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, index) =>
    records.some((row) => holdsAddress(row.cells[index] ?? '')) ? 'email' : '',
  );
  const header = { line: rows[at - 1]?.line ?? 0, cells };
  return { header, rows: records, excludedRows: 0, cut: new Set<number>() };
};

const MOST_TITLES = 5;

/** Whether nothing stands anywhere but in one column. */
const holdOneColumn = (rows: readonly TableRow[]): boolean =>
  new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index]))))
    .size === 1;
