import { countingVersion, listedAs } from '../../domain/kpis/counted-row.ts';
import type { Cell, CountName } from '../../domain/kpis/people-behind.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database, Key, Write } from '../../platform/dynamodb/database.ts';
import { getMany, queryFirst } from '../../platform/dynamodb/engine.ts';
import type { RowChange } from './counter-store.ts';

/** The customers of one count of a counter: one item each, by the customer's id, with nothing but its key. */
const listPk = ({ campaignId, cohort, dormancy }: Cell, name: CountName): string =>
  `BEHIND#${name}#${campaignId}#${cohort}#${dormancy}`;
const listKey = (row: KpiRow, name: CountName): Key => ({ pk: listPk(row, name), sk: row.customerId });

/** Puts a customer into the lists of what the row counts now, and takes them out of the others: with the row, so that lists are as long as counters say. */
export function changeLists(db: Database, { before, after }: RowChange): readonly Write[] {
  const TableName = db.customersTable;
  const was = keysOf(before?.row, before?.counting ?? countingVersion);
  const is = keysOf(after, countingVersion);
  return [
    ...without(is, was).map((Item): Write => ({ Put: { TableName, Item: { ...Item } } })),
    ...without(was, is).map((key): Write => ({ Delete: { TableName, Key: { ...key } } })),
  ];
}

const keysOf = (row: KpiRow | undefined, version: number): readonly Key[] =>
  row === undefined ? [] : listedAs(row, version).map((name) => listKey(row, name));

const without = (keys: readonly Key[], others: readonly Key[]): readonly Key[] =>
  keys.filter(({ pk, sk }) => !others.some((each) => each.pk === pk && each.sk === sk));

/** Customers of a list, `most` at most, behind the one with the id `after`: one query. */
export async function findListed(
  db: Database,
  { list, after }: { readonly list: Cell & { readonly name: CountName }; readonly after: string },
  most: number,
): Promise<readonly string[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: after === '' ? 'pk = :pk' : 'pk = :pk AND sk > :after',
    ExpressionAttributeValues: {
      ':pk': listPk(list, list.name),
      ...(after === '' ? {} : { ':after': after }),
    },
    ConsistentRead: true,
    Limit: most,
  });
  return items.map(({ sk }) => String(sk));
}

/** Lists that a row as it is counted now should stand in, and does not. */
export async function findUnlisted(db: Database, row: KpiRow): Promise<readonly CountName[]> {
  const names = listedAs(row, countingVersion);
  const found = new Set(
    (
      await getMany(
        db,
        db.customersTable,
        names.map((name) => listKey(row, name)),
      )
    ).map(({ pk }) => String(pk)),
  );
  return names.filter((name) => !found.has(listPk(row, name)));
}
