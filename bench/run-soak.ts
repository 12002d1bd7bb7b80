import { parseArgs } from 'node:util';
import { runDatabase } from '../local/dynamodb/run-database.ts';
import { startLocalStack } from '../local/start-local-stack.ts';
import { stackName } from '../lib/stack-name.ts';
import { synthesizeOnce } from '../lib/synthesize-once.ts';
import { soak, startAt } from './soak.ts';

const { values } = parseArgs({ options: { customers: { type: 'string', default: '2000' } } });
const customers = Number(values.customers);
if (!Number.isInteger(customers) || customers < 1) {
  console.error(`--customers takes a number from 1 on; "${values.customers}" is none`);
  process.exit(2);
}
// Where the database is DynamoDB Local, a run of hours is worth more room than a test's.
if (customers > 1000) process.env['JDK_JAVA_OPTIONS'] ??= '-Xmx8g';
const outdir = await synthesizeOnce();
const database = await runDatabase({});
const stack = await startLocalStack({
  outdir,
  stackName,
  dynamodbEndpoint: database.endpoint,
  // The sender's rate at which a wave leaves within a day, of which three firings fall into business hours.
  ses: {
    maximumSendRate: Math.max(14, Math.ceil(customers / 180)),
    maximum24HourSend: 50_000 + customers * 2,
    keepsBodies: false,
  },
  time: { kind: 'virtual', startAt, tickMinutes: 180, sliceSeconds: 300 },
});
await database.indexTables();
const result = await soak(
  {
    ...stack,
    upload: (url, body) => fetch(url, { method: 'PUT', body }),
    waiting: () => stack.queues().reduce((sum, { visible, inFlight }) => sum + visible + inFlight, 0),
  },
  customers,
  (line) => console.error(line),
);
console.log(JSON.stringify(result));
await stack.close();
await database.close();
process.exit(result.broken.length === 0 ? 0 : 1);
