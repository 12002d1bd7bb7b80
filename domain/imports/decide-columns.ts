import { isBlank, shortCell } from './clean-text.ts';
import { columnNames } from './column-names.ts';
import type { ImportKind } from './import-records.ts';
import type { Mapping, Matched, MatchedColumn } from './match-columns.ts';
import { columnKey } from './clean-text.ts';
import type { CellContext, ReadCell } from './parsed.ts';
import type { FileRefusal, UndecidedColumn } from './read-result.ts';
import type { TableRow } from './read-table.ts';
import { readDecidingTitle } from './refusal-title.ts';
import {
  mailStatusOf,
  readMailStatus,
  readNotedRefusal,
  readPermission,
  readRefusal,
  refusalsIn,
} from './refusal-values.ts';

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
  const mapped = new Set(Object.keys(mapping).map(columnKey));
  const used = new Map(matched.used.map((column) => [column.index, column]));
  const undecided: UndecidedColumn[] = [];
  titles.forEach((column, index) => {
    const before = used.get(index);
    if (column === '' || mapped.has(columnKey(column))) return;
    if (before !== undefined && before.byMeaning === undefined) return;
    const cells = distinctCells(rows, index);
    const decision = decide(kind, column, cells, before);
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

type Decision =
  | { readonly kind: 'used'; readonly field: string }
  | { readonly kind: 'asked'; readonly cells: readonly string[] }
  | { readonly kind: 'left' };

/** Kinds of file that tell who may be mailed. A list of refusals refuses by itself. */
const askedKinds: ReadonlySet<ImportKind> = new Set(['customer', 'account', 'inquiry', 'webinar']);

const decide = (
  kind: ImportKind,
  title: string,
  cells: readonly string[],
  column: MatchedColumn | undefined,
): Decision => {
  const left: Decision = { kind: 'left' };
  // Nothing at all, or addresses: no refusal.
  if (cells.every((cell) => /[@＠]/.test(cell))) return left;
  if (column !== undefined) {
    const unread = notRead(cells, readerOf[column.field] ?? readRefusal);
    if (unread.length === 0) return { kind: 'used', field: column.field };
    // Under a title of refusing, "active" may speak of the refusal.
    return permissions.has(column.field) ? byStatus(kind, cells, unread) : { kind: 'asked', cells: unread };
  }
  switch (readDecidingTitle(title)) {
    case 'unclear':
      return isFlags(cells) ? { kind: 'asked', cells } : byText(kind, cells);
    case 'refusing':
      return isFlags(cells) && cells.some((cell) => !isNo(cell))
        ? { kind: 'asked', cells }
        : byText(kind, cells);
    case 'mailStatus':
    case 'mailAllowed':
    case 'contactAllowed':
    case 'noMail':
    case 'noContact':
    case 'refusalNoted':
      // The kind of file has no place for it: a list of companies.
      return isFlags(cells) || cells.some(refuses) ? { kind: 'asked', cells } : left;
    case 'status':
      return cells.some(refuses)
        ? byStatus(kind, cells, notRead(cells, readMailStatus))
        : byText(kind, cells);
    case 'noCall':
    case 'callAllowed':
    case undefined:
    default:
      return byText(kind, cells);
  }
};

/** As words of a status, where all of them are known. */
const byStatus = (kind: ImportKind, cells: readonly string[], unread: readonly string[]): Decision =>
  notRead(cells, readMailStatus).length === 0 && 'mailStatus' in columnNames[kind]
    ? { kind: 'used', field: 'mailStatus' }
    : { kind: 'asked', cells: unread.length === 0 ? cells : unread };

/** A column of any title, whose cells speak of refusing mails. */
const byText = (kind: ImportKind, cells: readonly string[]): Decision => {
  const speaking = cells.filter((cell) => refusalsIn(cell).mail || (cell.length <= 30 && named.test(cell)));
  return speaking.length === 0 ? { kind: 'left' } : byStatus(kind, cells, speaking);
};

const named =
  /配信停止|オプトアウト|退会|opt(?:ed)?[\s_-]?out|unsubscrib|(?:block|black)[\s_-]?list|suppress/i;

const readerOf: Readonly<Record<string, ReadCell<boolean>>> = {
  mailAllowed: readPermission,
  callAllowed: readPermission,
  contactAllowed: readPermission,
  mailStatus: readMailStatus,
  refusalNoted: readNotedRefusal,
};

const permissions: ReadonlySet<string> = new Set(['mailAllowed', 'contactAllowed', 'mailStatus']);

const anyContext: CellContext = { title: '', dateOrder: 'mdy', unit: 1, stages: new Map() };

const notRead = (cells: readonly string[], read: ReadCell<boolean>): readonly string[] =>
  cells.filter((cell) => read(cell, anyContext).kind === 'unreadable');

const refuses = (cell: string): boolean => mailStatusOf(cell) === 'refuses';

const isNo = (cell: string): boolean => {
  const read = readRefusal(cell, anyContext);
  return read.kind === 'value' && !read.value;
};

/** Short words of a choice, and not text of another subject. */
const isFlags = (cells: readonly string[]): boolean =>
  cells.some(
    (cell) =>
      readRefusal(cell, anyContext).kind === 'value' || readPermission(cell, anyContext).kind === 'value',
  );

const distinctCells = (rows: readonly TableRow[], index: number): readonly string[] => [
  ...new Set(rows.map((row) => row.cells[index] ?? '').filter((cell) => !isBlank(cell))),
];
