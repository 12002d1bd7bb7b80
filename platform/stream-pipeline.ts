import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { factSchema, type Fact } from '../domain/timeline/fact.ts';
import { logger } from './observability.ts';

/** A fact as it arrives on the timeline's stream. */
export interface StreamedFact {
  readonly fact: Fact;
  readonly sequenceNumber: string;
}

/** A handler of new facts on the timeline, a batch at a time. A failure repeats the batch from the first fact. */
export const factHandler = (handle: (facts: readonly StreamedFact[]) => Promise<void>) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(async (event) => {
      const facts = event.Records.flatMap((record) => {
        const image = record.dynamodb?.NewImage?.['fact'];
        const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
        return record.eventName === 'REMOVE' || image === undefined
          ? []
          : [{ fact: factSchema.parse(plain(image)), sequenceNumber }];
      });
      try {
        await handle(facts);
        return { batchItemFailures: [] };
      } catch (error) {
        logger.error('stream batch failed', {
          error: error instanceof Error ? error : new Error(String(error)),
        });
        return {
          batchItemFailures: [
            { itemIdentifier: facts[0]?.sequenceNumber ?? event.Records[0]?.dynamodb?.SequenceNumber ?? '' },
          ],
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
