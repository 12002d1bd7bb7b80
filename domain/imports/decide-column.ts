import { barsCompany } from './barred-companies.ts';
import { columnNames } from './column-names.ts';
import { hiddenTitle } from './hidden-rows.ts';
import type { ImportKind } from './import-records.ts';
import type { MatchedColumn } from './match-columns.ts';
import type { CellContext, ReadCell } from './parsed.ts';
import { readDecidingTitle } from './refusal-title.ts';
import { readDate } from './read-date.ts';
import { readEmployed, readRetired, saysLeft } from './read-retired.ts';
import {
  mailStatusOf,
  plain,
  readMailStatus,
  readNotedRefusal,
  readPermission,
  readRefusal,
} from './refusal-values.ts';
import { refusalsIn } from './refusals-in-text.ts';
import { isUntitled } from './whole-header.ts';
import { words } from './words.ts';

/**
 * Decides by its title and its different cells what a column says of who may be mailed: `used` as a field, `asked` with the
 * cells that are not understood, or `left` alone. `column`: as what its title alone has it.
 */
export const decideColumn = (
  kind: ImportKind,
  title: string,
  cells: readonly string[],
  column: MatchedColumn | undefined,
): Decision => {
  const left: Decision = { kind: 'left' };
  if (title === hiddenTitle) return { kind: 'asked', cells };
  // Nothing at all, or addresses: no refusal.
  if (cells.every((cell) => /[@＠]/.test(cell))) return left;
  if (column !== undefined) {
    const unread = notRead(cells, readerOf[column.field] ?? readRefusal, title);
    if (unread.length === 0) return { kind: 'used', field: column.field };
    // Under a title of refusing, "active" may speak of the refusal.
    return permissions.has(column.field) ? byStatus(kind, cells, unread) : { kind: 'asked', cells: unread };
  }
  const barring = cells.filter((cell) => barsCompany(title, cell));
  if (barring.length > 0)
    return kind === 'account' && !cells.some((cell) => speaksOfRefusal(kind, cell))
      ? { kind: 'used', field: 'barredBecause' }
      : { kind: 'asked', cells: barring };
  const reading = readDecidingTitle(title);
  switch (reading) {
    case 'unclear':
      return isFlags(cells) ? { kind: 'asked', cells } : byText(kind, cells);
    case 'refusing':
      return (isFlags(cells) && cells.some((cell) => !isNo(cell))) || (isDayOfEnd(title) && cells.some(isDay))
        ? { kind: 'asked', cells }
        : byText(kind, cells);
    case 'retired':
    case 'employed':
    case 'moved':
    case 'inUse':
      return byState(kind, reading, cells);
    case 'mailing':
      return byWish(kind, cells, 'mailAllowed');
    case 'contacting':
      return byWish(kind, cells, 'contactAllowed');
    case 'mailStatus':
    case 'mailAllowed':
    case 'contactAllowed':
    case 'noMail':
    case 'noContact':
    case 'refusalNoted':
      // The kind of file has no place for it: a list of companies.
      return isFlags(cells) || cells.some(refuses) ? { kind: 'asked', cells } : left;
    case 'status':
      if (cells.some(refuses)) return byStatus(kind, cells, notRead(cells, readMailStatus));
      return cells.some(isOutOfUse) ? { kind: 'asked', cells } : byText(kind, cells);
    case 'noCall':
    case 'callAllowed':
    case undefined:
    default:
      return isUntitled(title) ? byRemark(kind, cells) : byText(kind, cells);
  }
};

/** As words of a status, where all of them are known. */
const byStatus = (kind: ImportKind, cells: readonly string[], unread: readonly string[]): Decision =>
  notRead(cells, readMailStatus).length === 0 && 'mailStatus' in columnNames[kind]
    ? { kind: 'used', field: 'mailStatus' }
    : { kind: 'asked', cells: unread.length === 0 ? cells : unread };

/** A column of any title, whose cells speak of refusing mails. */
const byText = (kind: ImportKind, cells: readonly string[]): Decision => {
  const speaking = cells.filter((cell) => speaksOfRefusal(kind, cell));
  return speaking.length === 0 ? { kind: 'left' } : byStatus(kind, cells, speaking);
};

/** What stands beside the rows without a title is a remark on them, where one can be kept. */
const byRemark = (kind: ImportKind, cells: readonly string[]): Decision => {
  const decision = byText(kind, cells);
  return decision.kind === 'asked' && 'lastWords' in columnNames[kind] && !isFlags(cells)
    ? { kind: 'used', field: 'lastWords' }
    : decision;
};

