import type { ImportKind, RecordByKind } from './import-records.ts';
import { accountRows } from './account-rows.ts';
import { isBlank } from './clean-text.ts';
import { columnsInContext } from './columns-in-context.ts';
import { customerRows } from './customer-rows.ts';
import { dealRows } from './deal-rows.ts';
import { decideColumns } from './decide-columns.ts';
import { decodeFile } from './decode-file.ts';
import { feedbackRows } from './feedback-rows.ts';
import { inquiryRows } from './inquiry-rows.ts';
import { type FileFacts, type KindReader } from './kind-reader.ts';
import { titlesToReadBy } from './address-column.ts';
import { type Matched, findHeader, knowsTitle, matchColumns, namedIn } from './match-columns.ts';
import { refuseKind } from './refuse-kind.ts';
import { optOutRows } from './opt-out-rows.ts';
import { ownerRows } from './owner-rows.ts';
import type {
  FileFormat,
  FileRefusal,
  ReadFile,
  ReadOptions,
  ReadResult,
  SeenColumn,
} from './read-result.ts';
import type { RowRefusal } from './row-problem.ts';
import { detectDelimiter, readTable, type Table, type TableRow } from './read-table.ts';
import { aboveWebinar, findWebinarReport, type WebinarFacts } from './read-webinar-report.ts';
import { withoutRemarks } from './refusal-remarks.ts';
import { mappingOf, refuseKindOfPreset, refuseTitlesOfPreset, withPreset } from './presets/apply-preset.ts';
import { readUntitled } from './presets/read-untitled.ts';
import { withoutLeftOut } from './hidden-rows.ts';
import { withPresence } from './presence-columns.ts';
import { refuseMissingColumn } from './refuse-missing-column.ts';
import { seeColumns } from './seen-columns.ts';
import { takeRows } from './take-rows.ts';
import { headerless, reportedRows, titledRows, type TitledRows } from './titled-rows.ts';
import { withOurOwn } from './whose-columns.ts';
import { webinarRows } from './webinar-rows.ts';

/**
 * Reads a customer's file as records of one kind, and says of every row it does not take why.
 *
 * A file is refused only if it is no table or of another kind. A row is refused if it lacks what its kind needs, or
 * if a value that decides who is mailed and when is unreadable (address, stage, amount, most dates, refusal flags):
 * taking it without the value would be a guess at the customer's cost. Any other unreadable value (phone, head count,
 * contract date) is left out with a warning, because the person is worth more than the cell.
 */
export const readRecords = <K extends ImportKind>(
  kind: K,
  bytes: Uint8Array,
  given: ReadOptions = {},
): ReadResult<K> => {
  const options = withPreset(kind, given);
  const decoded = decodeFile(bytes);
  if (decoded.kind === 'refused') return decoded;
  const untitled = readUntitled(options.preset, decoded.text);
  if (untitled !== undefined)
    return readRows(kind, untitled, { encoding: decoded.encoding, delimiter: '\t' }, options);
  const isNamed = namedIn(options.mapping);
  const delimiter = detectDelimiter(decoded.text, (title) => isNamed(title) || knowsTitle('any', title));
  const table = readTable(decoded.text, delimiter);
  if ('gaveUpAt' in table) return refused({ code: 'unclosedQuote', line: table.gaveUpAt });
  return readRows(kind, table, { encoding: decoded.encoding, delimiter }, options);
};

