import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openWebhookSecrets } from '../../platform/webhook-secrets.ts';
import { factSchema } from '../../domain/timeline/fact.ts';
import { eachMessage, queueHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { notifyChat } from '../../app/handoffs/create/notify-chat.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const secrets = openWebhookSecrets(config.WEBHOOK_SECRETS_ARN, now);
const notify = notifyChat({
  db,
  settings: settingsReader(db, now),
  webhook: async () => (await secrets()).chat,
  now,
});

const eventSchema = z.object({ detail: factSchema }).loose();

export const handler = queueHandler(async (records) => {
  const results = await eachMessage(async (body) => {
    const { detail } = eventSchema.parse(body);
    if (detail.kind !== 'handoffCreated') return;
    const outcome = await notify(detail.customerId, detail.handoffId);
    metrics.addMetric(`Chat.${outcome}`, MetricUnit.Count, 1);
  })(records);
  flushMetrics();
  return results;
});
