import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from './observability.ts';

/**
 * A handler of a table's new items, a batch at a time, as plain data. A failure is thrown: Lambda then halves the batch
 * until the item that fails is alone, tries that one again, and gives it up alone. (A partial answer would be repeated
 * from the item that it names on, and given up with all that follow.)
 */
export const streamHandler = (take: (items: readonly unknown[]) => Promise<void>) =>
  middy<DynamoDBStreamEvent, void>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async (event) => {
      try {
        await take(
          event.Records.filter(({ eventName }) => eventName !== 'REMOVE').map(({ dynamodb }) =>
            plain({ M: dynamodb?.NewImage ?? {} }),
          ),
        );
      } catch (error) {
        const [first] = event.Records;
        logger.error('stream batch failed', {
          error: error instanceof Error ? error : new Error(String(error)),
          records: event.Records.length,
          key: first?.dynamodb?.Keys,
        });
        throw error;
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
