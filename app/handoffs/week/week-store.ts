import type { Database } from '../../../platform/dynamodb/database.ts';
import { getItem } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';

const weekKey = (week: string) => ({ pk: `WEEKLY#${week}`, sk: 'QUEUED' });

/** Whether the mails of a week were queued. */
export const wasWeekQueued = async (db: Database, week: string): Promise<boolean> =>
  (await getItem(db, weekKey(week))) !== undefined;

export async function markWeekQueued(db: Database, week: string, at: string): Promise<void> {
  await transact(db, [{ Put: { TableName: db.customersTable, Item: { ...weekKey(week), at } } }]);
}
