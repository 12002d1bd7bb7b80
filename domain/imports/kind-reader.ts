import { cutText } from '../kernel/cut-text.ts';
import { isBlank } from './clean-text.ts';
import type { MatchedColumn } from './match-columns.ts';
import { type CellContext, type Parsed, type ReadCell, unreadable } from './parsed.ts';
import type { RowProblemCode, RowRefusal, RowWarning } from './row-problem.ts';
import type { TableRow } from './read-table.ts';

/**
 * How a field is read. `matters`: an unreadable value refuses the row, since leaving it out could mail somebody at
 * the wrong time or against their will. Anything else is left out with a warning and the row is taken.
 */
export type FieldReader<V> = {
  readonly read: ReadCell<V>;
  readonly matters?: true;
  readonly dates?: true;
  /** What two columns of the field say together; without it the first that is filled counts. */
  readonly join?: (one: V, other: V) => V;
  /** A text in which somebody may say what `hears` of the kind listens for. */
  readonly spoken?: true;
  /** What people write at length: too much of it is cut, where any other value that long is none. */
  readonly isLong?: true;
};
export type FieldReaders<D> = { readonly [P in keyof D]: FieldReader<D[P]> };

/** What is known about the file besides its rows. */
export type FileFacts = {
  readonly fields: ReadonlySet<string>;
  readonly session?: string;
  readonly topic?: string;
  /** When the webinar of a report began. */
  readonly startedAt?: string;
  readonly durationMinutes?: number;
  /** Who held the webinar of a report, in lower case. */
  readonly hostEmail?: string;
  /** Reports of a webinar tool hold people without an address (phone callers): left out, not refused. */
  readonly isReport: boolean;
  readonly hasAttendees: boolean;
};

export type Finished<R> =
  | { readonly kind: 'records'; readonly records: readonly R[] }
  | { readonly kind: 'refused' | 'excluded'; readonly field: string; readonly code: RowProblemCode };

export type RowOutcome<R> = {
  readonly finished: Finished<R> | { readonly kind: 'unreadable' };
  readonly refusals: readonly RowRefusal[];
  readonly warnings: readonly RowWarning[];
};

export type ReadColumn = MatchedColumn & { readonly context: CellContext };

/** Everything the general reader needs to know of one kind of file. */
export type KindReader<R> = {
  readonly fields: readonly string[];
  readonly holdsDates: (field: string) => boolean;
  readonly readRow: (row: TableRow, columns: readonly ReadColumn[], facts: FileFacts) => RowOutcome<R>;
  /** Field and value two rows must share to be the same thing, and how it is named where that is no text of the file; undefined where rows are never the same. */
  readonly keyOf: (
    record: R,
  ) => { readonly field: string; readonly key: string; readonly named?: string } | undefined;
  readonly merge: (earlier: R, later: R) => R;
  /** Rows that are wholly the same are one row given twice, and not merged. */
  readonly isOnce?: boolean;
  /** The later of two rows with one key under a key of its own, where they are two things all the same: the nth with it. */
  readonly parted?: (earlier: R, later: R, nth: number) => R | undefined;
};

/** Builds the reader of a kind: cells are read one by one into a draft, and `finish` makes the record of it. */
export const kindReader = <D, R>(parts: {
  readonly readers: FieldReaders<D>;
  readonly start: () => Partial<D>;
  readonly finish: (draft: Partial<D>, facts: FileFacts) => Finished<R>;
  readonly keyOf: KindReader<R>['keyOf'];
  readonly merge?: KindReader<R>['merge'];
  readonly isOnce?: boolean;
  readonly parted?: KindReader<R>['parted'];
  /** What a free text of the row says besides, such as a refusal in the notes. */
  readonly hears?: (text: string, field: keyof D) => Partial<D>;
  /** How that is told, where not as of a customer. */
  readonly heardAs?: RowProblemCode;
  /** A row that says so is taken without its unreadable cells: a refusal is worth more than they are. */
  readonly mustKeep?: (draft: Partial<D>) => boolean;
}): KindReader<R> => {
  const { readers } = parts;
  const isField = (field: string | number | symbol): field is keyof D => Object.hasOwn(readers, field);
  return {
    fields: Object.keys(readers),
    holdsDates: (field) => isField(field) && readers[field].dates === true,
    readRow: (row, columns, facts) => {
      if (isTooLong(row, columns)) return tooLongRow(row);
      const draft = parts.start();
      const problems = noProblems();
      for (const column of columns) {
        const cell = row.cells[column.index] ?? '';
        if (isBlank(cell) || !isField(column.field)) continue;
        readInto(draft, readers, column.field, { row, column, cell, problems });
        if (parts.hears !== undefined && readers[column.field].spoken)
          hearInto(draft, parts.hears(cell, column.field), { row, column, cell, problems }, parts.heardAs);
      }
      // Its warnings would say that the row was taken without them.
      if (problems.refusals.length > 0 && parts.mustKeep?.(draft) === true)
        problems.warnings.push(...problems.refusals.splice(0).map(asWarning));
      if (problems.refusals.length > 0)
        return { finished: { kind: 'unreadable' }, refusals: problems.refusals, warnings: [] };
      return { finished: parts.finish(draft, facts), ...problems };
    },
    keyOf: parts.keyOf,
    merge: parts.merge ?? ((_earlier, later) => later),
    ...(parts.isOnce === true ? { isOnce: true } : {}),
    ...(parts.parted === undefined ? {} : { parted: parts.parted }),
  };
};

