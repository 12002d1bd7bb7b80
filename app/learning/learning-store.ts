import * as z from 'zod';
import { learnedFeatures, type LearningRow } from '../../domain/learning/learning-row.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const pk = 'LEARNING';
const runSk = 'RUN';
const partPrefix = 'OUTCOMES#';

/** Into how many parts all handoffs are cut to be gathered. */
export const learningParts = 32;
/** The newest of a part are kept: an item holds 400 KB, and a hundred thousand outcomes are more than is ever looked at. */
const ROWS_A_PART = 3000;

const runSchema = z.object({ run: z.string(), startedAt: z.iso.datetime(), modelId: z.string() });
export type LearningRun = z.infer<typeof runSchema>;

/** A row as it is kept: company, moment, outcome, then how much there was of each feature. */
const rowSchema = z.tuple([
  z.string(),
  z.string(),
  z.boolean(),
  z.array(z.number()).length(learnedFeatures.length),
]);
const partSchema = z.object({ run: z.string(), at: z.iso.datetime(), rows: z.array(rowSchema) });

/** Begins to gather anew. */
export async function beginLearning(db: Database, run: LearningRun): Promise<void> {
  await transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk: runSk, ...run } } }]);
}

/** Keeps the rows of one part; twice is the same as once. */
export async function keepRows(
  db: Database,
  { run, part, at }: { readonly run: string; readonly part: number; readonly at: string },
  rows: readonly LearningRow[],
): Promise<void> {
  const newest = rows.toSorted((a, b) => a.at.localeCompare(b.at)).slice(-ROWS_A_PART);
  const kept = newest.map(({ accountId, at: when, isOpportunity, x }) => [
    accountId,
    when,
    isOpportunity,
    x.map((each) => Number(each.toFixed(6))),
  ]);
  const sk = `${partPrefix}${String(part).padStart(2, '0')}`;
  await transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk, run, at, rows: kept } } }]);
}

/** What was gathered, and how far the gathering is; undefined: nobody asked yet. */
export async function findLearning(db: Database) {
  const items = await collect(queryPrefix(db, db.customersTable, pk, ''));
  const runItem = items.find(({ sk }) => sk === runSk);
  if (runItem === undefined) return undefined;
  const run = runSchema.parse(runItem);
  const parts = items
    .filter(({ sk }) => String(sk).startsWith(partPrefix))
    .map((item) => partSchema.parse(item))
    .filter((part) => part.run === run.run);
  const rows = parts
    .flatMap((part) => part.rows)
    .map(([accountId, at, isOpportunity, x]): LearningRow => ({ accountId, at, isOpportunity, x }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
  return { run, done: parts.length, rows };
}
