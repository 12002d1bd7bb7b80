import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { findHandoff } from '../shared/adapters/dynamodb/handoff-store.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openObjectStore } from '../shared/adapters/s3.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { objectCreatedSchema } from '../shared/contract/object-created.ts';
import { eachMessage, queueHandler } from '../shared/runtime/batch-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { flushMetrics, metrics } from '../shared/runtime/observability.ts';
import { configSchema } from './config.ts';
import { receiveReply } from './receive-reply.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const receive = receiveReply({
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  objects: openObjectStore(now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  findHandoff: (handoffId) => findHandoff(db, handoffId),
  now,
});

export const handler = queueHandler(async (records) => {
  const results = await eachMessage(async (body) => {
    metrics.addMetric(`Reply.${await receive(objectCreatedSchema.parse(body))}`, MetricUnit.Count, 1);
  })(records);
  flushMetrics();
  return results;
});
