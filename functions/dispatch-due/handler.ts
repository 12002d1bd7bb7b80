import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, logger, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { dispatchDue, type Deps } from '../../app/mail/dispatch-due.ts';
import { ringHandoffClocks } from '../../app/handoffs/clocks/ring-handoff-clocks.ts';

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
