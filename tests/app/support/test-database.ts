import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { putMany } from '../../../platform/dynamodb/engine.ts';
import { marshallOptions, type Database, type Item } from '../../../platform/dynamodb/database.ts';
import { isFields } from '../../requests/fields.ts';
import { requestRecord } from '../../support/request-watch.ts';
import { actor } from './acting-as.ts';
import { tableSchema } from '../../../platform/dynamodb/table-schema.ts';

/** What no function asks for. */
const isOfTests = new Set(['CreateTable', 'DeleteTable']);

/** Every request is looked at as it leaves: AWS refuses more than DynamoDB Local does. */
function watch(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next, context) => async (parts) => {
      const body: unknown = isFields(parts.request) ? parts.request['body'] : undefined;
      const operation = String(context['commandName']).replace(/Command$/, '');
      if (!(typeof body === 'string' || body instanceof Uint8Array))
        throw new Error('the SDK gives requests another kind of body now: teach test-database.ts');
      if (!isOfTests.has(operation)) {
        const input: unknown = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
        const refused = requestRecord.take(actor(), { service: 'dynamodb', operation, input });
        if (refused.length > 0)
          throw new Error(`AWS would refuse what DynamoDB Local takes: ${refused.join('; ')}`);
      }
      return next(parts);
    },
    { step: 'build', name: 'watchRequests' },
  );
}

/** A database of its own on the shared DynamoDB Local: each access key has one. */
export async function openTestDatabase(endpoint: string, name: string): Promise<Database> {
  const base = new DynamoDBClient({
    endpoint,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: name.replaceAll(/[^A-Za-z0-9]/g, ''), secretAccessKey: 'test' },
  });
  watch(base);
  await Promise.all([makeTable(base, 'customers', true), makeTable(base, 'timeline', false)]);
  return {
    client: DynamoDBDocumentClient.from(base, { marshallOptions: { ...marshallOptions } }),
    customersTable: 'customers',
    timelineTable: 'timeline',
  };
}

/** Puts the table of customers back as it was in a backup: as AWS does, into a table that is made for it. */
export async function restoreCustomers(db: Database, backup: readonly Item[]): Promise<void> {
  await db.client.send(new DeleteTableCommand({ TableName: db.customersTable }));
  await makeTable(db.client, db.customersTable, true);
  await putMany(db, db.customersTable, backup);
}

async function makeTable(
  client: Pick<DynamoDBClient, 'send'>,
  TableName: string,
  hasIndexes: boolean,
): Promise<void> {
  const { partitionKey, sortKey, ...indexes } = tableSchema;
  const defined = hasIndexes ? Object.values(indexes) : [];
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key(partitionKey, sortKey),
      AttributeDefinitions: [
        { AttributeName: partitionKey, AttributeType: 'S' },
        { AttributeName: sortKey, AttributeType: 'S' },
        ...defined.flatMap((index) => [
          { AttributeName: index.partitionKey, AttributeType: 'S' as const },
          { AttributeName: index.sortKey, AttributeType: 'N' as const },
        ]),
      ],
      ...(hasIndexes
        ? {
            GlobalSecondaryIndexes: defined.map((index) => ({
              IndexName: index.name,
              KeySchema: key(index.partitionKey, index.sortKey),
              Projection: { ProjectionType: 'KEYS_ONLY' as const },
            })),
          }
        : {}),
    }),
  );
}
