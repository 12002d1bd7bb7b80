import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  batchGet,
  batchWrite,
  type BatchWrite,
  get,
  type Page,
  put,
  queryPage,
  scanPage as scanOnePage,
} from './calls.ts';
import { throughMoments, untilProcessed } from './backoff.ts';
import { chunked } from '../../domain/kernel/chunked.ts';
import { inParallel } from '../in-parallel.ts';
import type { Database, Item, Key } from './database.ts';
import { isConditionFailure } from './transact.ts';

/** The key of an item that was read. */
export const keyOf = ({ pk, sk }: Item): Key => ({ pk: String(pk), sk: String(sk) });

/** One item of the customers table, as it is this moment. */
export const getItem = (db: Database, key: Key): Promise<Item | undefined> =>
  get(db, { TableName: db.customersTable, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true });

/** The first page of a query: as many items as its limit says, and no more reads. */
export const queryFirst = async (db: Database, input: QueryCommandInput): Promise<readonly Item[]> =>
  (await queryPage(db, input)).items;

/** All items of a query, page after page. */
export async function* queryAll(db: Database, input: QueryCommandInput): AsyncGenerator<Item> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await queryPage(db, { ...input, ExclusiveStartKey: start });
    yield* page.items;
    start = page.next;
  } while (start !== undefined);
}

/** All items of a scan, page after page. */
export async function* scanAll(db: Database, input: ScanCommandInput): AsyncGenerator<Item> {
  for await (const { items } of scanPages(db, input)) yield* items;
}

/** About as many of our items as DynamoDB reads at once, 1 MB: a database of one machine reads all there are before it cuts. */
const ITEMS_A_PAGE = 2000;

/** A scan in one part is a scan of all: to a database of one machine a part is a search. */
function onePage({ Segment, TotalSegments, ...input }: ScanCommandInput): ScanCommandInput {
  const part = TotalSegments === undefined || TotalSegments === 1 ? {} : { Segment, TotalSegments };
  return { Limit: ITEMS_A_PAGE, ...input, ...part };
}

async function* scanPages(db: Database, input: ScanCommandInput): AsyncGenerator<Page> {
  let start: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await scanPage(db, { ...input, ExclusiveStartKey: start });
    yield page;
    start = page.next;
  } while (start !== undefined);
}

/** A whole query as an array. */
export const collect = async (items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Items of one partition whose sort key begins with `prefix`; all of them where it is empty. */
export const queryPrefix = (db: Database, table: string, pk: string, prefix: string): AsyncGenerator<Item> =>
  queryAll(db, beginning(table, pk, prefix));

const beginning = (table: string, pk: string, prefix: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': pk, ...(prefix === '' ? {} : { ':prefix': prefix }) },
  ConsistentRead: true,
});

/** The first items of one partition whose sort key begins with `prefix`, `count` at most, and no more reads. */
export const queryBeginning = (
  db: Database,
  { pk, prefix, count }: { readonly pk: string; readonly prefix: string; readonly count: number },
): Promise<readonly Item[]> => queryFirst(db, { ...beginning(db.customersTable, pk, prefix), Limit: count });

const BATCH = 100;

/** Gets many items of one table, in no order; missing ones are left out. */
export async function getMany(db: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const unique = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const found = await Promise.all(chunked(unique, BATCH).map((chunk) => getChunk(db, table, chunk)));
  return found.flat();
}

async function getChunk(db: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  const all: Record<string, unknown>[] = keys.map((key) => ({ pk: key.pk, sk: key.sk }));
  await untilProcessed(
    all,
    (wanted) => wanted.length === 0,
    async (Keys) => {
      const answer = await throughMoments(() => batchGet(db, table, Keys));
      items.push(...answer.items);
      return answer.left;
    },
  );
  return items;
}

const WRITE_BATCH = 25;
const WRITES_AT_ONCE = 8;

/** Puts many items without conditions, the last of a repeated key. What DynamoDB leaves unprocessed is tried again. */
export async function putMany(db: Database, table: string, items: readonly Item[]): Promise<void> {
  const unique = [
    ...new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item])).values(),
  ];
  await writeBatches(
    db,
    table,
    unique.map((Item) => ({ PutRequest: { Item } })),
  );
}

/** Deletes many items without conditions; what is not there is gone already. */
export const deleteMany = (db: Database, table: string, keys: readonly Key[]): Promise<void> =>
  writeBatches(
    db,
    table,
    keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  );

async function writeBatches(db: Database, table: string, writes: readonly BatchWrite[]): Promise<void> {
  await inParallel(chunked(writes, WRITE_BATCH), WRITES_AT_ONCE, (chunk) =>
    untilProcessed(
      chunk,
      (waiting) => waiting.length === 0,
      (waiting) => throughMoments(() => batchWrite(db, table, waiting)),
    ),
  );
}

const PUTS_AT_ONCE = 64;

/** An item that counts its writes. */
export type VersionedItem = Item & { readonly version: number };

/**
 * Puts many items, each only if nobody wrote it since it was read: its `version` is the one that was read, 0 for an item
 * that is new or was stored without, and the stored one is one more. Answers those that somebody else wrote.
 */
export async function putUnchanged<T extends VersionedItem>(
  db: Database,
  items: readonly T[],
): Promise<readonly T[]> {
  const lost: T[] = [];
  await inParallel(items, PUTS_AT_ONCE, async (item) => {
    try {
      const input = {
        TableName: db.customersTable,
        Item: { ...item, version: item.version + 1 },
        ...(item.version === 0
          ? { ConditionExpression: 'attribute_not_exists(version)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': item.version },
            }),
      };
      await throughMoments(() => put(db, input));
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
      lost.push(item);
    }
  });
  return lost;
}

/** One page of a scan, with where it ended. */
export const scanPage = (db: Database, input: ScanCommandInput): Promise<Page> =>
  scanOnePage(db, onePage(input));
