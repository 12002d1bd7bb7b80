import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { putMany } from '../../../platform/dynamodb/engine.ts';
import { marshallOptions, type Database, type Item } from '../../../platform/dynamodb/database.ts';
import { isAboutSize } from '../../requests/dynamodb-items.ts';
import { isFields } from '../../requests/fields.ts';
import { requestRecord } from '../../support/request-watch.ts';
import { actor } from './acting-as.ts';
import { openWire, type Wire } from '../../../platform/dynamodb/wire.ts';
import { wiredClient } from './wired-client.ts';
import { tableSchema } from '../../../platform/dynamodb/table-schema.ts';

/** What no function asks for. */
const isOfTests = new Set(['CreateTable', 'DeleteTable']);

/** Every request is looked at as it leaves: AWS refuses more than DynamoDB Local does. */
function look(operation: string, body: string, prefix: string): void {
  if (isOfTests.has(operation)) return;
  const input: unknown = JSON.parse(body.replaceAll(`"${prefix}`, '"'));
  const refused = requestRecord.take(actor(), { service: 'dynamodb', operation, input });
  if (refused.length > 0 && refused.every(isAboutSize))
    throw Object.assign(new Error('Item size has exceeded the maximum allowed size'), {
      name: 'ValidationException',
    });
  if (refused.length > 0)
    throw new Error(`AWS would refuse what DynamoDB Local takes: ${refused.join('; ')}`);
}

function watch(client: DynamoDBClient, prefix: string): void {
  client.middlewareStack.add(
    (next, context) => async (parts) => {
      const body: unknown = isFields(parts.request) ? parts.request['body'] : undefined;
      if (!(typeof body === 'string' || body instanceof Uint8Array))
        throw new Error('the SDK gives requests another kind of body now: teach test-database.ts');
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
      look(String(context['commandName']).replace(/Command$/, ''), text, prefix);
      return next(parts);
    },
    { step: 'build', name: 'watchRequests' },
  );
}

const target = { region: 'ap-northeast-1', accessKeyId: 'test', secretAccessKey: 'test' };

function watchedWire(endpoint: string, prefix: string): Wire {
  const wire = openWire({ ...target, endpoint });
  return (operation, input) => {
    look(operation, JSON.stringify(input), prefix);
    return wire(operation, input);
  };
}

/** Tables of its own in the shared database. */
export async function openTestDatabase(endpoint: string, name: string): Promise<Database> {
  const prefix = `${name.replaceAll(/[^A-Za-z0-9]/g, '')}.`;
  const [customersTable, timelineTable] = [`${prefix}customers`, `${prefix}timeline`];
  const base = new DynamoDBClient({
    endpoint,
    region: target.region,
    credentials: target,
  });
  watch(base, prefix);
  await Promise.all([makeTable(base, customersTable, true), makeTable(base, timelineTable, false)]);
  return {
    client: wiredClient(
      DynamoDBDocumentClient.from(base, { marshallOptions: { ...marshallOptions } }),
      watchedWire(endpoint, prefix),
    ),
    customersTable,
    timelineTable,
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