/** Whether a cell under any title speaks of refusing, of a dead address, or (of a person) of having left. */
export const speaksOfRefusal = (kind: ImportKind, cell: string): boolean => {
  const { mail, dead } = refusalsIn(cell);
  if (mail || cell.length > 30) return mail;
  return dead || named.test(cell) || (kind !== 'account' && saysLeft(cell));
};

const named =
  /配信停止|オプトアウト|退会|opt(?:ed)?[\s_-]?out|unsubscrib|(?:block|black)[\s_-]?list|suppress|^(?:cleaned|(?:hard |soft )?bounced?|complained|宛先不明)$/i;

/** Titles that say where a person works, or whether a record is in use: whatever is no plain yes to mails is asked about. */
const byState = (
  kind: ImportKind,
  reading: 'retired' | 'employed' | 'moved' | 'inUse',
  cells: readonly string[],
): Decision => {
  const isOff =
    reading === 'inUse' || reading === 'employed'
      ? isFlags(cells) && cells.some((cell) => isNo(cell) || isOutOfUse(cell) || saysLeft(cell))
      : cells.some((cell) => !isNo(cell));
  return isOff ? { kind: 'asked', cells } : byText(kind, cells);
};

/** Titles that only speak of mails or contacts: words of a wish are heeded, marks are asked about, figures and texts left. */
const byWish = (
  kind: ImportKind,
  cells: readonly string[],
  field: 'mailAllowed' | 'contactAllowed',
): Decision => {
  if (cells.some((cell) => /[@＠]/.test(cell) || isCount(cell))) return byText(kind, cells);
  const isWorded = cells.some((cell) => refuses(cell) || (field === 'mailAllowed' && wishes(cell)));
  if (isWorded && notRead(cells, readPermission).length === 0 && field in columnNames[kind])
    return { kind: 'used', field };
  const isMarked = isFlags(cells) && (field === 'mailAllowed' || cells.some(isNo));
  return isWorded || isMarked ? { kind: 'asked', cells } : byText(kind, cells);
};

const readerOf: Readonly<Record<string, ReadCell<boolean>>> = {
  mailAllowed: readPermission,
  callAllowed: readPermission,
  contactAllowed: readPermission,
  mailStatus: readMailStatus,
  refusalNoted: readNotedRefusal,
  retired: readRetired,
  employed: readEmployed,
};

const permissions: ReadonlySet<string> = new Set(['mailAllowed', 'contactAllowed', 'mailStatus']);

const anyContext: CellContext = { title: '', dateOrder: 'mdy', unit: 1, stages: new Map() };

const notRead = (cells: readonly string[], read: ReadCell<boolean>, title = ''): readonly string[] =>
  cells.filter((cell) => read(cell, { ...anyContext, title }).kind === 'unreadable');

const refuses = (cell: string): boolean => mailStatusOf(cell) === 'refuses';

const wishes = (cell: string): boolean =>
  mailStatusOf(cell) === 'allows' || /^(?:要|必要|希望)/.test(plain(cell));

const isCount = (cell: string): boolean => /^\d+$/.test(plain(cell)) && Number(plain(cell)) > 1;

const isOutOfUse = (cell: string): boolean => outOfUse.has(plain(cell));

const outOfUse: ReadonlySet<string> = new Set(
  words(`
      無効 | 非アクティブ | 削除 | 削除済 | 削除済み | 廃止 | 抹消 | inactive | disabled | deleted | archived | closed account
      退職 | 退職済 | 退職済み | 退社 | 離職 | 死亡 | 逝去 | 故人 | retired | left company
    `),
);

const isDay = (cell: string): boolean => readDate(cell, anyContext).kind === 'value';

/** The day on which mails or the record ended, and not a contract or a product. */
const isDayOfEnd = (title: string): boolean =>
  /日時?$|日付$|date$|datum$|(?<![a-z])(?:at|on|am|seit|le|el|il|op)$/i.test(
    title.normalize('NFKC').trim(),
  ) &&
  !/契約|取引|商品|製品|サービス|ライセンス|受注|出荷|請求|contract|deal|order|product|vertrag|produkt|contrat|produit/i.test(
    title,
  );

const isNo = (cell: string): boolean => {
  const read = readRefusal(cell, anyContext);
  return read.kind === 'value' && !read.value;
};

/** Short words of a choice, and not text of another subject. */
const isFlags = (cells: readonly string[]): boolean =>
  cells.some(
    (cell) =>
      /^x$/i.test(cell) ||
      readRefusal(cell, anyContext).kind === 'value' ||
      readPermission(cell, anyContext).kind === 'value',
  );

type Decision =
  | { readonly kind: 'used'; readonly field: string }
  | { readonly kind: 'asked'; readonly cells: readonly string[] }
  | { readonly kind: 'left' };