/** Reads the rows of a table, whatever kind of file it stood in. */
export const readRows = <K extends ImportKind>(
  kind: K,
  rows: Table,
  format: Omit<FileFormat, 'headerLine'>,
  given: ReadOptions = {},
): ReadResult<K> => {
  const options = withPreset(kind, given);
  const table = withoutRemarks(rows);
  const found = findBody(kind, table, options);
  if ('code' in found) return refused(found);
  const isEmpty = found.rows.length + found.excludedRows + table.unclosedLines.length === 0;
  if (isEmpty && options.isSection !== true) return refused({ code: 'noRows' });
  const reader = kindReaders[kind];
  const { columns, dateOrders, undecided } = columnsInContext(reader, found, options);
  if (undecided.length > 0 && options.isSection !== true)
    return refused({ code: 'whichDateOrder', columns: undecided });
  const taken = takeRows(reader, columns, found, table.unclosedLines);
  return readFile({
    format: { ...format, headerLine: found.header.line },
    columns: {
      used: found.matched.used.map(({ column, field }) => ({ column, field })),
      ignored: found.matched.ignored,
      seen: seeColumns(kind, found.header.cells, found.rows, {
        used: found.matched.used,
        mapping: options.mapping,
      }),
    },
    dateOrders,
    ...(options.isSection === true && found.carried !== undefined ? { carried: found.carried } : {}),
    ...taken,
    refusedRows: {
      above: found.facts.isReport ? aboveHeader(table, found.header) : [],
      titles: found.header.cells,
      rows: refusedIn(found.rows, taken.refusals),
    },
  });
};

const refusedIn = (rows: readonly TableRow[], refusals: readonly RowRefusal[]): readonly TableRow[] => {
  const lines = new Set(refusals.map(({ line }) => line));
  return rows.filter(({ line }) => lines.has(line));
};

const aboveHeader = ({ rows }: Table, header: TableRow): readonly (readonly string[])[] =>
  rows.slice(0, rows.indexOf(header)).map(({ cells }) => cells);

/** The rows below the header and what is known about them. */
export type Body = TitledRows & { readonly matched: Matched; readonly facts: FileFacts };

const kindReaders: { readonly [K in ImportKind]: KindReader<RecordByKind[K]> } = {
  customer: customerRows(),
  account: accountRows(),
  deal: dealRows(),
  owner: ownerRows(),
  webinar: webinarRows(),
  inquiry: inquiryRows(),
  optOut: optOutRows(),
  feedback: feedbackRows(),
};

/** The fields each kind's rows can fill: what `options.mapping` may name. */
export const fieldsOfKind = (kind: ImportKind): readonly string[] => kindReaders[kind].fields;

const refused = (refusal: FileRefusal): { readonly kind: 'refused'; readonly refusal: FileRefusal } => ({
  kind: 'refused',
  refusal,
});

const readFile = <K extends ImportKind>(parts: Omit<ReadFile<K>, 'kind'>): ReadFile<K> => ({
  kind: 'read',
  ...parts,
});

const findBody = (kind: ImportKind, table: Table, options: ReadOptions): Body | FileRefusal => {
  const { rows } = table;
  const foreign = refuseKindOfPreset(options.preset, kind);
  if (foreign !== undefined) return foreign;
  const report = kind === 'webinar' ? findWebinarReport(rows, options.dateOrder) : undefined;
  const own = report === undefined ? findHeader(rows, kind, options.mapping) : undefined;
  const titled =
    report === undefined
      ? own === undefined
        ? headerless(kind, rows)
        : titledRows(kind, rows, own, options.carried)
      : reportedRows(report);
  if (titled === undefined) return withoutHeader(kind, rows);
  const { header } = titled;
  const titles = titlesToReadBy(kind, header.cells, titled.rows, options.mapping);
  const named = asTitled(matchColumns(kind, titles, options.mapping), header.cells);
  const refusal =
    refuseTitlesOfPreset(options.preset, kind, header.cells) ??
    refuseMissingColumn(
      header.cells,
      options.mapping,
      options.preset === undefined ? {} : mappingOf(options.preset, kind),
    ) ??
    refuseKind(kind, titles, options.mapping);
  if (refusal !== undefined)
    return refusal.code === 'missingColumns'
      ? { ...refusal, columns: seeColumns(kind, header.cells, titled.rows, named) }
      : refusal;
  const body = withoutLeftOut(titled.rows, named.used);
  const decided = decideColumns(kind, header.cells, body, named, options.mapping);
  if ('code' in decided) return decided;
  const told = kind === 'webinar' ? withPresence(header.cells, body, decided, options.mapping) : decided;
  if ('unclear' in told) {
    const seen = seeColumns(kind, header.cells, body, decided);
    return { code: 'unclearPresence', asked: kind, unclear: told.unclear, columns: seen };
  }
  const matched = { ...told, used: withOurOwn(kind, told.used, body, namedIn(options.mapping)) };
  const above = kind === 'webinar' ? (report ?? aboveWebinar(rows, header, options.dateOrder)) : undefined;
  const facts = factsOf(matched, body, above, options);
  const needsSession = kind === 'webinar' && facts.session === undefined && facts.topic === undefined;
  if (needsSession && !facts.fields.has('session') && !facts.fields.has('topic')) {
    return { code: 'missingSession' };
  }
  const leftOut = titled.rows.length - body.length;
  return { ...titled, rows: body, excludedRows: titled.excludedRows + leftOut, matched, facts };
};