/** A cell as a message shows it: at most 80 characters. */
export const shown = (cell: string): string => {
  const letters = cell.length > 80 ? Array.from(cell) : [];
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : cell;
};

const codeOf = (heard: readonly string[]): RowProblemCode =>
  heard.includes('barredBecause')
    ? 'companyBarred'
    : heard.every((field) => field === 'retired')
      ? 'leftInText'
      : 'refusalInText';

/** Calls a reader for plain text. */
export const asText: FieldReader<string> = { read: (cell) => ({ kind: 'value', value: cell }), spoken: true };

/** Calls a reader for what people write at length. */
export const asLongText: FieldReader<string> = { ...asText, isLong: true };

/** Calls a reader for several words in one cell. */
export const asList: FieldReader<string[]> = {
  spoken: true,
  isLong: true,
  read: (cell) => ({
    kind: 'value',
    value: cell
      .split(/[,、;；|｜\n]/)
      .map((word) => word.trim().replace(/^"(.*)"$/, '$1'))
      .filter((word) => word !== ''),
  }),
};

const tooLongRow = ({ line, cells }: TableRow): RowOutcome<never> => ({
  finished: { kind: 'unreadable' },
  refusals: [{ line, field: '', column: '', value: shown(cells.join(' ')), code: 'rowTooLong' }],
  warnings: [],
});

const asWarning = ({ line, field, column, value, code }: RowRefusal): RowWarning => ({
  line,
  field,
  column,
  value,
  code,
});

type Problems = { readonly refusals: RowRefusal[]; readonly warnings: RowWarning[] };

type Place = {
  readonly row: TableRow;
  readonly column: ReadColumn;
  readonly cell: string;
  readonly problems: Problems;
};

const noProblems = (): Problems => ({ refusals: [], warnings: [] });

const readInto = <D>(draft: Partial<D>, readers: FieldReaders<D>, field: keyof D, place: Place): void => {
  const reader = readers[field];
  const before = draft[field];
  if (before !== undefined && reader.join === undefined) return;
  const cell = reader.isLong === true ? cutText(place.cell, LONGEST_TEXT) : place.cell;
  const parsed = bounded(reader.read(cell, place.column.context), reader.isLong === true);
  const { line } = place.row;
  const where = { line, field: place.column.field, column: place.column.column, value: shown(place.cell) };
  if (cell !== place.cell) place.problems.warnings.push({ ...where, code: 'cellCut' });
  if (parsed.kind === 'value') {
    draft[field] =
      before === undefined || reader.join === undefined ? parsed.value : reader.join(before, parsed.value);
    if (parsed.note) {
      place.problems.warnings.push({ ...where, code: parsed.note, took: String(parsed.value) });
    }
  } else if (parsed.kind === 'unreadable') {
    const suggestion = parsed.suggestion === undefined ? {} : { suggestion: parsed.suggestion };
    if (reader.matters && !('isLeftOut' in parsed && parsed.isLeftOut))
      place.problems.refusals.push({ ...where, code: parsed.code, ...suggestion });
    else place.problems.warnings.push({ ...where, code: parsed.code });
  }
};

/** Letters of a name, a code, a choice; the database has room for 1 KB in a key. */
const LONGEST = 300;
/** Letters of what people write at length, and of all that is read of a row: an item has room for 400 KB. */
const LONGEST_TEXT = 10_000;
const LONGEST_ROW = 100_000;

const bounded = <V>(parsed: Parsed<V>, isLong: boolean): Parsed<V> =>
  parsed.kind === 'value' && typeof parsed.value === 'string' && parsed.value.length > LONGEST && !isLong
    ? unreadable('cellTooLong')
    : parsed;

const isTooLong = (row: TableRow, columns: readonly ReadColumn[]): boolean =>
  columns.reduce((letters, { index }) => letters + (row.cells[index] ?? '').length, 0) > LONGEST_ROW;

const hearInto = <D>(
  draft: Partial<D>,
  heard: Partial<D>,
  { row, column, cell, problems }: Place,
  code: RowProblemCode = codeOf(Object.keys(heard)),
): void => {
  if (Object.keys(heard).length === 0) return;
  Object.assign(draft, heard);
  problems.warnings.push({
    line: row.line,
    field: column.field,
    column: column.column,
    value: shown(cell),
    code,
  });
};
