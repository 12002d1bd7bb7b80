import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { factHandler } from '../shared/runtime/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { countKpis } from './count-kpis.ts';

const config = loadConfig(configSchema);
const count = countKpis(
  openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE }),
);

export const handler = factHandler(async (facts) => {
  const customers = new Set(facts.map(({ fact }) => fact.customerId));
  await Promise.all([...customers].map((customerId) => count(customerId)));
});
