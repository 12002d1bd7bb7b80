import * as z from 'zod';
import { backTestSchema, type BackTest } from '../../domain/audience/back-test.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const pk = 'BACKTEST';
const [runSk, resultSk] = ['RUN', 'RESULT'];

const runSchema = z.object({ run: z.iso.datetime() });
const keptSchema = z.object({ run: z.iso.datetime(), result: backTestSchema });

/** The newest result, and when the newest run was begun; undefined: nobody asked yet. */
export async function findBackTest(db: Database) {
  const items = await collect(queryPrefix(db, db.customersTable, pk, ''));
  const run = items.find(({ sk }) => sk === runSk);
  const kept = items.find(({ sk }) => sk === resultSk);
  if (run === undefined) return undefined;
  return { run: runSchema.parse(run).run, kept: kept === undefined ? undefined : keptSchema.parse(kept) };
}

export const beginBackTest = (db: Database, run: string): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk: runSk, run } } }]);

/** Twice is the same as once. */
export const keepBackTest = (db: Database, run: string, result: BackTest): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk: resultSk, run, result } } }]);
