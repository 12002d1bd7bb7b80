import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { tableSchema } from '../functions/shared/adapters/dynamodb/table-schema.ts';
import { accountItem, customerItem } from '../functions/shared/adapters/dynamodb/customer-store.ts';
import { putMany, type Database, type Write } from '../functions/shared/adapters/dynamodb/database.ts';
import { recordEngagement } from '../functions/record-engagement/record-engagement.ts';
import { keyringFrom } from '../functions/shared/adapters/secrets.ts';
import { defaultSettings } from '../functions/shared/domain/settings.ts';
import { mailItem } from '../functions/shared/adapters/dynamodb/mail-store.ts';
import type { OutboxMail } from '../functions/shared/domain/mail.ts';
import type { Act } from '../functions/shared/domain/engagement.ts';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import { aCustomer, anAccount } from '../tests/builders/people.ts';
import { median, printLine } from './report.ts';

const EVENTS = 600;
const AT_ONCE = 10;
const ROUNDS = 5;
/** On-demand dollars per million write request units (facts of 2026-09): the budget is in prices of us-east-1. */
const DOLLARS_PER_MILLION_WRITES = { 'us-east-1': 0.625, 'ap-northeast-1': 0.715 };

interface Sample {
  readonly perSecond: number;
  readonly cpuSecondsPer1000: number;
}

/** Runs units of work, so many at once, and measures events a second and CPU seconds per 1,000 events of this process. */
async function measure(
  units: number,
  eventsPerUnit: number,
  work: (unit: number) => Promise<void>,
): Promise<Sample> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let from = 0; from < units; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, units - from) }, (_, index) => work(from + index)),
    );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const events = units * eventsPerUnit;
  return { perSecond: events / seconds, cpuSecondsPer1000: (user + system) / 1e6 / (events / 1000) };
}

async function makeTables(client: DynamoDBClient): Promise<void> {
  const { leadsIndex, dueIndex } = tableSchema;
  const key = [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ];
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName: 'customers',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key,
      AttributeDefinitions: [
        text('pk'),
        text('sk'),
        text(leadsIndex.partitionKey),
        { AttributeName: leadsIndex.sortKey, AttributeType: 'N' },
        text(dueIndex.partitionKey),
        { AttributeName: dueIndex.sortKey, AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [leadsIndex, dueIndex].map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' as const },
          { AttributeName: sortKey, KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      })),
    }),
  );
  for (const TableName of ['timeline', 'floor'])
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: key,
        AttributeDefinitions: [text('pk'), text('sk')],
      }),
    );
}

