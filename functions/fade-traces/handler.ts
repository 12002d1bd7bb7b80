import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openQueue } from '../../platform/queue.ts';
import { messageHandler, scheduledAndQueued, scheduleHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { spreadFading, takeFadingMessage } from '../../app/privacy/fade-part.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  fadingQueue: openQueue(config.FADING_QUEUE_URL),
  now,
};

/** By the week: begins the scan. From the queue: fades one stretch of it, or erases a person. */
export const handler = scheduledAndQueued(
  scheduleHandler(spreadFading(deps)),
  messageHandler(takeFadingMessage(deps)),
);
