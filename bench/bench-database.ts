import { withoutLog } from '../platform/without-log.ts';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshallOptions, type Database } from '../platform/dynamodb/database.ts';
import { openWire } from '../platform/dynamodb/wire.ts';
import { tableSchema } from '../platform/dynamodb/table-schema.ts';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';

/** Both tables, and one called floor, on a DynamoDB Local of their own. */
export interface BenchDatabase {
  readonly db: Database;
  /** A client as the SDK makes it, for what we are measured against. */
  readonly bare: DynamoDBDocumentClient;
  readonly close: () => Promise<void>;
}

/** @param endpoint of a DynamoDB Local that runs already; @param accessKeyId each has a database of its own there */
export async function openBenchDatabase(endpoint?: string, accessKeyId = 'bench'): Promise<BenchDatabase> {
  const own = endpoint === undefined ? await runDynamoDbLocal({}) : undefined;
  process.env['AWS_ACCESS_KEY_ID'] = 'bench';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'bench';
  const credentials = { accessKeyId, secretAccessKey: 'bench' };
  const config = { endpoint: endpoint ?? own?.endpoint ?? '', region: 'ap-northeast-1', credentials };
  const base = new DynamoDBClient(config);
  const open = (of: DynamoDBClient) =>
    DynamoDBDocumentClient.from(of, { marshallOptions: { ...marshallOptions } });
  await makeTables(base);
  return {
    db: {
      client: open(withoutLog(base)),
      wire: openWire({ ...config, ...credentials }),
      customersTable: 'customers',
      timelineTable: 'timeline',
    },
    bare: open(new DynamoDBClient(config)),
    close: async () => own?.close(),
  };
}

async function makeTables(client: DynamoDBClient): Promise<void> {
  const { leadsIndex, dueIndex } = tableSchema;
  const key = [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ];
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName: 'customers',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key,
      AttributeDefinitions: [
        text('pk'),
        text('sk'),
        text(leadsIndex.partitionKey),
        { AttributeName: leadsIndex.sortKey, AttributeType: 'N' },
        text(dueIndex.partitionKey),
        { AttributeName: dueIndex.sortKey, AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [leadsIndex, dueIndex].map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' as const },
          { AttributeName: sortKey, KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      })),
    }),
  );
  for (const TableName of ['timeline', 'floor'])
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: key,
        AttributeDefinitions: [text('pk'), text('sk')],
      }),
    );
}
