import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalStack } from '../../local/local-stack.ts';

/** An item as it is stored, with the table it stands in. */
export type StoredItem = Readonly<Record<string, unknown>>;

const clientOf = ({ urls, credentials }: LocalStack): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: urls.dynamodb, region: 'ap-northeast-1', credentials }),
  );

/** Every item of both tables, in one order: equal dumps mean that nothing was written. */
export async function dump(stack: LocalStack): Promise<readonly StoredItem[]> {
  const client = clientOf(stack);
  const items: StoredItem[] = [];
  for (const table of ['DataCustomers', 'DataTimeline']) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: stack.tableName(table),
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []).map((item) => ({ table, ...item })));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
  client.destroy();
  return items.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = (item: StoredItem): string =>
  `${String(item['table'])} ${String(item['pk'])} ${String(item['sk'])}`;
