import middy from '@middy/core';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from './observability.ts';

/** What became of one message of a batch: an error puts it back into the queue. */
export interface MessageResult {
  readonly messageId: string;
  readonly error?: unknown;
}

/** A handler of queue messages, a batch at a time: only the failed ones come back. Each failure is logged once, here. */
export const queueHandler = (process: (records: readonly SQSRecord[]) => Promise<readonly MessageResult[]>) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async (event) => {
      const results = await process(event.Records);
      const failed = results.filter((result) => result.error !== undefined);
      for (const { messageId, error } of failed)
        logger.error('message failed', {
          messageId,
          error: error instanceof Error ? error : new Error(String(error)),
        });
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });

/** Handles each message by itself, all at once. */
export const eachMessage =
  (handle: (body: unknown) => Promise<void>) =>
  (records: readonly SQSRecord[]): Promise<readonly MessageResult[]> =>
    Promise.all(records.map(({ messageId, body }) => attempt(messageId, () => handle(JSON.parse(body)))));

/** Runs one unit of work for some messages: they succeed or fail together. */
export async function attempt(messageId: string, work: () => Promise<void>): Promise<MessageResult> {
  try {
    await work();
    return { messageId };
  } catch (error) {
    return { messageId, error };
  }
}
