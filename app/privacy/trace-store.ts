import * as z from 'zod';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database, type Key } from '../../platform/dynamodb/database.ts';
import { scanPage } from '../../platform/dynamodb/engine.ts';
import { engagementPrefix } from '../timeline/timeline-store.ts';

/** How many parallel parts the scan of the timeline has. */
export const fadingParts = 4;

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** One page of acts that still tell from where they came and were received before an instant; `next` is where the page ended. */
export async function findTraces(
  db: Database,
  part: number,
  receivedBefore: string,
  after: Key | undefined,
): Promise<{ readonly traces: readonly Key[]; readonly next: Key | undefined }> {
  const page = await scanPage(db, {
    TableName: db.timelineTable,
    Segment: part,
    TotalSegments: fadingParts,
    ProjectionExpression: 'pk, sk',
    FilterExpression:
      'begins_with(sk, :acts) AND act.receivedAt < :before AND (attribute_exists(act.ipAddress) OR attribute_exists(act.userAgent))',
    ExpressionAttributeValues: { ':acts': engagementPrefix, ':before': receivedBefore },
    ...(after === undefined ? {} : { ExclusiveStartKey: { pk: after.pk, sk: after.sk } }),
  });
  return {
    traces: page.items.map((item) => keySchema.parse(item)),
    next: page.next === undefined ? undefined : keySchema.parse(page.next),
  };
}

/** Forgets from where these acts came, and says so on each. Everything else of them stays. */
export async function fadeTraces(db: Database, traces: readonly Key[]): Promise<number> {
  const faded = await inParallel(traces, 16, async ({ pk, sk }) => {
    const outcome = await transact(db, [
      {
        Update: {
          TableName: db.timelineTable,
          Key: { pk, sk },
          UpdateExpression: 'SET act.faded = :yes REMOVE act.ipAddress, act.userAgent',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': true },
        },
      },
    ]);
    // Erased meanwhile: there is nothing left to forget.
    return outcome.kind === 'done' ? 1 : 0;
  });
  return faded.reduce<number>((sum, one) => sum + one, 0);
}
