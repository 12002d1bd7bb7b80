import { scheduleHandler } from '../../platform/batch-pipeline.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { tableIdReader } from '../../platform/dynamodb/table-id.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openSendingAccount } from '../../platform/ses.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { dispatchCooled } from '../../app/interest/dispatch-cooled.ts';
import { indexFormerLeads } from '../../app/interest/index-former-leads.ts';
import { dispatchDue } from '../../app/mail/dispatch-due.ts';
import { createHandoff } from '../../app/handoffs/create/create-handoff.ts';
import { recountFormerRows } from '../../app/kpis/recount-former-store.ts';
import { takeDueWaiting } from '../../app/handoffs/create/take-waiting.ts';
import { noteAllFindable } from '../../app/people/make-findable.ts';
import { indexFormerHandoffs } from '../../app/handoffs/index-former-store.ts';
import { ringHandoffClocks } from '../../app/handoffs/clocks/ring-handoff-clocks.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  tableId: tableIdReader(db, now),
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  nurtureQueue: openQueue(config.NURTURE_QUEUE_URL),
  sendingAccount: openSendingAccount(),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  now,
};

export const handler = scheduleHandler(
  indexFormerHandoffs(deps),
  noteAllFindable(deps),
  ringHandoffClocks(deps),
  takeDueWaiting(deps, createHandoff(deps)),
  ...dispatchDue(deps),
  indexFormerLeads(deps),
  recountFormerRows(deps),
  dispatchCooled(deps),
);
