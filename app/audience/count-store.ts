import * as z from 'zod';
import {
  addAudiences,
  audienceCountSchema,
  nobodyCounted,
  type AudienceCount,
} from '../../domain/audience/audience-count.ts';
import { segmentSchema, type Segment } from '../../domain/audience/segment.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const pkOf = (key: string): string => `AUDIENCE#${key}`;
const runSk = 'RUN';
const partPrefix = 'COUNTED#';
/** Which segments are counted, and since when: so that what nobody asks for any more can be forgotten. */
const listPk = 'AUDIENCES';

/** Into how many parts all customers are cut to be counted: at a million each is a minute's work. */
export const countParts = 32;

/** A count of all customers that was begun: for which segments, and when. */
const runSchema = z.object({
  run: z.string(),
  startedAt: z.iso.datetime(),
  segments: z.array(segmentSchema),
  mayOverlap: z.boolean(),
});
export type CountRun = z.infer<typeof runSchema>;

const partSchema = z.object({
  run: z.string(),
  at: z.iso.datetime(),
  counts: z.array(audienceCountSchema),
});

/** What is kept of some segments, in the order of the run. */
export interface KeptCounts {
  readonly run: CountRun;
  /** Parts of the present run that are counted; the others show what the run before counted. */
  readonly done: number;
  /** Absent until all parts were counted once. */
  readonly counts?: readonly AudienceCount[] | undefined;
  /** When the oldest of the parts was counted. */
  readonly asOf: string;
}

export async function findCounts(db: Database, key: string): Promise<KeptCounts | undefined> {
  const items = await collect(queryPrefix(db, db.customersTable, pkOf(key), ''));
  const runItem = items.find(({ sk }) => sk === runSk);
  if (runItem === undefined) return undefined;
  const run = runSchema.parse(runItem);
  const parts = items
    .filter(({ sk }) => String(sk).startsWith(partPrefix))
    .map((item) => partSchema.parse(item));
  const asOf = parts.map(({ at }) => at).toSorted()[0] ?? run.startedAt;
  return {
    run,
    done: parts.filter((part) => part.run === run.run).length,
    asOf,
    counts:
      parts.length < countParts
        ? undefined
        : run.segments.map((_, index) =>
            parts.reduce(
              (sum, { counts }) => addAudiences(sum, counts[index] ?? nobodyCounted()),
              nobodyCounted(),
            ),
          ),
  };
}

/** The run that is counted now. */
export async function findRun(db: Database, key: string): Promise<CountRun | undefined> {
  const item = await getItem(db, { pk: pkOf(key), sk: runSk });
  return item === undefined ? undefined : runSchema.parse(item);
}

/** Begins a run unless somebody began one since `before`; false where somebody did. */
export async function beginRun(db: Database, key: string, run: CountRun, before: string): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: pkOf(key), sk: runSk, ...run },
        ConditionExpression: 'attribute_not_exists(pk) OR startedAt < :before',
        ExpressionAttributeValues: { ':before': before },
      },
    },
    {
      Put: { TableName: db.customersTable, Item: { pk: listPk, sk: key, startedAt: run.startedAt } },
    },
  ]);
  return outcome.kind === 'done';
}

/** Forgets the counts that nobody had made anew since a moment; answers of how many segments. */
export async function forgetCounts(db: Database, startedBefore: string): Promise<number> {
  const entries = await collect(queryPrefix(db, db.customersTable, listPk, ''));
  const old = entries.filter(({ startedAt }) => String(startedAt) < startedBefore);
  let forgotten = 0;
  for (const { sk: key } of old) {
    const pk = pkOf(String(key));
    const unless = {
      ConditionExpression: 'startedAt < :before',
      ExpressionAttributeValues: { ':before': startedBefore },
    };
    const outcome = await transact(db, [
      { Delete: { TableName: db.customersTable, Key: { pk, sk: runSk }, ...unless } },
      { Delete: { TableName: db.customersTable, Key: { pk: listPk, sk: key }, ...unless } },
    ]);
    if (outcome.kind === 'lost') continue;
    forgotten++;
    const parts = await collect(queryPrefix(db, db.customersTable, pk, partPrefix));
    await inParallel(parts, PARTS_AT_ONCE, ({ sk }) =>
      transact(db, [
        {
          Delete: {
            TableName: db.customersTable,
            Key: { pk, sk },
            ConditionExpression: '#at < :before',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':before': startedBefore },
          },
        },
      ]),
    );
  }
  return forgotten;
}

const PARTS_AT_ONCE = 16;

/** Keeps what one part counted. */
export const putPart = (
  db: Database,
  key: string,
  part: number,
  counted: { readonly run: string; readonly at: string; readonly counts: readonly AudienceCount[] },
) =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: pkOf(key), sk: `${partPrefix}${String(part).padStart(3, '0')}`, ...counted },
      },
    },
  ]);

/** The segments of a key as they are named everywhere: the ready-made ones together, any other by what it says. */
export type CountKey = {
  readonly key: string;
  readonly segments: readonly Segment[];
  readonly mayOverlap: boolean;
};
