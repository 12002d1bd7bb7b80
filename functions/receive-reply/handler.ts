import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { findHandoff } from '../../app/handoffs/handoff-store.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { objectCreatedSchema } from '../../platform/object-created.ts';
import { eachMessage, queueHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { receiveReply } from '../../app/mail/receive-reply.ts';

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
