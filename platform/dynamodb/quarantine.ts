import * as z from 'zod';
import type { Database, Key } from './database.ts';
import { collect, queryPrefix } from './engine.ts';
import { transact, updateReturning } from './transact.ts';

const quarantinePk = 'QUARANTINE';
const entrySk = ({ pk, sk }: Key): string => `${pk}|${sk}`;

/** An item whose work fails whenever it is tried: set aside, so that nothing else waits for it. */
const entrySchema = z.object({
  itemPk: z.string(),
  itemSk: z.string(),
  /** What failed, without anything of a person. */
  error: z.string(),
  at: z.string(),
  dueKey: z.string().optional(),
});
export type Quarantined = z.infer<typeof entrySchema>;

/** So often a piece of work may fail before it is set aside. */
const MAXIMUM_FAILURES = 5;

/**
 * Notes that the work of a due item failed. One that cannot be read is set aside at once, any other after five failures:
 * it leaves the due index until somebody redrives it. Answers whether it was set aside.
 */
export async function noteFailure(db: Database, key: Key, error: unknown, now: Date): Promise<boolean> {
  const updated = await updateReturning(db, {
    TableName: db.customersTable,
    Key: { pk: key.pk, sk: key.sk },
    UpdateExpression: 'ADD failures :one',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':one': 1 },
  });
  if (updated === undefined) return false;
  const isUnreadable = error instanceof z.ZodError;
  if (!isUnreadable && Number(updated['failures']) < MAXIMUM_FAILURES) return false;
  await setAside(db, key, wordsOf(error), now, updated['dueKey']);
  return true;
}

/** Takes an item out of the due index, and keeps where it waited. */
export const setAside = (
  db: Database,
  key: Key,
  error: string,
  now: Date,
  dueKey: unknown,
): Promise<unknown> =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: 'REMOVE dueKey, dueAt',
      },
    },
    {
      Put: {
        TableName: db.customersTable,
        Item: {
          pk: quarantinePk,
          sk: entrySk(key),
          itemPk: key.pk,
          itemSk: key.sk,
          error,
          at: now.toISOString(),
          ...(typeof dueKey === 'string' ? { dueKey } : {}),
        },
      },
    },
  ]);

/** Of an unreadable item its fields, never their values. */
const wordsOf = (error: unknown): string =>
  error instanceof z.ZodError
    ? `unreadable: ${error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`.slice(
        0,
        400,
      )
    : error instanceof Error
      ? error.name
      : 'unknown';

/** Everything that was set aside. */
export async function findQuarantined(db: Database): Promise<readonly Quarantined[]> {
  const items = await collect(queryPrefix(db, db.customersTable, quarantinePk, ''));
  return items.map((item) => entrySchema.parse(item));
}

/** Puts an item back where it waited; it is tried at once. */
export const redrive = (db: Database, { itemPk, itemSk, dueKey }: Quarantined, now: Date): Promise<unknown> =>
  transact(db, [
    ...(dueKey === undefined
      ? []
      : [
          {
            Update: {
              TableName: db.customersTable,
              Key: { pk: itemPk, sk: itemSk },
              UpdateExpression: 'SET dueKey = :key, dueAt = :now REMOVE failures, leases',
              ConditionExpression: 'attribute_exists(pk)',
              ExpressionAttributeValues: { ':key': dueKey, ':now': now.getTime() },
            },
          },
        ]),
    {
      Delete: {
        TableName: db.customersTable,
        Key: { pk: quarantinePk, sk: entrySk({ pk: itemPk, sk: itemSk }) },
      },
    },
  ]);

/** Works on due items one after another: one that fails is noted, and the next has its turn. */
export async function eachDue<T extends Key>(
  db: Database,
  due: readonly T[],
  now: () => Date,
  work: (item: T) => Promise<boolean>,
): Promise<{ readonly done: number; readonly failed: number; readonly quarantined: number }> {
  let [done, failed, quarantined] = [0, 0, 0];
  for (const item of due) {
    try {
      done += Number(await work(item));
    } catch (error) {
      failed++;
      quarantined += Number(await noteFailure(db, item, error, now()));
    }
  }
  return { done, failed, quarantined };
}
