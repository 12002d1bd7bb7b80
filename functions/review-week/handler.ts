import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { loadSettings } from '../shared/adapters/dynamodb/settings-store.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { flushMetrics, logger, metrics } from '../shared/runtime/observability.ts';
import { configSchema } from './config.ts';
import { queueWeek } from './queue-week.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const queue = queueWeek({ db, settings: () => loadSettings(db), now: () => new Date() });

export const handler = middy()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => {
    const queued = await queue();
    if (queued > 0) metrics.addMetric('WeeklyMailsQueued', MetricUnit.Count, queued);
    flushMetrics();
  });
