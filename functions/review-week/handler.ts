import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadSettings } from '../../app/settings/settings-store.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, logger, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { queueWeek } from '../../app/handoffs/week/queue-week.ts';

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
