import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { LocalStack } from '../../../local/local-stack.ts';
import type { DisturbanceHook } from '../../../local/queues/disturbance.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { aFunction, arn, aTable, ref, writeFixtureStack } from './fixture-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
let stack: LocalStack | undefined;

afterEach(async () => {
  await stack?.close();
  stack = undefined;
});

const COUNTING = `
  import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({});
  export const handler = async ({ Records }) => {
    const batchItemFailures = [];
    for (const { messageId, body } of Records) {
      if (body === 'poison') { batchItemFailures.push({ itemIdentifier: messageId }); continue; }
      await client.send(new UpdateItemCommand({
        TableName: process.env.TABLE_NAME, Key: { pk: { S: body } },
        UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } },
      }));
    }
    return { batchItemFailures };
  };`;

const RESOURCES = {
  Table: aTable(),
  Dead: { Type: 'AWS::SQS::Queue' },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 },
    },
  },
  Worker: aFunction('worker', { Environment: { Variables: { TABLE_NAME: ref('Table') } } }),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('Worker'),
      EventSourceArn: arn('Work'),
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
};

async function start(disturbance?: DisturbanceHook): Promise<LocalStack> {
  const fixture = writeFixtureStack(RESOURCES, { worker: COUNTING }, { WorkUrl: { Value: ref('Work') } });
  stack = await startLocalStack({
    ...fixture,
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
    ...(disturbance === undefined ? {} : { disturbance }),
  });
  return stack;
}

describe('queues', () => {
  it('retries only the failed message after its visibility timeout, then moves it to the dead letters, and redrives it', async () => {
    const running = await start();
    const sqs = new SQSClient({ endpoint: running.urls.aws, ...running.credentials });
    const send = async (MessageBody: string) =>
      sqs.send(new SendMessageCommand({ QueueUrl: running.outputs['WorkUrl'], MessageBody }));

    await Promise.all([send('a'), send('poison'), send('b')]);
    await running.settle();

    expect(running.queues().find(({ name }) => name === 'Work')).toMatchObject({ visible: 0, inFlight: 1 });
    await running.runUntil(new Date(START.getTime() + 150_000));
    expect(running.deadLetters()).toEqual([]);
    await running.runUntil(new Date(START.getTime() + 181_000));
    expect(running.deadLetters()).toEqual([{ queue: 'Dead', body: 'poison' }]);
    expect(running.redrive('Dead')).toBe(1);
    await running.settle();
    expect(running.queues().find(({ name }) => name === 'Work')).toMatchObject({ inFlight: 1 });
  });

  it('can lose, repeat and delay messages on their way', async () => {
    const disturbances = {
      lost: { kind: 'lose' },
      twice: { kind: 'repeat', times: 1 },
      late: { kind: 'delay', delaySeconds: 60 },
    } as const;
    const running = await start(
      ({ body }) => Object.entries(disturbances).find(([name]) => name === body)?.[1],
    );
    const sqs = new SQSClient({ endpoint: running.urls.aws, ...running.credentials });
    const client = new DynamoDBClient({ endpoint: running.urls.dynamodb, ...running.credentials });
    const counts = async (): Promise<object> => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: running.tableName('Table') }));
      return Object.fromEntries(Items.map(({ pk, n }) => [pk?.S, n?.N]));
    };

    for (const MessageBody of ['plain', 'lost', 'twice', 'late']) {
      await sqs.send(new SendMessageCommand({ QueueUrl: running.outputs['WorkUrl'], MessageBody }));
    }
    await running.settle();

    expect(await counts()).toEqual({ plain: '1', twice: '2' });
    await running.advance(60_000);
    await running.settle();
    expect(await counts()).toEqual({ plain: '1', twice: '2', late: '1' });
  });
});
