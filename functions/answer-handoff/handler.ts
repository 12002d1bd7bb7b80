import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { findHandoff } from '../shared/adapters/dynamodb/handoff-store.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { plainErrorPage } from '../shared/mail-views/error-page.ts';
import { httpHandler } from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import type { Deps } from '../shared/sales/answer-handoff.ts';
import { configSchema } from './config.ts';
import { showAnswer, takeAnswer } from './sales-pages.ts';
import { showWelcome, takeWelcome } from './welcome-pages.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  settings: settingsReader(db, now),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  now,
  findHandoff: (handoffId) => findHandoff(db, handoffId),
};

export const handler = httpHandler(
  {
    'GET /h/{token}': showAnswer(deps),
    'POST /h/{token}': takeAnswer(deps),
    'GET /o/{token}': showWelcome(deps),
    'POST /o/{token}': takeWelcome(deps),
  },
  plainErrorPage,
);
