import type { Database } from '../../../platform/dynamodb/database.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';

/** What some work asked of the database. */
export interface AskedOf {
  /** Requests by operation, as AWS names them. */
  readonly requests: Readonly<Record<string, number>>;
  /** Items that queries and scans answered, and items that were asked for by key. */
  readonly items: number;
}

/** Does a piece of work over the database, and counts what it asks for. */
export async function askedBy(db: Database, work: (db: Database) => Promise<unknown>): Promise<AskedOf> {
  const requests: Record<string, number> = {};
  let items = 0;
  await work(
    databaseThrough(db, async (command, sendOn) => {
      const operation = operationOf(command);
      requests[operation] = (requests[operation] ?? 0) + 1;
      const answer = await sendOn();
      items += itemsIn(answer);
      return answer;
    }),
  );
  return { requests, items };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function itemsIn(answer: unknown): number {
  if (!isRecord(answer)) return 0;
  if (Array.isArray(answer['Items'])) return answer['Items'].length;
  if (isRecord(answer['Responses']))
    return Object.values(answer['Responses']).reduce<number>(
      (sum, found) => sum + (Array.isArray(found) ? found.length : 0),
      0,
    );
  return Number('Item' in answer);
}
