import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from './observability.ts';

/** A handler of a table's new items, a batch at a time, as plain data. A failure repeats the batch from its first item. */
export const streamHandler = (take: (items: readonly unknown[]) => Promise<void>) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async (event) => {
      try {
        await take(
          event.Records.filter(({ eventName }) => eventName !== 'REMOVE').map(({ dynamodb }) =>
            plain({ M: dynamodb?.NewImage ?? {} }),
          ),
        );
        return { batchItemFailures: [] };
      } catch (error) {
        logger.error('stream batch failed', {
          error: error instanceof Error ? error : new Error(String(error)),
        });
        return {
          batchItemFailures: [{ itemIdentifier: event.Records[0]?.dynamodb?.SequenceNumber ?? '' }],
        };
      }
    });

/** A DynamoDB attribute value as plain data. The stream needs no SDK for that. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // DynamoDB Local leaves the type off an empty map.
  const [type, content] = Object.entries(value)[0] ?? ['M', {}];
  switch (type) {
    case 'S':
    case 'BOOL':
      return content;
    case 'N':
      return Number(content);
    case 'L':
      return Array.isArray(content) ? content.map((each) => plain(each)) : [];
    case 'M':
      return typeof content === 'object' && content !== null
        ? Object.fromEntries(Object.entries(content).map(([name, each]) => [name, plain(each)]))
        : {};
    default:
      return null;
  }
}
