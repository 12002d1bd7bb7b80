import { isBlank } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import type { TableRow } from './read-table.ts';

/** A column with the field that it gives. */
interface Column {
  readonly index: number;
  readonly column: string;
  readonly field: string;
}

/**
 * 担当者 is our salesperson in one list of people and the customer's contact in the next. Where a list has no other column
 * for the person's name or address, and others that only a person has, it is the contact. A title that a person named
 * (`isNamed`) stays what it was named.
 */
export function withContacts<C extends Column>(
  kind: ImportKind,
  used: readonly C[],
  isNamed: (column: string) => boolean,
): readonly C[] {
  if (kind !== 'customer') return used;
  const has = givenBy(used);
  const address = has(['email']) ? undefined : onlyUnclear(used, 'ownerEmail', isNamed);
  const isOfPeople = address !== undefined || has(personal);
  const name = isOfPeople && !has(names) ? onlyUnclear(used, 'ownerName', isNamed) : undefined;
  return used.map((column) =>
    column === address ? asField(column, 'email') : column === name ? asField(column, 'fullName') : column,
  );
}

/**
 * The other way round by the cells: 担当者名 without a column beside it that only a person has, in which few names stand in
 * many rows, is whoever of ours looks after them. Nobody is to be greeted by the name of our salesperson.
 */
export function withOurOwn<C extends Column>(
  kind: ImportKind,
  used: readonly C[],
  rows: readonly TableRow[],
  isNamed: (column: string) => boolean,
): readonly C[] {
  const has = givenBy(used);
  if (kind !== 'customer' || has([...personal, 'ownerName', 'lastName'])) return used;
  const name = onlyUnclear(used, 'fullName', isNamed);
  if (name === undefined) return used;
  const cells = rows.map((row) => row.cells[name.index] ?? '').filter((cell) => !isBlank(cell));
  const isOfFew = cells.length >= FEWEST_ROWS && new Set(cells).size <= cells.length * MOST_OF_FEW;
  return isOfFew ? used.map((column) => (column === name ? asField(column, 'ownerName') : column)) : used;
}

/**
 * 担当者姓 and 担当者名 are the parts of one name. Beside `Job Title`, `Title` is what stands before a name: Dr., Ms. An amount
 * in the company's currency goes before one in that of the deal.
 */
export function withPartsOfNames<C extends Column>(
  kind: ImportKind,
  used: readonly C[],
  isNamed: (column: string) => boolean,
): readonly C[] {
  const family = used.find(({ field }) => field === 'lastName')?.column.replaceAll('姓', '名');
  const isHonorific = kind === 'customer' && used.some(({ column }) => /^job ?title$/i.test(column.trim()));
  const isConverted =
    kind === 'deal' && used.some(({ field, column }) => field === 'amount' && converted.test(column));
  return used.flatMap((column) => {
    if (isNamed(column.column)) return [column];
    if (isConverted && ['amount', 'currency'].includes(column.field) && !converted.test(column.column))
      return [];
    if (isHonorific && column.field === 'title' && /^title$/i.test(column.column.trim())) return [];
    return column.field === 'fullName' && column.column === family && family.includes('名')
      ? [asField(column, 'firstName')]
      : [column];
  });
}

const converted = /換算|converted|company currency/i;

/** Whether any of some fields has a column. */
const givenBy =
  (used: readonly Column[]) =>
  (fields: readonly string[]): boolean =>
    used.some(({ field }) => fields.includes(field));

const FEWEST_ROWS = 10;
const MOST_OF_FEW = 0.3;

const names = ['fullName', 'lastName'];
const personal = [
  'kana',
  'title',
  'department',
  'departmentAndTitle',
  'phoneDirect',
  'phoneMobile',
  'retired',
  'employed',
];

/** 担当, ご担当者名, 担当者メールアドレス: of whom, the title alone does not say. */
const unclear = /^(?:ご)?担当(?:者|者様)?(?:名|氏名)?(?:の?(?:e-?)?(?:メール|mail)(?:アドレス)?)?$/i;

/** The one column that gives a field, if its title may mean either side. */
function onlyUnclear<C extends Column>(
  used: readonly C[],
  field: string,
  isNamed: (column: string) => boolean,
): C | undefined {
  const [only, ...more] = used.filter((each) => each.field === field);
  if (only === undefined || more.length > 0 || isNamed(only.column)) return undefined;
  return unclear.test(only.column.normalize('NFKC').replaceAll(/\s/g, '')) ? only : undefined;
}

const asField = <C extends Column>(column: C, field: string): C => ({ ...column, field });
