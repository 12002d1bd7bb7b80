import { isOpen } from '../../domain/handoffs/handoff.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem, scanPage } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { onceDone } from '../../platform/once-done.ts';
import { entryWrites, handoffSk, parseHandoff } from './handoff-store.ts';

const progressKey = { pk: 'MIGRATION', sk: 'handoff-entries' };
const PAGES_A_TIME = 50;

/**
 * Gives handoffs that release 0.2 or before stored their entries among the open ones and by code: some pages of the table
 * at a time, from where the last time ended, until all were seen.
 */
export const indexFormerHandoffs = ({ db }: { readonly db: Database }): (() => Promise<Counts>) => {
  const isDone = onceDone(async () => (await getItem(db, progressKey))?.['isDone'] === true);
  return async (): Promise<Counts> => {
    if (await isDone()) return {};
    const progress = await getItem(db, progressKey);
    let start: unknown = progress?.['from'];
    let found = 0;
    for (let page = 0; page < PAGES_A_TIME; page++) {
      const { items, next } = await scanPage(db, {
        TableName: db.customersTable,
        FilterExpression: 'begins_with(sk, :handoff) AND attribute_exists(ownerId)',
        ExpressionAttributeValues: { ':handoff': handoffSk('') },
        ...(isKey(start) ? { ExclusiveStartKey: start } : {}),
      });
      for (const item of items) {
        const handoff = parseHandoff(item);
        await transact(db, entryWrites(db, handoff));
        found += Number(isOpen(handoff));
      }
      start = next;
      if (start === undefined) break;
    }
    await transact(db, [
      {
        Put: {
          TableName: db.customersTable,
          Item: { ...progressKey, ...(start === undefined ? { isDone: true } : { from: start }) },
        },
      },
    ]);
    return { 'Migrated.openHandoffs': found };
  };
};

const isKey = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
