import middy from '@middy/core';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { APIGatewayProxyEventV2, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { httpHandler } from './http-pipeline.ts';
import { count, flushMetrics, logger, type Counts } from './observability.ts';

/** One message of a queue; `body` is its JSON, unchecked. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
}

/** What became of one message of a batch: an error puts it back into the queue. */
export interface MessageResult {
  readonly messageId: string;
  readonly error?: unknown;
}

/** A handler of queue messages, a batch at a time: only the failed ones come back. Each failure is logged once, here. */
export const batchHandler = (
  take: (messages: readonly QueueMessage[]) => Promise<readonly MessageResult[]>,
) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async (event) => {
      const results = await take(event.Records.map(({ messageId, body }) => ({ messageId, body })));
      const failed = results.filter((result) => result.error !== undefined);
      if (failed.length > 0) count({ 'Messages.failed': failed.length });
      flushMetrics();
      for (const { messageId, error } of failed)
        logger.error('message failed', {
          messageId,
          error: error instanceof Error ? error : new Error(String(error)),
        });
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });

/** A handler that takes each message by itself, all of a batch at once, and counts what became of them. */
export const messageHandler = (take: (body: unknown) => Promise<Counts>) =>
  batchHandler((messages) =>
    Promise.all(
      messages.map(({ messageId, body }) =>
        attempt(messageId, async () => count(await take(JSON.parse(body)))),
      ),
    ),
  );

/** A handler of a schedule's ticks: its jobs one after another. What fails in one keeps no other from running. */
export const scheduleHandler = (...jobs: readonly (() => Promise<Counts>)[]) =>
  middy<unknown, Counts>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async () => {
      const { counts, errors } = await eachJob(jobs);
      count(counts);
      flushMetrics();
      if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors);
      return counts;
    });

/** Runs each job, whatever became of the others. */
export async function eachJob(
  jobs: readonly (() => Promise<Counts>)[],
): Promise<{ readonly counts: Counts; readonly errors: readonly unknown[] }> {
  let counts: Counts = {};
  const errors: unknown[] = [];
  for (const job of jobs) {
    try {
      counts = added(counts, await job());
    } catch (error) {
      errors.push(error);
    }
  }
  return { counts, errors };
}

/** What two jobs count under one name is one figure. */
const added = (counts: Counts, more: Counts): Counts => ({
  ...counts,
  ...Object.fromEntries(Object.entries(more).map(([name, figure]) => [name, (counts[name] ?? 0) + figure])),
});

/** For a function that has both: a schedule begins the work, and a queue brings the parts of it. */
export const scheduledAndQueued =
  (schedule: ReturnType<typeof scheduleHandler>, queue: ReturnType<typeof batchHandler>) =>
  (event: unknown, context: Context): Promise<unknown> =>
    isFromQueue(event) ? queue(event, context) : schedule(event, context);

/** For a function that has both: requests begin the work, and a queue brings the parts of it. */
export const servedAndQueued =
  (serve: ReturnType<typeof httpHandler>, queue: ReturnType<typeof batchHandler>) =>
  (event: APIGatewayProxyEventV2 | SQSEvent, context: Context): Promise<unknown> =>
    isFromQueue(event) ? queue(event, context) : serve(event, context);

const isFromQueue = (event: unknown): event is SQSEvent =>
  typeof event === 'object' && event !== null && 'Records' in event;

/** Runs one unit of work for some messages: they succeed or fail together. */
export async function attempt(messageId: string, work: () => Promise<void>): Promise<MessageResult> {
  try {
    await work();
    return { messageId };
  } catch (error) {
    return { messageId, error };
  }
}