const actOf = (customerId: string, number: number): Extract<Act, { kind: 'click' }> => {
  const at = new Date(Date.UTC(2026, 10, 1) + number * 60_000).toISOString();
  return {
    kind: 'click',
    id: `act${number}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    messageId: `mail${number}`,
    link: 'https://example.com/',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
    ipAddress: '203.0.113.7',
  };
};

const mailOf = (customerId: string): OutboxMail => ({
  schemaVersion: 1,
  id: 'mail',
  customerId,
  subject: { kind: 'nurture', campaignId: 'campaign', step: 0 },
  state: 'sent',
  queuedAt: '2026-10-15T00:00:00.000Z',
  sentAt: '2026-10-15T00:00:00.000Z',
  deliveredAt: '2026-10-15T00:00:01.000Z',
});

/** The least that an interest could hold. */
const floorState = (pk: string) => ({ pk, sk: 'STATE', heat: 690.5, threshold: 50, version: 1 });

/** The floor: one get and one transaction (put once, conditional update) a unit, nothing else. */
const floorWork =
  (client: DynamoDBDocumentClient, round: string, k: number) =>
  async (unit: number): Promise<void> => {
    const pk = `${round}-${unit}`;
    await client.send(new GetCommand({ TableName: 'floor', Key: { pk, sk: 'STATE' }, ConsistentRead: true }));
    const puts = Array.from({ length: k }, (_, index): Write => ({
      Put: {
        TableName: 'floor',
        Item: {
          pk,
          sk: `ACT#${index}`,
          act: actOf(pk, index),
          verdict: { is: 'human', reasons: ['browser-agent'], rules: 1 },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
    const update: Write = {
      Put: {
        TableName: 'floor',
        Item: { ...floorState(pk), version: 2 },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': 1 },
      },
    };
    await client.send(new TransactWriteCommand({ TransactItems: [...puts, update] }));
  };

/** AWS's rule: a started KB a write unit, twice in a transaction; an index entry is one more where its keys change. */
function writeUnits(items: readonly number[], isInIndex: boolean): number {
  return items.reduce((sum, bytes) => sum + 2 * Math.ceil(bytes / 1024), 0) + (isInIndex ? 2 : 0);
}

/**
 * One event recorded, from act to interest, alone and ten of one customer together, beside the bare floor in the same run.
 * Rates are of this process with ten units at once against DynamoDB Local, so ratios hold and absolutes do not.
 */
export async function benchEngagement(): Promise<void> {
  const database = await runDynamoDbLocal({});
  process.env['AWS_ACCESS_KEY_ID'] = 'bench';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'bench';
  const base = new DynamoDBClient({ endpoint: database.endpoint, region: 'ap-northeast-1' });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  await makeTables(base);
  const db: Database = { client, customersTable: 'customers', timelineTable: 'timeline' };
  const clock = { epochMs: 0 };
  const record = recordEngagement({
    db,
    settings: async () => defaultSettings,
    keyring: async () => keyringFrom('bench'),
    engagementQueue: { send: async () => undefined, sendAll: async () => undefined },
    now: () => new Date(clock.epochMs),
  });
  for (const k of [1, 10]) {
    const units = EVENTS / k;
    const product: Sample[] = [];
    const floor: Sample[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const ids = Array.from({ length: units }, (_, unit) => `c${k}-${round}-${unit}`);
      await putMany(db, 'customers', [
        ...ids.map((id) => customerItem(aCustomer({ id, accountId: 'a' }))),
        accountItem(anAccount({ id: 'a' })),
        ...ids.map((id) => mailItem(mailOf(id), undefined)),
      ]);
      await putMany(
        db,
        'floor',
        ids.map((_, unit) => floorState(`f${k}-${round}-${unit}`)),
      );
      clock.epochMs = Date.UTC(2026, 9, 1);
      // Everyone has an interest already: a first act also reads who the person is.
      await measure(
        units,
        1,
        async (unit) =>
          void (await record({
            customerId: ids[unit] ?? '',
            acts: [{ ...actOf(ids[unit] ?? '', 900), messageId: 'first' }],
            judgeAgain: [],
            refold: false,
          })),
      );
      clock.epochMs = Date.UTC(2026, 10, 20);
      const floored = await measure(units, k, floorWork(client, `f${k}-${round}`, k));
      const produced = await measure(units, k, async (unit) => {
        const customerId = ids[unit] ?? '';
        await record({
          customerId,
          acts: Array.from({ length: k }, (_, index) => ({
            ...actOf(customerId, index),
            messageId: 'mail',
            link: `https://example.com/${index}`,
          })),
          judgeAgain: [],
          refold: false,
        });
      });
      if (round === 0) continue;
      floor.push(floored);
      product.push(produced);
    }
    print(k, product, floor);
  }
  const act = Buffer.byteLength(
    JSON.stringify({
      pk: 'CUSTOMER#abcdefghijklmnopqrst',
      sk: 'ENGAGEMENT#abcdefghijklmnopqrst#click#3w5e11264sgsf#3w5e11264sgsf',
      act: actOf('abcdefghijklmnopqrst', 1),
      verdict: { is: 'human', reasons: ['browser-agent'], rules: 1 },
    }),
  );
  for (const k of [1, 10]) {
    for (const isInIndex of [false, true]) {
      const units = writeUnits([...Array.from({ length: k }, () => act), 700], isInIndex) / k;
      const budget = k === 1 ? (isInIndex ? 6 : 4) : 2 + (isInIndex ? 4 : 2) / k;
      printLine({
        bench: 'engagement',
        name: `write units an event, k=${k}${isInIndex ? ', in the leads index' : ''}`,
        unit: 'WRU',
        product: units,
        budget: `at most ${budget}`,
        met: units <= budget,
        runs: 1,
        note: `item of ${act} bytes`,
      });
      if (!isInIndex) printDollars(units, k);
    }
  }
  await database.close();
}

function printDollars(units: number, k: number): void {
  const dollars = units * DOLLARS_PER_MILLION_WRITES['us-east-1'];
  const budget = k === 1 ? 2.5 : 1.4;
  printLine({
    bench: 'engagement',
    name: `DynamoDB writes of a million events, k=${k}`,
    unit: 'dollars in us-east-1',
    product: dollars,
    budget: `at most ${budget}`,
    met: dollars <= budget,
    runs: 1,
    note: `${(units * DOLLARS_PER_MILLION_WRITES['ap-northeast-1']).toFixed(2)} in Tokyo`,
  });
}

function print(k: number, product: readonly Sample[], floor: readonly Sample[]): void {
  const cpu = median(product.map((each) => each.cpuSecondsPer1000));
  const floorCpu = median(floor.map((each) => each.cpuSecondsPer1000));
  const rate = median(product.map((each) => each.perSecond));
  const floorRate = median(floor.map((each) => each.perSecond));
  const name = k === 1 ? 'one event alone' : `${k} events of one customer together`;
  printLine({
    bench: 'engagement',
    name: `${name}: CPU`,
    unit: 's per 1,000 events',
    product: cpu,
    anchor: floorCpu,
    ratio: cpu / floorCpu,
    budget: 'at most 1.3 times the floor',
    met: cpu / floorCpu <= 1.3,
    runs: product.length,
  });
  printLine({
    bench: 'engagement',
    name: `${name}: rate`,
    unit: 'events/s',
    product: rate,
    anchor: floorRate,
    ratio: rate / floorRate,
    budget: 'at least 0.75 of the floor',
    met: rate / floorRate >= 0.75,
    runs: product.length,
  });
}
