import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context, EventBridgeEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { fadingMessageSchema } from '../../domain/engagement/engagement-messages.ts';
import { eachMessage, queueHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, logger, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { fadePart, spreadFading, type Deps } from '../../app/privacy/fade-part.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = { db, settings: settingsReader(db, now), queue: openQueue(config.FADING_QUEUE_URL), now };

const fromQueue = queueHandler(async (records) => {
  const results = await eachMessage(async (body) => {
    metrics.addMetric('TracesFaded', MetricUnit.Count, await fadePart(deps, fadingMessageSchema.parse(body)));
  })(records);
  flushMetrics();
  return results;
});
const bySchedule = middy<EventBridgeEvent<'Scheduled Event', unknown>>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(() => spreadFading(deps));

/** By the week: begins the scan. From the queue: fades one stretch of it. */
export const handler = async (
  event: SQSEvent | EventBridgeEvent<'Scheduled Event', unknown>,
  context: Context,
): Promise<SQSBatchResponse | void> =>
  'Records' in event ? fromQueue(event, context) : bySchedule(event, context);
