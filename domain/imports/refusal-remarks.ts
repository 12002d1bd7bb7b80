import { grouped } from '../kernel/grouped.ts';
import type { Locale } from '../kernel/locale.ts';
import { columnKey } from './clean-text.ts';
import { refusalMessage } from './refusal-messages.ts';
import type { RefusedRows } from './read-result.ts';
import type { RowRefusal } from './row-problem.ts';
import type { Table, TableRow } from './read-table.ts';

/** What stands beside a refused row: the row it was, the columns and values that are wrong, and what to do. */
const remarks: Readonly<Record<Locale, readonly [row: string, column: string, value: string, fix: string]>> =
  {
    ja: ['元の行（Rekindle）', '直す列（Rekindle）', '今の値（Rekindle）', '直し方（Rekindle）'],
    en: ['Row (Rekindle)', 'Column (Rekindle)', 'Value (Rekindle)', 'Remedy (Rekindle)'],
  };

/** Of release 0.4 and before: side by side at the end, else they are columns of the user's own. */
const former: readonly (readonly string[])[] = [
  ['元の行', '直し方'],
  ['Row', 'Remedy'],
];

/** A table of the refused rows as they stand in the file, the remarks beside them: to be mended and given again. */
export function remarkedRows(
  { above, titles, rows }: RefusedRows,
  refusals: readonly RowRefusal[],
  locale: Locale,
): readonly (readonly string[])[] {
  const width = Math.max(titles.length, ...rows.map(({ cells }) => cells.length));
  const filled = (cells: readonly string[]): readonly string[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const byLine = grouped(refusals, ({ line }) => line);
  return [
    ...above,
    [...filled(titles), ...remarks[locale]],
    ...rows.map(({ line, cells }) => [
      ...filled(cells),
      String(line),
      ...remarksOn(byLine.get(line) ?? [], locale),
    ]),
  ];
}

const remarksOn = (refusals: readonly RowRefusal[], locale: Locale): readonly string[] => [
  joined(refusals.map(({ column }) => column)),
  joined(refusals.map(({ value }) => value)),
  refusals.map((refusal) => refusalMessage(refusal, locale)).join(' '),
];

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' / ');

/** Titles stand near the top. */
const ROWS_LOOKED_AT = 1000;

/** A table without the remarks that {@link remarkedRows} put beside its rows: they are no data, whatever they speak of. */
export function withoutRemarks(table: Table): Table {
  const found = table.rows.slice(0, ROWS_LOOKED_AT).find((row) => remarkedIn(row).size > 0);
  if (found === undefined) return table;
  const remarked = remarkedIn(found);
  const rows = table.rows.flatMap((row) => {
    const cells = row.cells.filter((_, index) => !remarked.has(index));
    return cells.every((cell) => cell === '')
      ? []
      : [{ ...row, cells: row === found ? withoutBlankEnd(cells) : cells }];
  });
  return { ...table, rows };
}

/** Rows that are wider than the titles stay so: it is what is wrong with them. */
const withoutBlankEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

const remarkKeys: ReadonlySet<string> = new Set(Object.values(remarks).flat().map(columnKey));

function remarkedIn({ cells }: TableRow): ReadonlySet<number> {
  const keys = cells.map(columnKey);
  const own = keys.flatMap((key, index) => (remarkKeys.has(key) ? [index] : []));
  const isFormer = former.some((pair) => pair.every((title, at) => cells.at(at - pair.length) === title));
  return new Set(isFormer ? [cells.length - 2, cells.length - 1, ...own] : own);
}
