import * as z from 'zod';
import { addOpenDays, noOpenDays, type OpenDays } from '../../domain/learning/capacity.ts';
import type { SiteCrossing, WeeklyReplay } from '../../domain/learning/choose-threshold.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, putMany, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** Apart from the outcomes, which every look at the page reads. */
const partsPk = 'LEARNING-WEEKS';
const chunkPrefix = 'CROSSINGS#';
const donePrefix = 'COMPLETE#';
const summaryKey = { pk: 'LEARNING', sk: 'WEEKS' };
/** An item holds 400 KB. */
const CROSSINGS_A_CHUNK = 3000;

const openDaysSchema = z.object({ ended: z.array(z.number()), running: z.array(z.number()) });
/** A crossing as it is kept: site, moment, lowest and highest threshold, whether it was a request. */
const crossingSchema = z.tuple([z.string(), z.number(), z.number(), z.number(), z.boolean()]);
const chunkSchema = z.object({
  run: z.string(),
  firstActAt: z.string().optional(),
  owners: z.record(z.string(), openDaysSchema).default({}),
  crossings: z.array(crossingSchema),
});

/** What one part of all customers and handoffs says of past weeks. */
export interface WeeksPart {
  readonly firstActAt: string | undefined;
  readonly owners: Readonly<Record<string, OpenDays>>;
  readonly crossings: readonly SiteCrossing[];
}

/** Keeps what one part says; twice is the same as once. */
export async function keepWeeks(
  db: Database,
  { run, part }: { readonly run: string; readonly part: number },
  { firstActAt, owners, crossings }: WeeksPart,
): Promise<void> {
  const rows = crossings.map(({ site, atEpochMs, from, to, isRequest }) => [
    site,
    atEpochMs,
    from,
    to,
    isRequest,
  ]);
  const chunks = Array.from(
    { length: Math.max(1, Math.ceil(rows.length / CROSSINGS_A_CHUNK)) },
    (_, chunk) => ({
      pk: partsPk,
      sk: `${chunkPrefix}${part}#${chunk}`,
      run,
      firstActAt,
      ...(chunk === 0 ? { owners } : {}),
      crossings: rows.slice(chunk * CROSSINGS_A_CHUNK, (chunk + 1) * CROSSINGS_A_CHUNK),
    }),
  );
  await putMany(db, db.customersTable, chunks);
  await putMany(db, db.customersTable, [{ pk: partsPk, sk: `${donePrefix}${part}`, run }]);
}

/** How many parts of a run are kept. */
export const countWeeksParts = async (db: Database, run: string): Promise<number> =>
  (await collect(queryPrefix(db, db.customersTable, partsPk, donePrefix))).filter(
    (done) => done['run'] === run,
  ).length;

/** What all parts of a run say together. */
export async function collectWeeks(db: Database, run: string): Promise<WeeksPart> {
  const chunks = (await collect(queryPrefix(db, db.customersTable, partsPk, chunkPrefix)))
    .map((item) => chunkSchema.parse(item))
    .filter((chunk) => chunk.run === run);
  const owners: Record<string, OpenDays> = {};
  for (const chunk of chunks)
    for (const [owner, days] of Object.entries(chunk.owners))
      owners[owner] = addOpenDays(owners[owner] ?? noOpenDays, days);
  return {
    firstActAt: chunks.flatMap((chunk) => chunk.firstActAt ?? []).toSorted()[0],
    owners,
    crossings: chunks.flatMap(({ crossings }) =>
      crossings.map(([site, atEpochMs, from, to, isRequest]) => ({ site, atEpochMs, from, to, isRequest })),
    ),
  };
}

const summarySchema = z.object({
  run: z.string(),
  replay: z.object({
    weeks: z.number(),
    requests: z.number(),
    thresholds: z.array(z.object({ hotAt: z.number(), mean: z.number(), low: z.number(), high: z.number() })),
  }),
  owners: z.record(z.string(), openDaysSchema),
});

/** The weeks by threshold, and how long handoffs were open by owner, as a run found them. */
export interface WeeksSummary {
  readonly run: string;
  readonly replay: WeeklyReplay;
  readonly owners: Readonly<Record<string, OpenDays>>;
}

export const keepSummary = (db: Database, summary: WeeksSummary) =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...summaryKey, ...summary } } }]);

export async function findSummary(db: Database, run: string): Promise<WeeksSummary | undefined> {
  const item = await getItem(db, summaryKey);
  const summary = item === undefined ? undefined : summarySchema.parse(item);
  return summary?.run === run ? summary : undefined;
}
