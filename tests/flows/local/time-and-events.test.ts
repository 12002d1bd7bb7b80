import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import type { LocalStack, LocalStackOptions } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { aFunction, arn, ref, writeFixtureStack } from './fixture-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
const noteSchema = z.object({ now: z.string(), event: z.unknown() });
let stack: LocalStack | undefined;

afterEach(async () => {
  await stack?.close();
  stack = undefined;
});

/** Sends what it was given, and its own time, to the queue of notes. */
const NOTING = `
  import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
  const sqs = new SQSClient({});
  export const handler = async (event) => {
    if (event === 'clock') {
      const date = new Date();
      return { isDate: date instanceof Date, sameConstructor: date.constructor === Date, now: Date.now(), iso: date.toISOString(),
        given: new Date(0) instanceof Date && new Date(0).getTime(), text: typeof Date(), subclass: new (class extends Date {})().getTime() };
    }
    if (event && event.detail && event.detail.fail) throw new Error('told to fail');
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.NOTES_URL, MessageBody: JSON.stringify({ now: new Date().toISOString(), event }) }));
  };`;

const rule = (properties: object): object => ({
  Type: 'AWS::Events::Rule',
  Properties: { State: 'ENABLED', ...properties },
});

async function start(
  resources: Readonly<Record<string, object>>,
  options: Partial<LocalStackOptions> = {},
): Promise<LocalStack> {
  const fixture = writeFixtureStack(
    {
      Notes: { Type: 'AWS::SQS::Queue' },
      Dead: { Type: 'AWS::SQS::Queue' },
      Noting: aFunction('noting', {
        Environment: { Variables: { NOTES_URL: ref('Notes') } },
        DeadLetterConfig: { TargetArn: arn('Dead') },
      }),
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'own' } },
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
      },
      ...resources,
    },
    { noting: NOTING },
    { SecretArn: { Value: ref('Secret') } },
  );
  stack = await startLocalStack({
    ...fixture,
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
    onLog: () => undefined,
    ...options,
  });
  return stack;
}

async function notes(running: LocalStack): Promise<readonly z.infer<typeof noteSchema>[]> {
  const { SQSClient, ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
  const sqs = new SQSClient({ endpoint: running.urls.aws, ...running.credentials });
  const found: z.infer<typeof noteSchema>[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: `${running.urls.aws}/000000000000/Notes`,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 40_000,
      }),
    );
    if (Messages.length === 0) return found;
    found.push(...Messages.map(({ Body = '{}' }) => noteSchema.parse(JSON.parse(Body))));
  }
}

function entry(total: number, EventBusName?: string): PutEventsRequestEntry {
  return { Source: 'shop', DetailType: 'Order', Detail: JSON.stringify({ total }), EventBusName };
}

describe('virtual time', () => {
  it('is the time of the functions, and their dates are dates', async () => {
    const running = await start({});

    expect(await running.invoke('Noting', 'clock')).toEqual({
      isDate: true,
      sameConstructor: true,
      now: START.getTime(),
      iso: START.toISOString(),
      given: 0,
      text: 'string',
      subclass: START.getTime(),
    });
    await running.advance(5000);
    expect(await running.invoke('Noting', 'clock')).toMatchObject({ now: START.getTime() + 5000 });
    expect(running.now().getTime()).toBe(START.getTime() + 5000);
  });

  it('fires rates once per tick, crons at their time in their zone, and acts when planned', async () => {
    const target = [{ Id: 'T', Arn: arn('Noting'), Input: '"rate"' }];
    const running = await start({
      Rate: rule({ ScheduleExpression: 'rate(1 minute)', Targets: target }),
      Daily: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'cron(15 9 * * ? *)',
          ScheduleExpressionTimezone: 'Asia/Tokyo',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: arn('Noting'), RoleArn: 'arn:aws:iam::000000000000:role/x', Input: '"daily"' },
        },
      },
    });
    const acts: string[] = [];
    running.plan(new Date('2026-03-01T01:10:00Z'), () => {
      acts.push(running.now().toISOString());
    });

    await running.runUntil(new Date('2026-03-01T01:45:00Z'));

    expect(acts).toEqual(['2026-03-01T01:10:00.000Z']);
    expect((await notes(running)).map(({ now, event }) => `${now.slice(11, 16)} ${String(event)}`)).toEqual([
      '00:15 daily',
      '00:30 rate',
      '01:00 rate',
      '01:30 rate',
    ]);
  });
});

describe('real time', () => {
  it('can be advanced: what is due fires on the way, and the functions see the later time', async () => {
    const running = await start(
      {
        Rate: rule({
          ScheduleExpression: 'rate(1 hour)',
          Targets: [{ Id: 'T', Arn: arn('Noting'), Input: '"rate"' }],
        }),
      },
      { time: { kind: 'real' } },
    );
    const before = Date.now();

    await running.advance(3 * 3_600_000 + 60_000);

    expect(await notes(running)).toHaveLength(3);
    expect(running.now().getTime() - before).toBeGreaterThanOrEqual(3 * 3_600_000);
    expect(await running.invoke('Noting', 'clock')).toMatchObject({ isDate: true });
  });
});

describe('events', () => {
  it('reach the targets of the matching rules of their own bus, shaped as the rule says', async () => {
    const running = await start({
      Matching: rule({
        EventBusName: ref('Bus'),
        EventPattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 10] }] } },
        Targets: [
          {
            Id: 'A',
            Arn: arn('Noting'),
            InputTransformer: { InputPathsMap: { t: '$.detail.total' }, InputTemplate: '{"total":<t>}' },
          },
        ],
      }),
      OnDefault: rule({
        EventPattern: { source: ['shop'] },
        Targets: [{ Id: 'A', Arn: arn('Notes'), Input: '{"now":"-","event":"default"}' }],
      }),
    });
    const events = new EventBridgeClient({ endpoint: running.urls.aws, ...running.credentials });

    const answer = await events.send(
      new PutEventsCommand({
        Entries: [
          entry(5, 'own'),
          entry(12, 'own'),
          entry(99),
          entry(1, 'nowhere'),
          { Source: 'aws.ses', DetailType: 'x', Detail: '{}' },
        ],
      }),
    );
    await running.settle();

    expect(answer).toMatchObject({ FailedEntryCount: 2 });
    expect((await notes(running)).map(({ event }) => event)).toEqual(
      expect.arrayContaining([{ total: 12 }, 'default']),
    );
  });

  it('that a function cannot take are tried again after one and two minutes, then become dead letters', async () => {
    const running = await start({
      Any: rule({ EventPattern: { source: ['shop'] }, Targets: [{ Id: 'A', Arn: arn('Noting') }] }),
    });

    running.putEvents([{ source: 'shop', detailType: 'Order', detail: { fail: true } }]);
    await running.runUntil(new Date(START.getTime() + 179_000));
    expect(running.deadLetters()).toEqual([]);
    await running.runUntil(new Date(START.getTime() + 181_000));

    expect(JSON.parse(running.deadLetters()[0]?.body ?? '{}')).toMatchObject({
      source: 'shop',
      detail: { fail: true },
    });
  });
});

describe('secrets', () => {
  it('are made once for each run', async () => {
    const running = await start({});
    const client = new SecretsManagerClient({ endpoint: running.urls.aws, ...running.credentials });
    const read = async () =>
      (await client.send(new GetSecretValueCommand({ SecretId: running.outputs['SecretArn'] }))).SecretString;

    const first = await read();

    expect(first).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(await read()).toBe(first);
  });
});
