import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { sendingStateReader } from '../app/mail/sending-store.ts';
import type { Database } from '../platform/dynamodb/database.ts';
import { sendStep } from '../app/mail/send-step.ts';
import { saveAccounts } from '../app/people/account-store.ts';
import { saveOwners } from '../app/people/owner-store.ts';
import { createCampaign } from '../app/sequences/campaign-store.ts';
import type { Write } from '../platform/dynamodb/database.ts';
import { anAccount, anOwner } from '../tests/builders/people.ts';
import { aCampaign } from '../tests/builders/views.ts';
import { openBenchDatabase } from './bench-database.ts';
import { countedRequests } from './count-requests.ts';
import { mailDeps, NOW, prepareMails } from './mail-work.ts';
import { measure, type Sample } from './measure.ts';
import { median, printLine } from './report.ts';

const MAILS = 300;
const ROUNDS = 5;
/** What a process may hold more after ten times as many mails. */
const HEAP_SLACK = 8;
/** CPU seconds of the application per 1,000 mails that Plunk took beside an earlier release, on a machine of two cores. */
const PLUNK = 2.61;

const ids = (round: number): readonly string[] => Array.from({ length: MAILS }, (_, n) => `m${round}-${n}`);

/**
 * A mail of a sequence, from the claim to what SES answered, beside the same requests made by the bare SDK. CPU is this
 * process's; DynamoDB Local and the stub of SES run in others.
 *
 * @param sizes a number of mails: then memory is measured over so many instead
 */
export async function benchSend(sizes: readonly number[] = []): Promise<void> {
  const [many] = sizes;
  if (many !== undefined) return benchMemory(many);
  const { db, bare: bareClient, close } = await openBenchDatabase();
  const ses = await startSes();
  const counted = countedRequests(db);
  const [sendCounted, sendPlain] = [senderOver(counted.db), senderOver(db)];
  const client = new SESv2Client({ maxAttempts: 1 });
  const [product, floor]: [Sample[], Sample[]] = [[], []];
  await prepareCompany(db);
  for (let round = 0; round <= ROUNDS; round++) {
    const all = ids(round);
    await prepareMails(db, all);
    // The first round warms up, and counts: what counts stands in the way of the wire.
    const send = round === 0 ? sendCounted : sendPlain;
    const outcomes: string[] = [];
    const ours = await measure(MAILS, 1, async (unit) => {
      outcomes.push(await send(all[unit] ?? '', 'c'));
    });
    if (outcomes.some((outcome) => outcome !== 'sent'))
      throw new Error(`the bench sends mails, and got ${[...new Set(outcomes)].join(', ')}`);
    const bare = await measure(MAILS, 1, bareMail(bareClient, client, round));
    if (round > 0) {
      product.push(ours);
      floor.push(bare);
    }
  }
  const cpu = (samples: readonly Sample[]): number =>
    median(samples.map(({ cpuSecondsPer1000 }) => cpuSecondsPer1000));
  const [p, f] = [cpu(product), cpu(floor)];
  printLine({
    bench: 'send',
    name: 'one mail of a sequence, claim to sent',
    unit: 'CPU s per 1,000',
    product: p,
    anchor: f,
    ratio: p / f,
    budget: 'at most the same requests by the bare SDK',
    met: p / f <= 1,
    runs: ROUNDS,
    note: `Plunk, recorded beside an earlier release: ${PLUNK}`,
  });
  for (const [operation, count] of counted.perUnit(MAILS))
    console.log(JSON.stringify({ bench: 'send', name: operation, unit: 'requests a mail', product: count }));
  ses.kill();
  await close();
}

const senderOver = (over: Database) => {
  const deps = mailDeps(over);
  return sendStep(deps, sendingStateReader(deps).read);
};

async function prepareCompany(db: Database): Promise<void> {
  await saveAccounts(db, [anAccount({ id: 'a' })]);
  await saveOwners(db, [anOwner('佐藤 誠')]);
  await createCampaign(db, aCampaign({ id: 'c', launchedAt: NOW, isContinuous: false }));
}

/** What one process that sends still holds after a tenth of the mails, and after all: megabytes of heap, collected. */
async function benchMemory(mails: number): Promise<void> {
  process.env['JDK_JAVA_OPTIONS'] ??= '-Xmx6g';
  const { db, close } = await openBenchDatabase();
  const ses = await startSes();
  await prepareCompany(db);
  const send = senderOver(db);
  const heaps: number[] = [];
  const tenth = Math.max(1, Math.floor(mails / 10 / MAILS));
  for (let round = 0; round < tenth * 10; round++) {
    const all = ids(round);
    await prepareMails(db, all);
    await measure(MAILS, 1, async (unit) => {
      const outcome = await send(all[unit] ?? '', 'c');
      if (outcome !== 'sent') throw new Error(`the bench sends mails, and got ${outcome}`);
    });
    if ((round + 1) % tenth === 0) heaps.push(collectedHeap());
  }
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  printLine({
    bench: 'send',
    name: `memory of one process over ${tenth * 10 * MAILS} mails, beside a tenth of them`,
    unit: 'MB of heap',
    product: last,
    anchor: first,
    ratio: last / first,
    budget: `at most ${HEAP_SLACK} MB more`,
    met: last <= first + HEAP_SLACK,
    runs: 1,
    note: `after each tenth: ${heaps.map((heap) => heap.toFixed(1)).join(', ')}`,
  });
  ses.kill();
  await close();
}

function collectedHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function startSes(): Promise<ChildProcess> {
  const stub = spawn(process.execPath, [join(import.meta.dirname, 'ses-stub.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(stub.stdout, 'data');
  process.env['AWS_ENDPOINT_URL_SESV2'] = `http://127.0.0.1:${String(port).trim()}`;
  process.env['AWS_REGION'] = 'ap-northeast-1';
  return stub;
}

/** What a mail cannot do without: a partition and two items read, two items claimed, a mail, three items settled. */
const bareMail =
  (db: DynamoDBDocumentClient, client: SESv2Client, round: number) =>
  async (unit: number): Promise<void> => {
    const pk = `floor-${round}-${unit}`;
    const keys = ['address', 'account'].map((sk) => ({ pk, sk }));
    await db.send(
      new QueryCommand({
        TableName: 'floor',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      }),
    );
    await db.send(new BatchGetCommand({ RequestItems: { floor: { Keys: keys, ConsistentRead: true } } }));
    const put = (sk: string): Write => ({
      Put: { TableName: 'floor', Item: { pk, sk, text: 'x'.repeat(500) } },
    });
    await db.send(new TransactWriteCommand({ TransactItems: [put('mail'), put('standing')] }));
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: 'a@company.example',
        Destination: { ToAddresses: ['b@toto.example'] },
        Content: {
          Simple: {
            Subject: { Data: 'x' },
            Body: { Html: { Data: 'x'.repeat(6000) }, Text: { Data: 'x'.repeat(1500) } },
          },
        },
      }),
    );
    await db.send(new TransactWriteCommand({ TransactItems: [put('mail'), put('enrolment'), put('fact')] }));
  };
