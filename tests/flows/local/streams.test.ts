import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { aFunction, arn, aTable, ref, writeFixtureStack } from './fixture-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
let stack: LocalStack | undefined;

afterEach(async () => {
  await stack?.close();
  stack = undefined;
});

/** Notes each key it sees; fails on `bad` as long as it is told to, by a partial report or by throwing. */
const NOTING = `
  import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
  const sqs = new SQSClient({});
  let failures = 0;
  export const handler = async ({ Records }) => {
    for (const { dynamodb } of Records) {
      const key = dynamodb.Keys.pk.S;
      if (key === 'bad' && failures++ < Number(process.env.FAILURES)) {
        if (process.env.THROWS) throw new Error('told to fail');
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
      await sqs.send(new SendMessageCommand({ QueueUrl: process.env.SEEN_URL, MessageBody: key + '@' + dynamodb.ApproximateCreationDateTime }));
    }
    return { batchItemFailures: [] };
  };`;

async function start(failures: number, mapping: object = {}, throws = ''): Promise<LocalStack> {
  const fixture = writeFixtureStack(
    {
      Table: aTable(),
      Seen: { Type: 'AWS::SQS::Queue' },
      Dead: { Type: 'AWS::SQS::Queue' },
      Reader: aFunction('reader', {
        Environment: { Variables: { SEEN_URL: ref('Seen'), FAILURES: String(failures), THROWS: throws } },
      }),
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: ref('Reader'),
          EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          StartingPosition: 'LATEST',
          BatchSize: 10,
          MaximumRetryAttempts: 3,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          FilterCriteria: {
            Filters: [
              {
                Pattern: JSON.stringify({
                  dynamodb: { Keys: { pk: { S: [{ 'anything-but': 'ignored' }] } } },
                }),
              },
            ],
          },
          DestinationConfig: { OnFailure: { Destination: arn('Dead') } },
          ...mapping,
        },
      },
    },
    { reader: NOTING },
  );
  stack = await startLocalStack({
    ...fixture,
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
    workersPerFunction: 1,
    onLog: () => undefined,
  });
  return stack;
}

async function put(running: LocalStack, ...keys: readonly string[]): Promise<void> {
  const client = new DynamoDBClient({ endpoint: running.urls.dynamodb, ...running.credentials });
  for (const key of keys)
    await client.send(
      new PutItemCommand({ TableName: running.tableName('Table'), Item: { pk: { S: key } } }),
    );
}

const visible = (running: LocalStack, name: string): number =>
  running.queues().find((queue) => queue.name === name)?.visible ?? 0;

describe('streams', () => {
  it('delivers the changes that pass the filter, in order, with the time of the stack', async () => {
    const running = await start(0);
    const keys = Array.from({ length: 25 }, (_, index) => `k${index}`);

    await put(running, ...keys, 'ignored');
    await running.settle();

    expect(visible(running, 'Seen')).toBe(25);
    expect(await seen(running)).toEqual(keys.map((key) => `${key}@${START.getTime() / 1000}`));
  });

  it('retries from the first failed change, lets nothing overtake it, and delivers each other change once', async () => {
    const running = await start(2);

    await put(running, 'a', 'bad', 'b');
    await running.settle();
    await put(running, 'c');
    await running.settle();
    expect(visible(running, 'Seen')).toBe(1);
    await running.runUntil(new Date(START.getTime() + 60_000));

    expect((await seen(running)).map((text) => text.split('@')[0])).toEqual(['a', 'bad', 'b', 'c']);
    expect(running.deadLetters()).toEqual([]);
  });

  it('gives up after the last retry, tells the failure destination which changes, and goes on', async () => {
    const running = await start(99, {}, 'yes');

    await put(running, 'bad');
    await running.settle();
    await put(running, 'c');
    await running.runUntil(new Date(START.getTime() + 60_000));

    expect((await seen(running)).map((text) => text.split('@')[0])).toEqual(['c']);
    const [dead] = running.deadLetters();
    expect(JSON.parse(dead?.body ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 4 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  it('halves a failing batch until the bad change is alone', async () => {
    const running = await start(99, { BisectBatchOnFunctionError: true, FunctionResponseTypes: [] }, 'yes');

    await put(running, 'a', 'b', 'bad', 'c');
    await running.runUntil(new Date(START.getTime() + 300_000));

    const delivered = (await seen(running)).map((text) => text.split('@')[0]);
    expect(new Set(delivered)).toEqual(new Set(['a', 'b', 'c']));
    expect(JSON.parse(running.deadLetters()[0]?.body ?? '{}')).toMatchObject({
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });
});

async function seen(running: LocalStack): Promise<readonly string[]> {
  const { SQSClient, ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
  const sqs = new SQSClient({ endpoint: running.urls.aws, ...running.credentials });
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: `${running.urls.aws}/000000000000/Seen`,
        MaxNumberOfMessages: 10,
      }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}
