import { scheduleHandler } from '../../platform/batch-pipeline.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadSettings } from '../../app/settings/settings-store.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { queueWeek } from '../../app/handoffs/week/queue-week.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const queue = queueWeek({ db, settings: () => loadSettings(db), now: () => new Date() });

export const handler = scheduleHandler(queue);
