import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { plainErrorPage } from '../../app/kernel/error-page.ts';
import { httpHandler } from '../../platform/http-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { showAnswer, takeAnswer } from '../../app/handoffs/answer/sales-pages.ts';
import { showReview, takeReview } from '../../app/sequences/review/review-pages.ts';
import { showWelcome, takeWelcome } from '../../app/people/welcome-pages.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  settings: settingsReader(db, now),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  now,
};

export const handler = httpHandler(
  {
    'GET /h/{token}': showAnswer(deps),
    'POST /h/{token}': takeAnswer(deps),
    'GET /o/{token}': showWelcome(deps),
    'POST /o/{token}': takeWelcome(deps),
    'GET /r/{token}': showReview(deps),
    'POST /r/{token}': takeReview(deps),
  },
  plainErrorPage,
);
