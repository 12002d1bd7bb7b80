import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { remembered } from '../remembered.ts';
import type { Database } from './database.ts';

const FRESH_MS = 60_000;

/**
 * Which table of customers it is, as it was known at most a minute ago. A table that is restored from a backup is always
 * another one, whatever it is called.
 */
export function tableIdReader({ client, customersTable }: Database, now: () => Date): () => Promise<string> {
  const { read } = remembered<void, string>(FRESH_MS, now, async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: customersTable }));
    // DynamoDB Local gives tables no id: there the moment tells them apart.
    return Table?.TableId ?? Table?.CreationDateTime?.toISOString() ?? '';
  });
  return () => read();
}
