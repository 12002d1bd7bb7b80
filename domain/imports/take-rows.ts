import { type KindReader, type ReadColumn, type RowOutcome, shown } from './kind-reader.ts';
import type { FileFacts } from './kind-reader.ts';
import type { ReadCounts } from './read-result.ts';
import type { RowRefusal, RowWarning } from './row-problem.ts';
import type { TableRow } from './read-table.ts';

export type Taken<R> = {
  readonly rows: readonly { readonly line: number; readonly record: R }[];
  readonly refusals: readonly RowRefusal[];
  readonly warnings: readonly RowWarning[];
  readonly counts: ReadCounts;
};

type Body = {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly excludedRows: number;
  readonly cut: ReadonlySet<number>;
  readonly facts: FileFacts;
};

/** Reads every row and joins rows that mean the same thing; one pass, in the order of the file. */
export const takeRows = <R>(
  reader: KindReader<R>,
  columns: readonly ReadColumn[],
  body: Body,
  unclosedLines: readonly number[],
): Taken<R> => {
  const refusals: RowRefusal[] = unclosedLines.map((line) => wholeRow(line, 'unclosedQuote', ''));
  const warnings: RowWarning[] = [];
  const joined = new JoinedRows<R>(reader, columns);
  const width = lastFilled(body.header.cells);
  let excluded = body.excludedRows;
  for (const row of body.rows) {
    if (body.cut.has(row.line) || (width > 1 && lastFilled(row.cells) > body.header.cells.length)) {
      refusals.push(wholeRow(row.line, 'raggedRow', row.cells.join(' ')));
      continue;
    }
    const { finished, ...problems } = reader.readRow(row, columns, body.facts);
    for (const refusal of problems.refusals) refusals.push(refusal);
    for (const warning of problems.warnings) warnings.push(warning);
    if (finished.kind === 'records') {
      warnings.push(...joined.add(row, finished.records));
      if (finished.records.length === 0) excluded += 1;
    } else if (finished.kind !== 'unreadable') {
      if (finished.kind === 'excluded') excluded += 1;
      (finished.kind === 'excluded' ? warnings : refusals).push(missing(row, finished, columns));
    }
  }
  const rows = joined.rows();
  const takenLines = new Set(rows.map(({ line }) => line)).size;
  const refused = new Set(refusals.map(({ line }) => line)).size;
  const read = body.rows.length + body.excludedRows + unclosedLines.length;
  return {
    rows,
    refusals,
    warnings,
    counts: { read, taken: takenLines, refused, excluded, merged: read - takenLines - refused - excluded },
  };
};

/** The rows taken so far by key. A class, for it is the one thing here that changes over time. */
class JoinedRows<R> {
  readonly #kept: ({ readonly line: number; readonly record: R } | undefined)[] = [];
  readonly #indexByKey = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #reader: KindReader<R>;
  readonly #columns: readonly ReadColumn[];

  constructor(reader: KindReader<R>, columns: readonly ReadColumn[]) {
    this.#reader = reader;
    this.#columns = columns;
  }

  /** Adds the records of a row; warns for every earlier row one of them replaces or completes. */
  add(row: TableRow, records: readonly R[]): readonly RowWarning[] {
    return records.flatMap((given) => {
      const record = this.#parted(given);
      const identity = this.#reader.keyOf(record);
      const index = identity === undefined ? undefined : this.#indexByKey.get(identity.key);
      const earlier = index === undefined ? undefined : this.#kept[index];
      const isRepeated = this.#isRepeated(record);
      const merged =
        earlier === undefined
          ? record
          : isRepeated
            ? earlier.record
            : this.#reader.merge(earlier.record, record);
      if (index !== undefined) this.#kept[index] = undefined;
      if (identity !== undefined) this.#indexByKey.set(identity.key, this.#kept.length);
      this.#kept.push({ line: row.line, record: merged });
      if (identity === undefined || earlier === undefined) return [];
      const { field, key, named = key } = identity;
      const column = columnOf(field, this.#columns);
      return [
        { line: earlier.line, field, column, value: shown(named), code: 'sameKey', took: String(row.line) },
      ];
    });
  }

  /** The record, under a key of its own where one that has its key is another thing. */
  #parted(given: R): R {
    for (let [record, nth] = [given, 2]; ; nth++) {
      const index = this.#indexByKey.get(this.#reader.keyOf(record)?.key ?? '');
      const earlier = index === undefined ? undefined : this.#kept[index]?.record;
      const parted = earlier === undefined ? undefined : this.#reader.parted?.(earlier, given, nth);
      if (parted === undefined) return record;
      record = parted;
    }
  }

  /** Notes a record; true if a wholly equal one was noted before. */
  #isRepeated(record: R): boolean {
    if (this.#reader.isOnce !== true) return false;
    const text = JSON.stringify(record);
    const isRepeated = this.#seen.has(text);
    this.#seen.add(text);
    return isRepeated;
  }

  rows(): readonly { readonly line: number; readonly record: R }[] {
    return this.#kept.filter((row) => row !== undefined);
  }
}

const columnOf = (field: string, columns: readonly ReadColumn[]): string =>
  columns.find((column) => column.field === field)?.column ?? '';

const missing = (
  row: TableRow,
  finished: Extract<RowOutcome<never>['finished'], { readonly code: string }>,
  columns: readonly ReadColumn[],
): RowRefusal => {
  const column = columns.find(({ field }) => field === finished.field);
  return {
    line: row.line,
    field: finished.field,
    column: column?.column ?? '',
    value: shown(row.cells[column?.index ?? -1] ?? ''),
    code: finished.code,
  };
};

const wholeRow = (line: number, code: 'raggedRow' | 'unclosedQuote', value: string): RowRefusal => ({
  line,
  field: '',
  column: '',
  value: shown(value),
  code,
});

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;
