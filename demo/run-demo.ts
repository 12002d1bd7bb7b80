import { parseArgs } from 'node:util';
import { runDatabase } from '../local/dynamodb/run-database.ts';
import { startLocalStack } from '../local/start-local-stack.ts';
import { consoleDirectory } from '../lib/console-directory.ts';
import { stackName } from '../lib/stack-name.ts';
import { synthesizeOnce } from '../lib/synthesize-once.ts';
import { demoPeople } from './company/demo-people.ts';
import { demoSeed } from './company/load-company.ts';
import { runCrm } from './crm/run-crm.ts';
import { liveNineWeeks, startAt } from './nine-weeks.ts';
import { printResult } from './print-result.ts';

/** The public CRM export ends with 2017; half a year later some of its accounts have fallen silent. */
const crmStartAt = new Date('2018-07-02T00:00:00.000Z');

/** From nine to six in Tokyo, in UTC. */
const officeHours = [0, 9] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      crm: { type: 'string' },
      seed: { type: 'string', default: String(demoSeed) },
      'inside-sales': { type: 'boolean', default: false },
      tick: { type: 'string', default: '180' },
    },
  });
  const tell = (line: string): void => {
    if (!values.json) console.log(line);
  };
  const began = Date.now();
  const database = runDatabase({});
  database.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  const outdir = await synthesizeOnce();
  const { endpoint, indexTables } = await database;
  const isCrm = values.crm !== undefined;
  const stack = await startLocalStack({
    outdir,
    stackName,
    dynamodbEndpoint: endpoint,
    time: {
      kind: 'virtual',
      startAt: isCrm ? crmStartAt : startAt,
      tickMinutes: Number(values.tick),
      tickHours: officeHours,
      sliceSeconds: 300,
    },
    consoleDirectory,
    people: demoPeople,
  });
  await indexTables();
  try {
    const result =
      values.crm === undefined
        ? await liveNineWeeks(stack, Number(values.seed), values['inside-sales'], tell)
        : await runCrm(stack, values.crm, Number(values.seed), tell);
    if (values.json) console.log(JSON.stringify(result, null, 2));
    else printResult(result, (Date.now() - began) / 1000);
    if (result.verify !== 'ok' || result.mails.twice > 0 || result.mails.afterOptOut > 0)
      process.exitCode = 1;
  } finally {
    await stack.close();
  }
}

try {
  await main();
  process.exit(process.exitCode ?? 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
