import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { factHandler } from '../../platform/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { countKpis } from '../../app/kpis/count-kpis.ts';

const config = loadConfig(configSchema);
const count = countKpis(
  openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE }),
);

export const handler = factHandler(async (facts) => {
  const customers = new Set(facts.map(({ fact }) => fact.customerId));
  await Promise.all([...customers].map((customerId) => count(customerId)));
});
