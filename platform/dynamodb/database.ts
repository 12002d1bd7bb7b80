import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  type QueryCommandInput,
  type ScanCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** The tables a function may touch, by name, and the client to do so. */
export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly customersTable: string;
  readonly timelineTable: string;
}

/** The production database. Undefined attributes are left out of items. */
export const openDatabase = (tables: {
  readonly customersTable: string;
  readonly timelineTable: string;
}): Database => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  ...tables,
});

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Record<string, unknown>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One item of the customers table, as it is this moment. */
export async function getItem(db: Database, key: Key): Promise<Item | undefined> {
  const { Item } = await db.client.send(
    new GetCommand({
      TableName: db.customersTable,
      Key: { pk: key.pk, sk: key.sk },
      ConsistentRead: true,
    }),
  );
  return Item;
}

/** All items of a query, page after page. */
export async function* queryAll(db: Database, input: QueryCommandInput): AsyncGenerator<Item> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await db.client.send(new QueryCommand({ ...input, ExclusiveStartKey: start }));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** All items of a scan, page after page. */
export async function* scanAll(db: Database, input: ScanCommandInput): AsyncGenerator<Item> {
  let start: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await db.client.send(new ScanCommand({ ...input, ExclusiveStartKey: start }));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** A whole query as an array. */
export const collect = async (items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Items of one partition whose sort key begins with `prefix`. */
export const queryPrefix = (db: Database, table: string, pk: string, prefix: string): AsyncGenerator<Item> =>
  queryAll(db, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    ConsistentRead: true,
  });

const BATCH = 100;

/** Gets many items of one table, in no order; missing ones are left out. */
export async function getMany(db: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const unique = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const chunks = Array.from({ length: Math.ceil(unique.length / BATCH) }, (_, index) =>
    unique.slice(index * BATCH, (index + 1) * BATCH),
  );
  const found = await Promise.all(chunks.map((chunk) => getChunk(db, table, chunk)));
  return found.flat();
}

async function getChunk(db: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let wanted: Record<string, unknown>[] = keys.map((key) => ({ pk: key.pk, sk: key.sk }));
  while (wanted.length > 0) {
    const answer = await db.client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}

/** `lost`: some condition did not hold, so somebody else was first. `failed` are the positions of the writes that failed. */
export type TransactionOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'lost'; readonly failed: readonly number[] };

const CONFLICT_TRIES = 8;

/**
 * Writes all or nothing. A failed condition is an outcome; a conflict with another transaction is tried again,
 * since AWS raises TransactionConflict where DynamoDB Local just waits.
 */
export async function transact(db: Database, writes: readonly Write[]): Promise<TransactionOutcome> {
  const [only] = writes;
  if (only !== undefined && writes.length === 1) return writeOne(db, only);
  for (let attempt = 1; ; attempt++) {
    try {
      await db.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return { kind: 'done' };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) return { kind: 'lost', failed };
      if (!codes.includes('TransactionConflict') || attempt >= CONFLICT_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()));
    }
  }
}

/**
 * Reads, plans and writes on condition; again from the reading on when somebody else wrote in between.
 * @param what names what kept changing, for the error after so many tries
 * @param attempt answers 'lost' when a condition of its write did not hold
 */
export async function untilWon<T>(
  what: string,
  tries: number,
  attempt: (isFirst: boolean) => Promise<T | 'lost'>,
): Promise<T> {
  for (let tried = 0; tried < tries; tried++) {
    const outcome = await attempt(tried === 0);
    if (outcome !== 'lost') return outcome;
  }
  throw new Error(`${what} kept changing: ${tries} tries`);
}

/** One write needs no transaction, which would cost twice the write units. */
async function writeOne(db: Database, { Put, Update, Delete }: Write): Promise<TransactionOutcome> {
  try {
    if (Put !== undefined) await db.client.send(new PutCommand(Put));
    if (Update !== undefined) await db.client.send(new UpdateCommand(Update));
    if (Delete !== undefined) await db.client.send(new DeleteCommand(Delete));
    return { kind: 'done' };
  } catch (error) {
    if (isConditionFailure(error)) return { kind: 'lost', failed: [0] };
    throw error;
  }
}

/** Was this a failed condition of a single write? */
export const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

const WRITE_BATCH = 25;
const WRITES_AT_ONCE = 8;

/** Puts many items without conditions, the last of a repeated key. What DynamoDB leaves unprocessed is tried again. */
export async function putMany(db: Database, table: string, items: readonly Item[]): Promise<void> {
  const unique = [
    ...new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item])).values(),
  ];
  const chunks = Array.from({ length: Math.ceil(unique.length / WRITE_BATCH) }, (_, index) =>
    unique.slice(index * WRITE_BATCH, (index + 1) * WRITE_BATCH),
  );
  await inParallel(chunks, WRITES_AT_ONCE, (chunk) => putChunk(db, table, chunk));
}

async function putChunk(db: Database, table: string, items: readonly Item[]): Promise<void> {
  let waiting: BatchWriteCommandInput['RequestItems'] = {
    [table]: items.map((Item) => ({ PutRequest: { Item } })),
  };
  while (waiting !== undefined && Object.keys(waiting).length > 0) {
    const answer: BatchWriteCommandOutput = await db.client.send(
      new BatchWriteCommand({ RequestItems: waiting }),
    );
    waiting = answer.UnprocessedItems;
  }
}

/** Runs work for each item, so many at once, in order of starting. */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map((item) => work(item)))));
  return results;
}
