import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { findHandoff } from '../shared/adapters/dynamodb/handoff-store.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { httpHandler, jsonError } from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { configSchema } from './config.ts';
import { importFile } from './import-file.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  settings: settingsReader(db, now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  findHandoff: (handoffId: string) => findHandoff(db, handoffId),
  now,
};

export const handler = httpHandler({ 'POST /imports/{kind}': importFile(deps) }, jsonError);
