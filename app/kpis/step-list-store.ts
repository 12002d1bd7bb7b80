import { stepNamesOf } from '../../domain/kpis/step-counts.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database, Key, Write } from '../../platform/dynamodb/database.ts';
import { getMany, queryFirst } from '../../platform/dynamodb/engine.ts';
import type { RowChange } from './counter-store.ts';

/** From this way of counting on each count of a step has a list of the customers behind it. */
const versionOfLists = 4;

/** The customers of one count of a step of a campaign: one item each, by the customer's id, with nothing but its key. */
const listPk = (campaignId: string, name: string): string => `ATSTEP#${campaignId}#${name}`;
const listKey = ({ campaignId, customerId }: KpiRow, name: string): Key => ({
  pk: listPk(campaignId, name),
  sk: customerId,
});

/** Where a row that is counted so stands in lists of steps. */
export const stepListKeysOf = (row: KpiRow, version: number): readonly Key[] =>
  version < versionOfLists ? [] : stepNamesOf(row).map((name) => listKey(row, name));

/** Moves a customer from the lists of the steps where the row stood to those where it stands: with the row, as its counts are. */
export function changeStepLists(db: Database, { before, after }: RowChange): readonly Write[] {
  const TableName = db.customersTable;
  const was = before === undefined || before.counting < versionOfLists ? [] : stepNamesOf(before.row);
  const is = stepNamesOf(after);
  return [
    ...is
      .filter((name) => !was.includes(name))
      .map((name): Write => ({ Put: { TableName, Item: { ...listKey(after, name) } } })),
    ...was
      .filter((name) => !is.includes(name))
      .map((name): Write => ({ Delete: { TableName, Key: { ...listKey(after, name) } } })),
  ];
}

/** Customers of a list, `most` at most, behind the one with the id `after`: one query. */
export async function findListedAt(
  db: Database,
  campaignId: string,
  { name, after }: { readonly name: string; readonly after: string },
  most: number,
): Promise<readonly string[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: after === '' ? 'pk = :pk' : 'pk = :pk AND sk > :after',
    ExpressionAttributeValues: {
      ':pk': listPk(campaignId, name),
      ...(after === '' ? {} : { ':after': after }),
    },
    ConsistentRead: true,
    Limit: most,
  });
  return items.map(({ sk }) => String(sk));
}

/** Lists of steps that lack the customer of a row. */
export async function findUnlistedSteps(db: Database, row: KpiRow): Promise<readonly string[]> {
  const names = stepNamesOf(row);
  const keys = names.map((name) => listKey(row, name));
  const found = new Set((await getMany(db, db.customersTable, keys)).map(({ pk }) => String(pk)));
  return names.filter((name) => !found.has(listPk(row.campaignId, name)));
}
