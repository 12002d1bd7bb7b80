import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { factSchema } from '../shared/domain/fact.ts';
import { eachMessage, queueHandler } from '../shared/runtime/batch-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { flushMetrics, metrics } from '../shared/runtime/observability.ts';
import { configSchema } from './config.ts';
import { createHandoff, type Deps } from './create-handoff.ts';
import { takeWaiting } from './take-waiting.ts';
import { withdrawHandoff } from './withdraw-handoff.ts';

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
