import type { LocalDate } from '../../domain/kernel/local-date.ts';
import { dayNumber, type FindingList, type FindingTerm } from '../../domain/people/finding-terms.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { deleteMany, getItem, putMany, queryFirst } from '../../platform/dynamodb/engine.ts';
import { shardName, shardOf } from '../../platform/dynamodb/shard.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { tableSchema } from '../../platform/dynamodb/table-schema.ts';

/** Which lists an item stands in, kept with it: what was stored before them stands in none. */
export const findableVersion = 1;

/** So that an import writes to no one partition alone. Stored keys depend on it. */
const shards = 8;
const termPk = (list: FindingList, shard: number): string => `FIND#${list}#${shardName(shard)}`;
const termKey = ({ list, key, id }: FindingTerm) => ({
  pk: termPk(list, shardOf(id, shards)),
  sk: `${key}#${id}`,
});

/** What is written before, and what it becomes; undefined before: it is new, or stood in no list yet. */
export interface TermChange {
  readonly before: readonly FindingTerm[] | undefined;
  readonly after: readonly FindingTerm[];
}

/**
 * Writes what is new in the lists and takes away what is gone, before the profile is written: the profile is the mark that
 * nothing is to be done. A domain is its company's, and stays while one person goes.
 */
export async function changeTerms(db: Database, changes: readonly TermChange[]): Promise<void> {
  const isIn = (terms: readonly FindingTerm[], term: FindingTerm): boolean =>
    terms.some((each) => each.list === term.list && each.key === term.key && each.id === term.id);
  const fresh = changes.flatMap(({ before = [], after }) => after.filter((term) => !isIn(before, term)));
  const gone = changes.flatMap(({ before = [], after }) =>
    before.filter((term) => term.list !== 'domain' && !isIn(after, term)),
  );
  await putMany(
    db,
    db.customersTable,
    fresh.map((term) => termKey(term)),
  );
  await deleteMany(
    db,
    db.customersTable,
    gone.map((term) => termKey(term)),
  );
}

/** Takes all of these away, domains too. */
export const removeTerms = (db: Database, terms: readonly FindingTerm[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    terms.map((term) => termKey(term)),
  );

/** Highest code point: whatever begins with a text sorts before the text and it. */
const LAST = '\u{10FFFF}';

/**
 * Those of a list whose key begins with `beginning`, in its order: `count` at most, behind `after` where it is given. One
 * query a shard, of `count` items each, however many fit.
 */
export async function findTerms(
  db: Database,
  list: FindingList,
  { beginning, after, count }: { beginning: string; after?: FindingTerm | undefined; count: number },
): Promise<readonly FindingTerm[]> {
  // Nothing sorts between a key and the key with the first letter of all behind it.
  const from = after === undefined ? beginning : `${termKey(after).sk}!`;
  const found = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      queryFirst(db, {
        TableName: db.customersTable,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': termPk(list, shard),
          ':from': from === '' ? '!' : from,
          ':to': `${beginning}${LAST}`,
        },
        Limit: count,
      }),
    ),
  );
  return found
    .flat()
    .map((item) => String(item['sk']))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .slice(0, count)
    .map((sk) => {
      const end = sk.lastIndexOf('#');
      return { list, key: sk.slice(0, end), id: sk.slice(end + 1) };
    });
}

const contactKey = (shard: number): string => `lastContact#${shardName(shard)}`;

/** Where somebody stands in the order of last contacts: by day, and within a day each in a place of their own. */
export const contactLevel = (customerId: string, day: LocalDate): number =>
  dayNumber(day) + shardOf(customerId, 1e9) / 1e9;

/** Puts a profile or a standing into the order of last contacts: the index of leads sorts by any number. */
export const contactAttributes = (customerId: string, day: LocalDate | undefined): Item =>
  day === undefined
    ? {}
    : { leadsKey: contactKey(shardOf(customerId, shards)), level: contactLevel(customerId, day) };

/** One mark in the order of last contacts: of a customer's profile, or of the standing. */
export interface ContactMark {
  readonly pk: string;
  readonly level: number;
}

/** Marks of last contact, the latest first, `count` at most, all behind the level `below`: one query a shard. */
export async function findContactMarks(
  db: Database,
  below: number | undefined,
  count: number,
): Promise<readonly ContactMark[]> {
  const found = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      queryFirst(db, {
        TableName: db.customersTable,
        IndexName: tableSchema.leadsIndex.name,
        KeyConditionExpression:
          below === undefined ? 'leadsKey = :key' : 'leadsKey = :key AND #level < :below',
        ...(below === undefined ? {} : { ExpressionAttributeNames: { '#level': 'level' } }),
        ExpressionAttributeValues: {
          ':key': contactKey(shard),
          ...(below === undefined ? {} : { ':below': below }),
        },
        ScanIndexForward: false,
        Limit: count,
      }),
    ),
  );
  return found
    .flat()
    .map((item) => ({ pk: String(item['pk']), level: Number(item['level']) }))
    .toSorted((a, b) => b.level - a.level)
    .slice(0, count);
}

const progressKey = { pk: 'MIGRATION', sk: 'findable' };

/** Whether all that was stored before the lists stands in them: how many parts of the table were gone through. */
export async function wasAllMadeFindable(db: Database, parts: number): Promise<boolean> {
  return allDone(await getItem(db, progressKey), parts);
}

/** Notes that a part of the table was gone through. */
export async function markMadeFindable(db: Database, part: number): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: progressKey,
        UpdateExpression: 'SET #part = :yes',
        ExpressionAttributeNames: { '#part': `part${part}` },
        ExpressionAttributeValues: { ':yes': true },
      },
    },
  ]);
}

/** Whether it was looked at once if anybody is missing. */
export async function wasSeen(db: Database, parts: number): Promise<boolean> {
  const progress = await getItem(db, progressKey);
  return progress?.['isSeen'] === true || allDone(progress, parts);
}

export async function markSeen(db: Database): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: progressKey,
        UpdateExpression: 'SET isSeen = :yes',
        ExpressionAttributeValues: { ':yes': true },
      },
    },
  ]);
}

const allDone = (progress: Item | undefined, parts: number): boolean =>
  Array.from({ length: parts }, (_, part) => progress?.[`part${part}`]).every((done) => done === true);
