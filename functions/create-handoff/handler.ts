import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { factSchema } from '../../domain/timeline/fact.ts';
import { eachMessage, queueHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { createHandoff, type Deps } from '../../app/handoffs/create/create-handoff.ts';
import { takeWaiting } from '../../app/handoffs/create/take-waiting.ts';
import { withdrawHandoff } from '../../app/handoffs/create/withdraw-handoff.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  now,
};
const create = createHandoff(deps);
const withdraw = withdrawHandoff(deps);
const takeNext = takeWaiting(deps, create);

const eventSchema = z.object({ detail: factSchema }).loose();

export const handler = queueHandler(async (records) => {
  const results = await eachMessage(async (body) => {
    const { detail } = eventSchema.parse(body);
    if (detail.kind === 'crossing' || detail.kind === 'requested') {
      const outcome = await create(detail);
      metrics.addMetric(`Handoff.${outcome.kind}`, MetricUnit.Count, 1);
    } else if (detail.kind === 'crossingWithdrawn') await withdraw(detail);
    metrics.addMetric('Handoff.takenFromWaiting', MetricUnit.Count, await takeNext());
  })(records);
  flushMetrics();
  return results;
});
