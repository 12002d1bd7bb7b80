import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { inParallel, isConditionFailure, type Database, type Key } from '../../platform/dynamodb/database.ts';
import { engagementPrefix } from '../../platform/dynamodb/keys.ts';

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
  const page = await db.client.send(
    new ScanCommand({
      TableName: db.timelineTable,
      Segment: part,
      TotalSegments: fadingParts,
      ProjectionExpression: 'pk, sk',
      FilterExpression:
        'begins_with(sk, :acts) AND act.receivedAt < :before AND (attribute_exists(act.ipAddress) OR attribute_exists(act.userAgent))',
      ExpressionAttributeValues: { ':acts': engagementPrefix, ':before': receivedBefore },
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk: after.pk, sk: after.sk } }),
    }),
  );
  return {
    traces: (page.Items ?? []).map((item) => keySchema.parse(item)),
    next: page.LastEvaluatedKey === undefined ? undefined : keySchema.parse(page.LastEvaluatedKey),
  };
}

/** Forgets from where these acts came, and says so on each. Everything else of them stays. */
export async function fadeTraces(db: Database, traces: readonly Key[]): Promise<number> {
  const faded = await inParallel(traces, 16, async ({ pk, sk }) => {
    try {
      await db.client.send(
        new UpdateCommand({
          TableName: db.timelineTable,
          Key: { pk, sk },
          UpdateExpression: 'SET act.faded = :yes REMOVE act.ipAddress, act.userAgent',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': true },
        }),
      );
      return 1;
    } catch (error) {
      // Erased meanwhile: there is nothing left to forget.
      if (isConditionFailure(error)) return 0;
      throw error;
    }
  });
  return faded.reduce<number>((sum, one) => sum + one, 0);
}
