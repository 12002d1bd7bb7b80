import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalStack } from '../../local/local-stack.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, scanAll } from '../../platform/dynamodb/engine.ts';

/** An item as it is stored, with the table it stands in. */
export type StoredItem = Readonly<Record<string, unknown>>;

/** Every item of both tables of a running stack. */
export async function dump(stack: LocalStack): Promise<readonly StoredItem[]> {
  return withDatabase(stack, dumpDatabase);
}

/** Uses the database of a running stack. */
export async function withDatabase<T>(
  { urls, credentials, tableName }: LocalStack,
  use: (db: Database) => Promise<T>,
): Promise<T> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: urls.dynamodb, region: 'ap-northeast-1', credentials }),
  );
  try {
    return await use({
      client,
      customersTable: tableName('DataCustomers'),
      timelineTable: tableName('DataTimeline'),
    });
  } finally {
    client.destroy();
  }
}

/** Every item of both tables, in one order: equal dumps mean that nothing was written. */
export async function dumpDatabase(db: Database): Promise<readonly StoredItem[]> {
  const tables = { DataCustomers: db.customersTable, DataTimeline: db.timelineTable };
  const items = await Promise.all(
    Object.entries(tables).map(async ([table, TableName]) =>
      (await collect(scanAll(db, { TableName, ConsistentRead: true }))).map((item) => ({ table, ...item })),
    ),
  );
  return items.flat().toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

/** Where an item stands. */
export const keyOf = (item: StoredItem): string =>
  `${String(item['table'])} ${String(item['pk'])} ${String(item['sk'])}`;
