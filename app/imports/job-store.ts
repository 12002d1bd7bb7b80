import * as z from 'zod';
import { importJobSchema, type ImportJob, type ImportState } from '../../domain/imports/import-job.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryAll, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact, updateReturning } from '../../platform/dynamodb/transact.ts';

const jobsPk = 'IMPORTS';
const jobKey = (id: string) => ({ pk: jobsPk, sk: `JOB#${id}` });
const chunkPrefix = 'CHUNK#';
const chunkKey = (id: string, chunk: number) => ({
  pk: `IMPORT#${id}`,
  sk: `${chunkPrefix}${String(chunk).padStart(6, '0')}`,
});

/** A chunk that was begun at least once. */
const chunkSchema = z.object({
  chunk: z.number().int(),
  state: z.enum(['begun', 'done']),
  tries: z.number().int(),
  unmatched: z.number().int().default(0),
});
export type Chunk = z.infer<typeof chunkSchema>;

export async function createJob(db: Database, job: ImportJob): Promise<void> {
  await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...jobKey(job.id), ...job },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
}

export async function findJob(db: Database, id: string): Promise<ImportJob | undefined> {
  const item = await getItem(db, jobKey(id));
  return item === undefined ? undefined : importJobSchema.parse(item);
}

/** The newest jobs, at most so many: ids begin with their time. */
export async function listJobs(db: Database, limit: number): Promise<readonly ImportJob[]> {
  const jobs: ImportJob[] = [];
  const items = queryAll(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': jobsPk },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
  });
  for await (const item of items) {
    jobs.push(importJobSchema.parse(item));
    if (jobs.length >= limit) break;
  }
  return jobs;
}

/** What changes when a job moves; null takes something away. */
export type JobChange = { readonly [Name in keyof ImportJob]?: ImportJob[Name] | null };

/** Moves a job on that is in one of these states; undefined where it is in another, or is none. */
export async function moveJob(
  db: Database,
  id: string,
  from: readonly ImportState[],
  change: JobChange,
): Promise<ImportJob | undefined> {
  const entries = Object.entries(change);
  const set = entries.filter(([, value]) => value !== undefined && value !== null);
  const removed = entries.filter(([, value]) => value === null);
  const item = await updateReturning(db, {
    TableName: db.customersTable,
    Key: jobKey(id),
    UpdateExpression: [
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ...(removed.length === 0 ? [] : [`REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}`]),
    ].join(' '),
    ConditionExpression: `#state IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
    ExpressionAttributeNames: {
      '#state': 'state',
      ...Object.fromEntries([...set, ...removed].map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
    },
  });
  return item === undefined ? undefined : importJobSchema.parse(item);
}

/** Notes that a chunk is begun: more than one try means that it was begun before, and may have broken off. */
export async function beginChunk(db: Database, jobId: string, chunk: number): Promise<Chunk> {
  const item = await updateReturning(db, {
    TableName: db.customersTable,
    Key: chunkKey(jobId, chunk),
    UpdateExpression: 'SET #state = if_not_exists(#state, :begun), chunk = :chunk ADD tries :one',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':begun': 'begun', ':chunk': chunk, ':one': 1 },
  });
  return chunkSchema.parse(item);
}

/** What a chunk amounted to. */
export interface ChunkOutcome {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly unmatched: number;
}

/** Notes that a chunk is done, and counts it with its job; a chunk that is done already counts once. */
export async function endChunk(
  db: Database,
  jobId: string,
  chunk: number,
  { rows, created, updated, unchanged, unmatched }: ChunkOutcome,
): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: chunkKey(jobId, chunk),
        UpdateExpression: 'SET #state = :done, unmatched = :unmatched',
        ConditionExpression: '#state = :begun',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':done': 'done', ':begun': 'begun', ':unmatched': unmatched },
      },
    },
    {
      Update: {
        TableName: db.customersTable,
        Key: jobKey(jobId),
        UpdateExpression:
          'ADD chunksDone :one, rowsStored :rows, created :created, updated :updated, unchanged :unchanged',
        ExpressionAttributeValues: {
          ':one': 1,
          ':rows': rows,
          ':created': created,
          ':updated': updated,
          ':unchanged': unchanged,
        },
      },
    },
  ]);
}

/** The chunks of a job that were begun. */
export const findChunks = async (db: Database, jobId: string): Promise<readonly Chunk[]> =>
  (await collect(queryPrefix(db, db.customersTable, chunkKey(jobId, 0).pk, chunkPrefix))).map((item) =>
    chunkSchema.parse(item),
  );

/** Forgets the one chunk of a file that was stored at once. */
export async function forgetChunk(db: Database, fileId: string): Promise<void> {
  await transact(db, [{ Delete: { TableName: db.customersTable, Key: chunkKey(fileId, 0) } }]);
}
