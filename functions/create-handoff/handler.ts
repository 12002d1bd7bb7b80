import { takeHandoffEvent } from '../../app/handoffs/create/take-event.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { messageHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  now,
};

export const handler = messageHandler(takeHandoffEvent(deps));
