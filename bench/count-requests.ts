import type { Database } from '../platform/dynamodb/database.ts';
import { databaseThrough, operationOf } from '../tests/support/database-through.ts';

/** The same database, whose requests are counted by operation. */
export function countedRequests(db: Database) {
  const counts = new Map<string, number>();
  return {
    db: databaseThrough(db, (command, sendOn) => {
      const operation = operationOf(command);
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      return sendOn();
    }),
    perUnit: (units: number): readonly (readonly [string, number])[] =>
      [...counts].map(([name, count]) => [name, count / units]),
  };
}
