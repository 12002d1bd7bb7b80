import type { Activity } from '../clock/activity.ts';
import { matchPattern } from '../events/match-pattern.ts';
import { failedItems } from '../functions/batch-failures.ts';
import type { LogSink } from '../functions/function-log.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import { reportFailure } from '../functions/report-failure.ts';
import { LOCAL_REGION } from '../template/resource-names.ts';
import type { MessageAttribute, Queue, QueueMessage } from './queue.ts';

/** A mapping from a queue to a function. */
export interface QueueConsumerParts {
  readonly queue: Queue;
  readonly pool: FunctionPool;
  readonly batchSize: number;
  readonly waitsForBatch: boolean;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
  readonly filters: readonly unknown[];
  readonly activity: Activity;
  readonly onLog: LogSink;
}

const BATCHING_WINDOW_MILLISECONDS = 5;

/** Feeds a function from a queue for as long as messages are visible, woken by each that becomes so. */
export function startQueueConsumer(parts: QueueConsumerParts): void {
  const { queue, activity } = parts;
  let running = 0;
  let planned = false;
  const pump = (): void => {
    while (running < parts.maximumConcurrency && queue.visible() > 0) {
      const batch = queue.receive(parts.batchSize);
      if (batch.length === 0) break;
      running += 1;
      void activity.track(async () => {
        try {
          await deliver(parts, batch);
        } finally {
          running -= 1;
          pump();
        }
      });
    }
  };
  queue.onVisible(() => {
    if (planned || running >= parts.maximumConcurrency) return;
    planned = true;
    void activity.track(async () => {
      await shortWait(parts.waitsForBatch && queue.visible() < parts.batchSize);
      planned = false;
      pump();
    });
  });
}

/** A moment for more messages to come; real time, for the stack's own may stand still. */
async function shortWait(waitsForBatch: boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    if (waitsForBatch) setTimeout(resolve, BATCHING_WINDOW_MILLISECONDS);
    else setImmediate(resolve);
  });
}

async function deliver(
  { queue, pool, filters, reportsItemFailures, onLog }: QueueConsumerParts,
  batch: readonly QueueMessage[],
): Promise<void> {
  const wanted = batch.filter((message) => isWanted(message, filters));
  const done = new Set(batch.filter((message) => !wanted.includes(message)));
  try {
    if (wanted.length > 0) {
      const result = await pool.invoke({
        Records: wanted.map((message) => toRecord(message, queue.definition.arn)),
      });
      const failed = reportsItemFailures
        ? failedItems(result, new Set(wanted.map(({ id }) => id)))
        : new Set<string>();
      for (const message of wanted) if (!failed.has(message.id)) done.add(message);
    }
  } catch (error) {
    reportFailure(onLog, pool.definition.name, error);
  }
  for (const { receiptHandle } of done) queue.remove(receiptHandle);
}

function isWanted(message: QueueMessage, filters: readonly unknown[]): boolean {
  return (
    filters.length === 0 || filters.some((filter) => matchPattern(filter, { body: parsedBody(message.body) }))
  );
}

function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function toRecord(message: QueueMessage, queueArn: string): Readonly<Record<string, unknown>> {
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: 'AIDALOCAL',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, attribute]) => [name, toRecordAttribute(attribute)]),
    ),
    md5OfBody: message.bodyMd5,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: LOCAL_REGION,
  };
}

function toRecordAttribute({
  DataType,
  StringValue,
  BinaryValue,
}: MessageAttribute): Readonly<Record<string, unknown>> {
  return {
    dataType: DataType,
    stringValue: StringValue,
    binaryValue: BinaryValue,
    stringListValues: [],
    binaryListValues: [],
  };
}
