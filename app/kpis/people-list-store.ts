import { countingVersion, listedAs, type RowList } from '../../domain/kpis/counted-row.ts';
import type { CountName } from '../../domain/kpis/people-behind.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database, Key, Write } from '../../platform/dynamodb/database.ts';
import { getMany, queryFirst } from '../../platform/dynamodb/engine.ts';
import type { RowChange } from './counter-store.ts';

/** A customer in one campaign. */
export interface Listed {
  readonly campaignId: string;
  readonly customerId: string;
}

/** The customers of one count of a counter: one item each, with nothing but its key. */
const listPk = ({ cell, name }: RowList): string =>
  'value' in cell
    ? `BEHIND#${name}#DIVIDED#${cell.dimension}#${cell.cohort}#${cell.value}`
    : `BEHIND#${name}#${cell.campaignId}#${cell.cohort}#${cell.dormancy}`;

/** By the customer's id; where the list is of all campaigns, by campaign first. */
const listSk = ({ cell }: RowList, { campaignId, customerId }: Listed): string =>
  'value' in cell ? `${campaignId}#${customerId}` : customerId;

const listKey = (row: KpiRow, list: RowList): Key => ({ pk: listPk(list), sk: listSk(list, row) });

/** Puts a customer into the lists of what the row counts now, and takes them out of the others: with the row, so that lists are as long as counters say. */
export function changeLists(db: Database, { before, after }: RowChange): readonly Write[] {
  const TableName = db.customersTable;
  const was = listKeysOf(before?.row, before?.counting ?? countingVersion);
  const is = listKeysOf(after, countingVersion);
  return [
    ...without(is, was).map((Item): Write => ({ Put: { TableName, Item: { ...Item } } })),
    ...without(was, is).map((key): Write => ({ Delete: { TableName, Key: { ...key } } })),
  ];
}

/** Where a row that is counted so stands in lists. */
export const listKeysOf = (row: KpiRow | undefined, version: number): readonly Key[] =>
  row === undefined ? [] : listedAs(row, version).map((list) => listKey(row, list));

const without = (keys: readonly Key[], others: readonly Key[]): readonly Key[] =>
  keys.filter(({ pk, sk }) => !others.some((each) => each.pk === pk && each.sk === sk));

/** Whom to read of a list. */
export interface ListQuestion {
  readonly list: RowList;
  /** Of a list of all campaigns: those of one. */
  readonly campaignId: string | undefined;
  /** Behind this one. */
  readonly after: Listed | undefined;
}

/** Customers of a list, `most` at most: one query. */
export async function findListed(
  db: Database,
  { list, campaignId, after }: ListQuestion,
  most: number,
): Promise<readonly Listed[]> {
  const { cell } = list;
  const begin = 'value' in cell && campaignId !== undefined ? `${campaignId}#` : '';
  // A blank comes before whatever an id is made of, a tilde behind it.
  const from = after === undefined ? `${begin} ` : `${listSk(list, after)} `;
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
    ExpressionAttributeValues: { ':pk': listPk(list), ':from': from, ':until': `${begin}~` },
    ConsistentRead: true,
    Limit: most,
  });
  return items.map(({ sk }) => {
    const [campaign = '', customerId = ''] = String(sk).split('#');
    return 'value' in cell
      ? { campaignId: campaign, customerId }
      : { campaignId: cell.campaignId, customerId: String(sk) };
  });
}

/** Lists that a row as it is counted now should stand in, and does not. */
export async function findUnlisted(db: Database, row: KpiRow): Promise<readonly CountName[]> {
  const lists = listedAs(row, countingVersion);
  const keys = lists.map((list) => listKey(row, list));
  const found = new Set((await getMany(db, db.customersTable, keys)).map(({ pk }) => String(pk)));
  return lists.filter((list) => !found.has(listPk(list))).map(({ name }) => name);
}
