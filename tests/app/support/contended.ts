import { setTimeout as wait } from 'node:timers/promises';
import { createItemLocks, itemsWritten } from '../../../local/dynamodb/item-locks.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { struckBy } from './faults-in-process.ts';

/** The same database, where a write holds its items as long as AWS does, and cancels whoever meets it there. */
export function contended(db: Database, holdMilliseconds: number) {
  const locks = createItemLocks();
  let conflicts = 0;
  const through = databaseThrough(db, async (command, sendOn) => {
    const operation = operationOf(command);
    const lock = locks.take(operation, command.input);
    if ('refused' in lock) {
      conflicts++;
      struckBy(() => lock.refused, { service: 'dynamodb', operation, body: command.input, phase: 'before' });
      return undefined;
    }
    try {
      if (itemsWritten(operation, command.input).length > 0) await wait(holdMilliseconds);
      return await sendOn();
    } finally {
      lock.release();
    }
  });
  return { db: through, conflicts: () => conflicts };
}
