import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import type { LocalStack } from '../local/local-stack.ts';
import { startLocalStack } from '../local/start-local-stack.ts';
import { stackName, synthesize } from '../lib/synthesize.ts';
import { callApi } from './api-client.ts';
import { demoSeed, importDemoFiles, importText } from './company/load-company.ts';
import { runCrm } from './crm/run-crm.ts';
import { printResult } from './print-result.ts';
import { seeded } from './random.ts';
import { assess, type DemoResult } from './report.ts';
import { behaveAsRecipients, type Recipient } from './world/recipients.ts';
import { behaveAsSalespeople, type SalesWorld } from './world/salespeople.ts';
import { newTruth } from './world/truth.ts';
import { reportWebinar } from './world/webinar.ts';

const DAY = 86_400_000;
/** A Monday: the campaign starts on the Tuesday after. */
const startAt = new Date('2026-10-05T00:00:00.000Z');
const days = 63;
/** The public CRM export ends with 2017; half a year later some of its accounts have fallen silent. */
const crmStartAt = new Date('2018-07-02T00:00:00.000Z');

/** Runs the whole product for nine weeks of virtual time on the seeded company. */
async function runDemo(
  stack: LocalStack,
  seed: number,
  insideSales: boolean,
  tell: (line: string) => void,
): Promise<DemoResult> {
  const { api } = stack.urls;
  const random = seeded(seed);
  const truth = newTruth();
  const reports = await importDemoFiles(api, stack.now(), insideSales);
  const rows = { read: 0, taken: 0, refused: 0 };
  for (const { counts } of reports) {
    rows.read += counts.read;
    rows.taken += counts.taken;
    rows.refused += counts.refused;
  }
  for (const { kind, refusals } of reports)
    for (const refusal of refusals) tell(`  ${kind}: ${refusal.message}`);

  const addresses = new Map<string, string>();
  stack.mailbox.onMail((mail) => {
    if (mail.tags['k'] === 'nurture') addresses.set(mail.tags['c'] ?? '', mail.to[0] ?? '');
  });
  const registered = new Map<string, Recipient>();
  behaveAsRecipients({ stack, random, truth, registered });
  const crmDeals: SalesWorld['crmDeals'] = [];
  behaveAsSalespeople({
    stack,
    random,
    truth,
    addressOf: (id) => addresses.get(id) ?? '',
    entersIntoCrm: (address) => address.startsWith('takahashi@'),
    crmDeals,
  });

  stack.plan(
    new Date(startAt.getTime() + DAY),
    () =>
      void callApi(api, 'POST', '/campaigns', {
        name: '秋の掘り起こし',
        segmentId: 'all-dormant',
        confirmCount: undefined,
      }),
  );
  stack.plan(new Date(startAt.getTime() + 46 * DAY), async () => {
    const webinar = reportWebinar(random, registered, stack.now().toISOString().slice(0, 10));
    await importText(api, 'webinar', webinar.csv, `&session=zaiko-online&durationMinutes=60`);
  });
  for (const day of [21, 35, 49, 60])
    stack.plan(new Date(startAt.getTime() + day * DAY), () => importCrmDeals(api, crmDeals, addresses));
  await stack.runUntil(new Date(startAt.getTime() + days * DAY));
  await importCrmDeals(api, crmDeals, addresses);
  await stack.settle();
  return assess(stack, truth, rows, insideSales);
}

/** The CRM's export of the day: deals of salespeople who never answer mails. */
async function importCrmDeals(
  api: string,
  deals: SalesWorld['crmDeals'],
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  if (deals.length === 0) return;
  const rows = deals.map(({ customerId, openedOn, wonOn, amount }) =>
    [
      `CRM-${customerId.slice(0, 8)}`,
      addresses.get(customerId) ?? '',
      '高橋 健',
      wonOn === undefined ? '商談中' : '受注',
      openedOn,
      wonOn ?? '',
      String(amount),
    ].join(','),
  );
  await importText(
    api,
    'deals',
    ['案件ID,メールアドレス,担当,ステータス,商談開始日,受注日,金額', ...rows].join('\r\n'),
  );
}

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
  const database = runDynamoDbLocal({});
  database.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  const outdir = await synthesize();
  const { endpoint } = await database;
  const isCrm = values.crm !== undefined;
  const stack = await startLocalStack({
    outdir,
    stackName,
    dynamodbEndpoint: endpoint,
    time: {
      kind: 'virtual',
      startAt: isCrm ? crmStartAt : startAt,
      tickMinutes: Number(values.tick),
      sliceSeconds: 300,
    },
    consoleDirectory: join(import.meta.dirname, '..', 'console'),
  });
  try {
    const result =
      values.crm === undefined
        ? await runDemo(stack, Number(values.seed), values['inside-sales'], tell)
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
