import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { batchHandler } from '../../platform/batch-pipeline.ts';
import { takeMessages } from '../../app/engagement/take-messages.ts';
import { applyDeliveryEvent } from '../../app/mail/apply-delivery-event.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  now,
};

export const handler = batchHandler(takeMessages(deps, applyDeliveryEvent(deps)));