/** Columns by the titles that stand in the file. */
const asTitled = ({ used, ignored }: Matched, titles: readonly string[]): Matched => ({
  used: used.map((column) => ({ ...column, column: titles[column.index] ?? column.column })),
  ignored,
});

const withoutHeader = (kind: ImportKind, rows: readonly TableRow[]): FileRefusal => {
  for (const row of rows.slice(0, 20)) {
    const refusal = refuseKind(kind, row.cells);
    if (refusal?.code === 'wrongKind') return refusal;
  }
  const widest = rows.slice(0, 20).toSorted((a, b) => b.cells.length - a.cells.length)[0];
  if (widest === undefined) return { code: 'empty' };
  const seen = widest.cells.filter((cell) => cell !== '').slice(0, 20);
  return { code: 'noHeader', asked: kind, seen, columns: columnsBelow(kind, rows) };
};

/** Of a table whose titles nobody knows: the first row that is words, in as many columns as the table has. */
const columnsBelow = (kind: ImportKind, rows: readonly TableRow[]): readonly SeenColumn[] => {
  const filled = ({ cells }: TableRow): number => cells.filter((cell) => cell !== '').length;
  const widest = Math.max(...rows.slice(0, 20).map(filled));
  const at = rows.slice(0, 20).findIndex((row) => filled(row) >= Math.max(2, widest - 1));
  const header = rows[at];
  if (
    header === undefined ||
    rows.length < at + 2 ||
    header.cells.some((cell) => /[@＠]|^[\d０-９][\d０-９/.,:年月日-]*$/.test(cell))
  )
    return [];
  return seeColumns(kind, header.cells, rows.slice(at + 1), { used: [] });
};

const factsOf = (
  matched: Matched,
  rows: readonly TableRow[],
  report: WebinarFacts | undefined,
  options: ReadOptions,
): FileFacts => {
  const role = matched.used.find(({ field }) => field === 'role')?.index ?? -1;
  const session = options.session ?? report?.session;
  const durationMinutes = options.durationMinutes ?? report?.durationMinutes;
  // A column of marks in which nobody has one yet tells nothing of who came.
  const isEmpty = (index: number): boolean => rows.every((row) => isBlank(row.cells[index] ?? ''));
  const filled = matched.used.filter(({ field, index }) => field !== 'attended' || !isEmpty(index));
  return {
    fields: new Set(filled.map(({ field }) => field)),
    isReport: report !== undefined,
    hasAttendees: role >= 0 && rows.some((row) => /^(?:attendee|出席者)$/i.test(row.cells[role] ?? '')),
    ...(session === undefined ? {} : { session }),
    ...(report?.topic === undefined ? {} : { topic: report.topic }),
    ...(report?.startedAt === undefined ? {} : { startedAt: report.startedAt }),
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    ...(report?.hostEmail === undefined ? {} : { hostEmail: report.hostEmail }),
  };
};
