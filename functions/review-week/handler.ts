import { scheduleHandler } from '../../platform/batch-pipeline.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { queueMeetingMails } from '../../app/kpis/queue-meeting-mails.ts';
import { queueFeedbackMails } from '../../app/learning/queue-feedback-mails.ts';
import { queueWeek } from '../../app/handoffs/week/queue-week.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  now,
  consoleUrl: config.CONSOLE_URL,
};
const [queue, queueMeeting, queueFeedback] = [
  queueWeek(deps),
  queueMeetingMails(deps),
  queueFeedbackMails(deps),
];

export const handler = scheduleHandler(async () => ({
  ...(await queue()),
  ...(await queueMeeting()),
  ...(await queueFeedback()),
}));
