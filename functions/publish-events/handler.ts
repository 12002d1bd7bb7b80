import { openDatabase } from '../../platform/dynamodb/database.ts';
import { openEventBus } from '../../platform/event-bus.ts';
import { openQueue } from '../../platform/queue.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { factsIn } from '../../app/kernel/read-facts.ts';
import { streamHandler } from '../../platform/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { wakeEnrolments } from '../../app/sequences/wake-enrolments.ts';
import { publishFacts } from '../../app/timeline/publish-facts.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const publish = publishFacts(
  { bus: openEventBus(config.BUS_NAME), engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL) },
  wakeEnrolments({ db, now: () => new Date() }),
);

export const handler = streamHandler((items) => publish(factsIn(items)));
