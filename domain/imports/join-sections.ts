import { joinedOrder } from './read-date.ts';
import type { ImportKind } from './import-records.ts';
import type { DateOrders, ReadColumns, ReadCounts, ReadFile } from './read-result.ts';
import type { RowRefusal, RowWarning } from './row-problem.ts';

/** What was read of a file so far, without its records; of problems the first, and how many there are. */
export interface ReadSoFar extends Pick<
  ReadFile<ImportKind>,
  'format' | 'columns' | 'dateOrders' | 'refusedRows'
> {
  /** A section showed days before months: read alone, others may have been read the other way round. */
  readonly showedDayFirst: boolean;
  readonly counts: ReadCounts;
  readonly refusals: readonly RowRefusal[];
  readonly refusalCount: number;
  readonly warnings: readonly RowWarning[];
  readonly warningCount: number;
}

/** So many refused rows are given back, and as many problems shown at most. */
const mostKept = 2000;

/** What was read up to a section and in it; `shift`: by how much lines of the section lie further down in the file. */
export function joinSection(
  before: ReadSoFar | undefined,
  section: ReadFile<ImportKind>,
  shift: number,
): ReadSoFar {
  const moved = <T extends { readonly line: number }>(lines: readonly T[]): readonly T[] =>
    lines.map((each) => ({ ...each, line: each.line + shift }));
  const kept = <T>(former: readonly T[] = [], own: readonly T[] = []): readonly T[] =>
    [...former, ...own].slice(0, mostKept);
  const { counts, refusals, refusedRows } = section;
  const warnings = section.warnings.filter((warning) => !isToldOf(warning, before?.warnings ?? []));
  const sum = (name: keyof ReadCounts): number => (before?.counts[name] ?? 0) + counts[name];
  return {
    format: before?.format ?? section.format,
    columns: joinedColumns(before?.columns, section.columns),
    showedDayFirst: before?.showedDayFirst === true || Object.values(section.dateOrders).includes('dmy'),
    dateOrders: joinedOrders(before?.dateOrders ?? {}, section.dateOrders),
    counts: {
      read: sum('read'),
      taken: sum('taken'),
      refused: sum('refused'),
      merged: sum('merged'),
      excluded: sum('excluded'),
    },
    refusals: kept(before?.refusals, moved(refusals)),
    refusalCount: (before?.refusalCount ?? 0) + refusals.length,
    warnings: kept(before?.warnings, moved(warnings)),
    warningCount: (before?.warningCount ?? 0) + warnings.length,
    refusedRows: {
      ...(before?.refusedRows ?? refusedRows),
      rows: kept(before?.refusedRows.rows, moved(refusedRows.rows)),
    },
  };
}

/** A name that is no salesperson's is told of once. */
const isToldOf = ({ code, value }: RowWarning, before: readonly RowWarning[]): boolean =>
  code === 'ownerUnknown' && before.some((other) => other.code === code && other.value === value);

/** A column that only later cells explain is used from there on. */
function joinedColumns(before: ReadColumns | undefined, own: ReadColumns): ReadColumns {
  if (before === undefined) return own;
  const known = new Set(before.used.map(({ column }) => column));
  const used = [...before.used, ...own.used.filter(({ column }) => !known.has(column))];
  const isUsed = new Set(used.map(({ column }) => column));
  return { ...before, used, ignored: before.ignored.filter((column) => !isUsed.has(column)) };
}

const joinedOrders = (one: DateOrders, other: DateOrders): DateOrders =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((column) => {
      const order = joinedOrder(one[column], other[column]);
      return order === undefined ? [] : [[column, order] as const];
    }),
  );
