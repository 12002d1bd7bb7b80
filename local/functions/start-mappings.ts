import * as z from 'zod';
import type { Activity } from '../clock/activity.ts';
import type { Agenda } from '../clock/agenda.ts';
import type { StackClock } from '../clock/stack-clock.ts';
import type { CallDynamoDb } from '../dynamodb/call-dynamodb.ts';
import type { Queues } from '../queues/create-queues.ts';
import { startQueueConsumer } from '../queues/queue-consumer.ts';
import type { StreamConsumer } from '../streams/stream-consumer.ts';
import { startStreamConsumer } from '../streams/stream-consumer.ts';
import type { StackTemplate } from '../template/read-template.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { LambdaFunctions } from './create-functions.ts';
import type { LogSink } from './function-log.ts';

const mappingSchema = z.looseObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().optional(),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.looseObject({ MaximumConcurrency: z.coerce.number().optional() }).default({}),
  FilterCriteria: z
    .looseObject({ Filters: z.array(z.looseObject({ Pattern: z.string() })).default([]) })
    .default({ Filters: [] }),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  DestinationConfig: z
    .looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() })
    .default({}),
});

interface MappingParts {
  readonly template: StackTemplate;
  readonly resolve: Resolve;
  readonly functions: LambdaFunctions;
  readonly queues: Queues;
  /** DynamoDB's name of a stream for the ARN in the template. */
  readonly streams: ReadonlyMap<string, string>;
  readonly callDynamoDb: CallDynamoDb;
  readonly clock: StackClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  readonly onLog: LogSink;
}

/** Starts every enabled event source mapping; answers the readers of streams, which have to be asked and closed. */
export function startMappings(parts: MappingParts): readonly StreamConsumer[] {
  return parts.template.ofType('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const mapping = mappingSchema.parse(parts.resolve(properties));
    const pool = parts.functions.get(mapping.FunctionName);
    const shared = {
      pool,
      reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      filters: mapping.FilterCriteria.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern)),
      activity: parts.activity,
      onLog: parts.onLog,
    };
    if (!mapping.Enabled) return [];
    const queue = parts.queues.find(mapping.EventSourceArn);
    if (queue !== undefined) {
      startQueueConsumer({
        ...shared,
        queue,
        batchSize: mapping.BatchSize ?? 10,
        waitsForBatch: mapping.MaximumBatchingWindowInSeconds > 0,
        maximumConcurrency: Math.min(
          pool.maximumWorkers,
          mapping.ScalingConfig.MaximumConcurrency ?? Infinity,
        ),
      });
      return [];
    }
    const streamArn = parts.streams.get(mapping.EventSourceArn);
    if (streamArn === undefined)
      throw new Error(
        `The mapping ${logicalId} reads from ${mapping.EventSourceArn}, which is neither a queue nor a stream here.`,
      );
    const { Destination } = mapping.DestinationConfig.OnFailure ?? {};
    return [
      startStreamConsumer({
        ...shared,
        streamArn,
        templateArn: mapping.EventSourceArn,
        batchSize: mapping.BatchSize ?? 100,
        bisects: mapping.BisectBatchOnFunctionError,
        maximumRetries: mapping.MaximumRetryAttempts < 0 ? Infinity : mapping.MaximumRetryAttempts,
        onFailure: Destination === undefined ? undefined : parts.queues.find(Destination),
        callDynamoDb: parts.callDynamoDb,
        clock: parts.clock,
        agenda: parts.agenda,
      }),
    ];
  });
}
