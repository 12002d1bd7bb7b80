import { takeReply } from '../../app/handoffs/answer/take-reply.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { messageHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { receiveReply } from '../../app/mail/receive-reply.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  objects: openObjectStore(now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  consoleUrl: config.CONSOLE_URL,
  now,
};

export const handler = messageHandler(receiveReply(deps, takeReply(deps)));
