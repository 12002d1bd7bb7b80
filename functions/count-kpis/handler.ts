import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { factsIn } from '../../app/kernel/read-facts.ts';
import { streamHandler } from '../../platform/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { countKpis } from '../../app/kpis/count-kpis.ts';

const config = loadConfig(configSchema);
const count = countKpis({
  db: openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE }),
  now: () => new Date(),
});

export const handler = streamHandler((items) => count(factsIn(items)));
