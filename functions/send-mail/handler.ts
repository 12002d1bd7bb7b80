import { openDatabase } from '../../platform/dynamodb/database.ts';
import { tableIdReader } from '../../platform/dynamodb/table-id.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openQueue } from '../../platform/queue.ts';
import { openMailSender } from '../../platform/ses.ts';
import { messageHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { supportMails } from '../../app/engagement/support-mail.ts';
import { handoffMails } from '../../app/handoffs/create/handoff-mails.ts';
import { handoffNotes } from '../../app/handoffs/handoff-notes.ts';
import { weeklyMails } from '../../app/handoffs/week/weekly-mails.ts';
import { meetingMails } from '../../app/kpis/meeting-mails.ts';
import { testMails } from '../../app/mail/render-test-mail.ts';
import { taskMails } from '../../app/mail/task-mails.ts';
import { welcomeMails } from '../../app/people/welcome-mail.ts';
import { reviewMails } from '../../app/sequences/review/review-mails.ts';
import { takeMailMessage } from '../../app/mail/take-mail-message.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  tableId: tableIdReader(db, now),
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  sender: openMailSender(config.TENANT_NAME),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  nurtureQueue: openQueue(config.NURTURE_QUEUE_URL),
  publicUrl: config.PUBLIC_URL,
  consoleUrl: config.CONSOLE_URL,
  replyDomain: config.REPLY_DOMAIN,
  customerConfigurationSet: config.CUSTOMER_CONFIGURATION_SET,
  staffConfigurationSet: config.STAFF_CONFIGURATION_SET,
  now,
};

export const handler = messageHandler(
  takeMailMessage(deps, {
    ...testMails(deps),
    ...taskMails(deps),
    ...welcomeMails(deps),
    ...supportMails(deps),
    ...handoffMails(deps),
    ...handoffNotes(deps),
    ...weeklyMails(deps),
    ...meetingMails(deps),
    ...reviewMails(deps),
  }),
);
