import * as z from 'zod';
import {
  addAudiences,
  audienceCountSchema,
  nobodyCounted,
  type AudienceCount,
} from '../../domain/audience/audience-count.ts';
import { segmentSchema, type Segment } from '../../domain/audience/segment.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { chunked } from '../../domain/kernel/chunked.ts';
import { grouped } from '../../domain/kernel/grouped.ts';

const pkOf = (key: string): string => `AUDIENCE#${key}`;
const runSk = 'RUN';
const partPrefix = 'COUNTED#';
/** Which segments are counted, and since when: so that what nobody asks for any more can be forgotten. */
const listPk = 'AUDIENCES';

/** Into how many parts all customers were cut to be counted by release 0.4 and before. */
const FORMER_PARTS = 32;

/** A count of all customers that was begun: when, and of what. */
const runSchema = z.object({
  run: z.string(),
  startedAt: z.iso.datetime(),
  /** What is counted, in short: another list is counted anew. Runs of release 0.4 and before have none. */
  of: z.string().optional(),
  /** Absent: the ready-made and the saved segments, as each part finds them. */
  segments: z.array(segmentSchema).optional(),
  mayOverlap: z.boolean(),
  /** Into how many parts all customers are cut. */
  parts: z.number().int().min(1).default(FORMER_PARTS),
});
export type CountRun = z.infer<typeof runSchema>;

/** Counts of one part by what each segment says (`ruleKey`). A part of release 0.4 and before has no keys, and tells nothing. */
const partSchema = z.object({
  run: z.string(),
  /** Of how many it is one. */
  of: z.number().int().min(1).default(FORMER_PARTS),
  at: z.iso.datetime(),
  keys: z.array(z.string()).default([]),
  counts: z.array(audienceCountSchema),
});

/** What is kept of the segments of a run. */
export interface KeptCounts {
  readonly run: CountRun;
  /** Parts of the present run that are counted; the others show what the run before counted. */
  readonly done: number;
  /** By what a segment says; undefined until all parts were counted once. */
  readonly countOf: (ruleKey: string) => AudienceCount | undefined;
  /** How many people there are, as far as they were counted. */
  readonly people: number;
  /** When the oldest of the parts was counted. */
  readonly asOf: string;
}

export async function findCounts(db: Database, key: string): Promise<KeptCounts | undefined> {
  const items = await collect(queryPrefix(db, db.customersTable, pkOf(key), ''));
  const runItem = items.find(({ sk }) => sk === runSk);
  if (runItem === undefined) return undefined;
  const run = runSchema.parse(runItem);
  const cuts = cutsIn(items);
  const whole = wholeOnes(cuts);
  const counted = cuts.find(({ of }) => of === run.parts);
  const shown = whole[0] ?? counted;
  return {
    run,
    done: firstsOf(counted).filter((part) => part.run === run.run).length,
    asOf: shown === undefined ? run.startedAt : oldestIn(shown),
    people: firstsOf(shown).reduce((sum, { counts }) => sum + (counts[0]?.people ?? 0), 0),
    countOf: (ruleKey) => whole.map((cut) => countIn(cut, ruleKey)).find((count) => count !== undefined),
  };
}

type Part = z.infer<typeof partSchema>;
/** What was counted of all customers in so many parts. The counts of many segments stand in several items of a part. */
interface Cut {
  readonly of: number;
  readonly parts: readonly (readonly Part[])[];
}

function cutsIn(items: readonly Item[]): readonly Cut[] {
  const parts = items
    .filter(({ sk }) => String(sk).startsWith(partPrefix))
    .map((item) => ({ ...partSchema.parse(item), part: String(item['sk']).split('#')[1] ?? '' }));
  return [...grouped(parts, ({ of }) => of)].map(([of, cut]) => ({
    of,
    parts: [...grouped(cut, ({ part }) => part).values()],
  }));
}

const firstsOf = (cut: Cut | undefined): readonly Part[] =>
  cut?.parts.flatMap(([first]) => first ?? []) ?? [];

const oldestIn = (cut: Cut): string =>
  firstsOf(cut)
    .map(({ at }) => at)
    .toSorted()[0] ?? '';

/** The cuts of which each part was counted once, the newest first. Parts of two runs are as new as the older. */
const wholeOnes = (cuts: readonly Cut[]): readonly Cut[] =>
  cuts
    .filter(({ of, parts }) => parts.length === of)
    .toSorted((a, b) => oldestIn(b).localeCompare(oldestIn(a)));

/** A segment's count over all parts of a cut; undefined until each has one. */
function countIn({ of, parts }: Cut, ruleKey: string): AudienceCount | undefined {
  const counts = parts.flatMap((part) => countOfPart(part, ruleKey) ?? []);
  return counts.length < of
    ? undefined
    : counts.reduce((sum, count) => addAudiences(sum, count), nobodyCounted());
}

function countOfPart(part: readonly Part[], ruleKey: string): AudienceCount | undefined {
  for (const { keys, counts } of part) {
    const at = keys.indexOf(ruleKey);
    if (at !== -1) return counts[at];
  }
  return undefined;
}

/** The run that is counted now. */
export async function findRun(db: Database, key: string): Promise<CountRun | undefined> {
  const item = await getItem(db, { pk: pkOf(key), sk: runSk });
  return item === undefined ? undefined : runSchema.parse(item);
}

/** Begins a run unless somebody began one of the same since `before`; false where somebody did. */
export async function beginRun(db: Database, key: string, run: CountRun, before: string): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: pkOf(key), sk: runSk, ...run },
        ConditionExpression:
          'attribute_not_exists(pk) OR startedAt < :before OR attribute_not_exists(#of) OR #of <> :of',
        ExpressionAttributeNames: { '#of': 'of' },
        ExpressionAttributeValues: { ':before': before, ':of': run.of ?? '' },
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

/** An item holds at most 400 KB, and a count up to 50: every possible number of silent days. */
const COUNTS_IN_ITEM = 7;

/** Parts of another cut are others, and stand beside these. */
const partName = (part: number, of: number): string =>
  `${String(part).padStart(3, '0')}${of === FORMER_PARTS ? '' : `of${of}`}`;

/** Keeps what one part counted, in one write after the other: a reader takes each count as whole. */
export async function putPart(
  db: Database,
  key: string,
  part: number,
  { run, of, at, keys, counts }: Part,
): Promise<void> {
  for (const [index, some] of chunked(keys, COUNTS_IN_ITEM).entries())
    await transact(db, [
      {
        Put: {
          TableName: db.customersTable,
          Item: {
            pk: pkOf(key),
            sk: `${partPrefix}${partName(part, of)}${index === 0 ? '' : `#${index}`}`,
            run,
            of,
            at,
            keys: some,
            counts: counts.slice(index * COUNTS_IN_ITEM, (index + 1) * COUNTS_IN_ITEM),
          },
        },
      },
    ]);
}

/** What is counted under a key: segments of its own, or the list of all of them; any other by what it says. */
export type CountKey = {
  readonly key: string;
  readonly of: string;
  readonly segments: readonly Segment[];
  readonly isList: boolean;
  readonly mayOverlap: boolean;
};
