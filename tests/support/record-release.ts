import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { LocalStack } from '../../local/local-stack.ts';

/**
 * What a release stores and sends, written down while the tests run: set REKINDLE_RECORD to a folder, run the tests that
 * need the whole stack, and `tests/fixtures/sample-release.ts` picks one of each kind out of it.
 */
const folder = process.env['REKINDLE_RECORD'];

/** Appends every item of both tables, as DynamoDB JSON, one a line. */
export async function recordItems({ urls, credentials, tableName }: LocalStack): Promise<void> {
  if (folder === undefined) return;
  const client = new DynamoDBClient({ endpoint: urls.dynamodb, region: 'ap-northeast-1', credentials });
  for (const table of ['customers', 'timeline'] as const) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: tableName(table === 'customers' ? 'DataCustomers' : 'DataTimeline'),
          ...(start === undefined ? {} : { ExclusiveStartKey: JSON.parse(JSON.stringify(start)) }),
        }),
      );
      for (const item of page.Items ?? []) write('items.ndjson', { table, item });
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
  client.destroy();
}

/** Appends a message as it goes into a queue. */
export function recordMessage({ queue, body }: { readonly queue: string; readonly body: string }): void {
  if (folder !== undefined) write('messages.ndjson', { queue, body });
}

/** Appends the links that a mail to a customer or a colleague holds, with the secret that they are signed with. */
export function recordLinks(secret: string, links: readonly string[]): void {
  if (folder !== undefined) write('links.ndjson', { secret, links });
}

function write(file: string, line: unknown): void {
  mkdirSync(folder ?? '', { recursive: true });
  appendFileSync(join(folder ?? '', file), `${JSON.stringify(line)}\n`);
}
