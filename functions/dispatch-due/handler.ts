import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { flushMetrics, logger, metrics } from '../shared/runtime/observability.ts';
import { configSchema } from './config.ts';
import { dispatchDue, type Deps } from './dispatch-due.ts';
import { ringHandoffClocks } from './ring-handoff-clocks.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  settings: settingsReader(db, now),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  now,
};
const ring = ringHandoffClocks(deps);
const dispatch = dispatchDue(deps);

export const handler = middy()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => {
    const rung = await ring();
    const sent = await dispatch();
    for (const [name, count] of Object.entries({ ...sent, rung }))
      metrics.addMetric(`Dispatched.${name}`, MetricUnit.Count, count);
    flushMetrics();
    return { ...sent, rung };
  });
