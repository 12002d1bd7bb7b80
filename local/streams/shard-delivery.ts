import { randomUUID } from 'node:crypto';
import { failedItems } from '../functions/batch-failures.ts';
import { reportFailure } from '../functions/report-failure.ts';
import type { StreamConsumerParts } from './stream-parts.ts';
import type { StreamRecord } from './stream-reader.ts';

interface Batch {
  readonly records: readonly StreamRecord[];
  readonly attempts: number;
}

/** Delivers the records of one shard in order: nothing overtakes a batch that failed. */
export interface ShardDelivery {
  readonly isBlocked: () => boolean;
  readonly deliver: (records: readonly StreamRecord[]) => Promise<void>;
}

const FIRST_RETRY_MILLISECONDS = 1000;
const LONGEST_RETRY_MILLISECONDS = 60_000;

/** Retries after 1, 2, 4 ... 60 seconds of the stack's time, from the first record that failed. */
export function createShardDelivery(parts: StreamConsumerParts, shardId: string): ShardDelivery {
  const { activity, agenda, clock } = parts;
  let pending: readonly Batch[] = [];
  const deliverPending = async (): Promise<void> => {
    for (let [batch, ...later] = pending; batch !== undefined; [batch, ...later] = pending) {
      const outcome = await attempt(parts, batch);
      if (outcome.kind === 'done') pending = later;
      else if (outcome.isThrown && parts.bisects && batch.records.length > 1) {
        pending = [...bisect(batch), ...later];
        return waitForRetry(batch.attempts);
      } else if (batch.attempts >= parts.maximumRetries) {
        giveUp(parts, shardId, { ...batch, records: outcome.records });
        pending = later;
      } else {
        pending = [{ records: outcome.records, attempts: batch.attempts + 1 }, ...later];
        return waitForRetry(batch.attempts);
      }
    }
  };
  const waitForRetry = (attempts: number): void => {
    const delay = Math.min(FIRST_RETRY_MILLISECONDS * 2 ** attempts, LONGEST_RETRY_MILLISECONDS);
    agenda.add(clock.now() + delay, () => void activity.track(deliverPending));
  };
  return {
    isBlocked: () => pending.length > 0,
    deliver: async (records) => {
      pending = [{ records, attempts: 0 }];
      await activity.track(deliverPending);
    },
  };
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly records: readonly StreamRecord[]; readonly isThrown: boolean };

/** One invocation; what failed are the records from the first reported one on, or all. */
async function attempt(
  { pool, reportsItemFailures, onLog }: StreamConsumerParts,
  { records }: Batch,
): Promise<Outcome> {
  try {
    const result = await pool.invoke({ Records: records });
    if (!reportsItemFailures) return { kind: 'done' };
    const failed = failedItems(result, new Set(records.map(({ dynamodb }) => dynamodb.SequenceNumber)));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    return first < 0 ? { kind: 'done' } : { kind: 'failed', records: records.slice(first), isThrown: false };
  } catch (error) {
    reportFailure(onLog, pool.definition.name, error);
    return { kind: 'failed', records, isThrown: true };
  }
}

/** Only a failed invocation is halved; a partial answer already says where to go on. Halving does not count as a retry, as on Lambda. */
function bisect({ records, attempts }: Batch): readonly Batch[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), attempts },
    { records: records.slice(middle), attempts },
  ];
}

function giveUp(
  { onFailure, pool, templateArn, clock, onLog }: StreamConsumerParts,
  shardId: string,
  { records, attempts }: Batch,
): void {
  if (onFailure === undefined) {
    const line = `${records.length} changes are lost: ${attempts + 1} attempts failed and the mapping has no OnFailure destination`;
    onLog({ functionName: pool.definition.name, stream: 'stderr', line });
    return;
  }
  onFailure.send({
    body: JSON.stringify({
      requestContext: {
        requestId: randomUUID(),
        functionArn: pool.definition.arn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: attempts + 1,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
        batchSize: records.length,
        streamArn: templateArn,
      },
    }),
  });
}
