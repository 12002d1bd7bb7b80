import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openWebhookSecrets } from '../../platform/webhook-secrets.ts';
import { messageHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { notifyChat } from '../../app/handoffs/create/notify-chat.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const notify = notifyChat({
  db,
  settings: settingsReader(db, now),
  webhookSecrets: openWebhookSecrets(config.WEBHOOK_SECRETS_ARN, now),
  now,
});

export const handler = messageHandler(notify);
