import * as z from 'zod';
import { mergeSchema, type Merge } from '../../domain/people/merge.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { collect, getItem, getMany, queryAll, queryFirst } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { customerPk } from './customer-store.ts';

/** A merge stands with the record that went: it is erased and given out with its person. */
const keyOf = (goes: string) => ({ pk: customerPk(goes), sk: 'MERGE' });
/** And once more by when it was, with ids alone. */
const listPk = 'MERGES';
const listKey = ({ at, goes }: Pick<Merge, 'at' | 'goes'>) => ({ pk: listPk, sk: `${at}#${goes}` });
const entrySchema = z.object({ at: z.string(), goes: z.string() });

const mergeIn = (item: Item): Merge => mergeSchema.parse(item);

/** The merge by which a record went; undefined where it never did, or what was kept of it is gone. */
export async function findMerge(db: Database, goes: string): Promise<Merge | undefined> {
  const item = await getItem(db, keyOf(goes));
  return item === undefined ? undefined : mergeIn(item);
}

/** The same of several records, by their ids. */
export async function findMerges(db: Database, goes: readonly string[]): Promise<ReadonlyMap<string, Merge>> {
  const items = await getMany(db, db.customersTable, goes.map(keyOf));
  return new Map(items.map((item) => mergeIn(item)).map((merge) => [merge.goes, merge]));
}

/** The newest merges that are not taken back, `count` at most. */
export async function findNewestMerges(db: Database, count: number): Promise<readonly Merge[]> {
  const found: Merge[] = [];
  for (let before = '~'; found.length < count;) {
    const items = await queryFirst(db, {
      TableName: db.customersTable,
      KeyConditionExpression: 'pk = :pk AND sk < :before',
      ExpressionAttributeValues: { ':pk': listPk, ':before': before },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: count,
    });
    const entries = items.map((item) => entrySchema.parse(item));
    const merges = await findMerges(
      db,
      entries.map(({ goes }) => goes),
    );
    const listed = entries.flatMap(({ goes, at }) => {
      const merge = merges.get(goes);
      return merge?.at === at && merge.undone === undefined ? [merge] : [];
    });
    found.push(...listed);
    if (items.length < count) break;
    before = String(items.at(-1)?.['sk']);
  }
  return found.slice(0, count);
}

/** Keeps a merge, in the transaction of the merge itself. */
export const keepMerge = (db: Database, merge: Merge): readonly Write[] => {
  const { at, goes } = merge;
  return [
    { Put: { TableName: db.customersTable, Item: { ...keyOf(goes), ...merge } } },
    { Put: { TableName: db.customersTable, Item: { ...listKey(merge), at, goes } } },
  ];
};

/** Notes that a merge was taken back, unless it was before. */
export const putUndone = (db: Database, merge: Merge): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...keyOf(merge.goes), ...merge },
    ConditionExpression: '#at = :at AND attribute_not_exists(undone)',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':at': merge.at },
  },
});

/** Forgets what was kept of merges before a moment; answers of how many. */
export async function forgetMerges(db: Database, before: string): Promise<number> {
  const entries = await collect(
    queryAll(db, {
      TableName: db.customersTable,
      KeyConditionExpression: 'pk = :pk AND sk < :before',
      ExpressionAttributeValues: { ':pk': listPk, ':before': before },
    }),
  );
  for (const entry of entries.map((item) => entrySchema.parse(item))) await forgetMerge(db, entry);
  return entries.length;
}

/** Forgets what was kept of one merge; of a later one of the same record nothing. */
async function forgetMerge(db: Database, merge: Pick<Merge, 'at' | 'goes'>): Promise<void> {
  await transact(db, [
    {
      Delete: {
        TableName: db.customersTable,
        Key: keyOf(merge.goes),
        ConditionExpression: '#at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': merge.at },
      },
    },
  ]);
  await unlistMerge(db, merge);
}

/** Takes a merge off the list of merges; what was kept of it stands with the record that went. */
export const unlistMerge = (db: Database, merge: Pick<Merge, 'at' | 'goes'>): Promise<unknown> =>
  transact(db, [{ Delete: { TableName: db.customersTable, Key: listKey(merge) } }]);
