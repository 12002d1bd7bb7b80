import {
  GetAccountCommand,
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SendEmailCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { arn, ref, writeFixtureStack } from './fixture-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
const eventSchema = z.looseObject({
  'detail-type': z.string(),
  detail: z.looseObject({ eventType: z.string(), mail: z.looseObject({ messageId: z.string() }) }),
});

let stack: LocalStack;
let ses: SESv2Client;

/** What a configuration set sends to the default bus. */
const destination = (set: string, types: readonly string[]): object => ({
  Type: 'AWS::SES::ConfigurationSetEventDestination',
  Properties: {
    ConfigurationSetName: ref(set),
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: types,
      EventBridgeDestination: { EventBusArn: 'default' },
    },
  },
});

beforeEach(async () => {
  const fixture = writeFixtureStack(
    {
      Events: { Type: 'AWS::SQS::Queue' },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.ses'] },
          State: 'ENABLED',
          Targets: [{ Id: 'Q', Arn: arn('Events') }],
        },
      },
      Nurture: { Type: 'AWS::SES::ConfigurationSet' },
      NurtureEvents: destination('Nurture', ['send', 'delivery', 'bounce', 'complaint', 'open', 'click']),
      Staff: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'staff' } },
      StaffEvents: destination('Staff', ['BOUNCE']),
      Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.com' } },
    },
    {},
  );
  stack = await startLocalStack({
    ...fixture,
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
  });
  ses = new SESv2Client({ endpoint: stack.urls.aws, ...stack.credentials });
});

afterEach(async () => {
  await stack.close();
});

const HTML =
  '<body><a href="https://shop.example/a">A</a><a ses:no-track href="https://shop.example/b">B</a></body>';

async function send(to: string, configurationSet = 'Nurture'): Promise<string> {
  const { MessageId = '' } = await ses.send(
    new SendEmailCommand({
      FromEmailAddress: '営業部 <sales@example.com>',
      ReplyToAddresses: ['reply@example.com'],
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: configurationSet,
      EmailTags: [{ Name: 'mail', Value: 'm1' }],
      Content: {
        Simple: {
          Subject: { Data: 'お久しぶりです', Charset: 'UTF-8' },
          Body: { Html: { Data: HTML }, Text: { Data: 'text' } },
          Headers: [{ Name: 'List-Unsubscribe', Value: '<https://shop.example/u>' }],
        },
      },
    }),
  );
  return MessageId;
}

async function events(): Promise<readonly z.infer<typeof eventSchema>[]> {
  const sqs = new SQSClient({ endpoint: stack.urls.aws, ...stack.credentials });
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${stack.urls.aws}/000000000000/Events`, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = '{}' }) => eventSchema.parse(JSON.parse(Body)));
}

async function eventTypes(): Promise<readonly string[]> {
  return (await events()).map(({ detail }) => detail.eventType);
}

describe('a mail with tracking', () => {
  it('is kept, sent, and delivered two seconds later, with events in the shape of SES', async () => {
    const messageId = await send('customer@example.com');
    expect(await eventTypes()).toEqual(['Send']);

    await stack.advance(2000);

    expect(await events()).toMatchObject([
      {
        version: '0',
        'detail-type': 'Email Delivered',
        source: 'aws.ses',
        time: '2026-03-01T00:00:02Z',
        resources: ['arn:aws:ses:ap-northeast-1:000000000000:configuration-set/Nurture'],
        detail: {
          eventType: 'Delivery',
          mail: {
            timestamp: START.toISOString(),
            messageId,
            destination: ['customer@example.com'],
            tags: { mail: ['m1'], 'ses:configuration-set': ['Nurture'], 'ses:from-domain': ['example.com'] },
            commonHeaders: { subject: 'お久しぶりです', to: ['customer@example.com'] },
            headers: expect.arrayContaining([
              { name: 'List-Unsubscribe', value: '<https://shop.example/u>' },
            ]),
          },
          delivery: { recipients: ['customer@example.com'] },
        },
      },
    ]);
    expect(stack.mailbox.mails()).toMatchObject([
      { messageId, status: 'delivered', replyTo: ['reply@example.com'], tags: { mail: 'm1' } },
    ]);
  });

  it('tells who opened and clicked, through the mailbox and through its links', async () => {
    const messageId = await send('customer@example.com');
    await events();
    const [tracked, untracked] = stack.mailbox.mails()[0]?.links ?? [];

    stack.mailbox.open(messageId, { userAgent: 'UA', ipAddress: '192.0.2.1', isBotEvent: 'Likely' });
    expect(stack.mailbox.click(messageId, 'https://shop.example/a')).toBe('https://shop.example/a');
    stack.mailbox.click(messageId, 'https://shop.example/b');
    const pixel = await fetch(`${stack.urls.aws}/_ses/open/${messageId}.gif`);
    const followed = await fetch(tracked?.href ?? '', {
      redirect: 'manual',
      headers: { 'user-agent': 'Browser' },
    });

    expect(pixel.headers.get('content-type')).toBe('image/gif');
    expect([followed.status, followed.headers.get('location')]).toEqual([302, 'https://shop.example/a']);
    expect(untracked).toMatchObject({ tracked: false, href: 'https://shop.example/b' });
    const details = (await events()).map(({ detail }) => detail);
    expect(details.map(({ eventType }) => eventType)).toEqual(['Open', 'Click', 'Open', 'Click']);
    expect(details[0]).toMatchObject({
      open: { userAgent: 'UA', ipAddress: '192.0.2.1', isBotEvent: 'Likely', timestamp: START.toISOString() },
    });
    expect(details[3]).toMatchObject({
      click: { userAgent: 'Browser', link: 'https://shop.example/a', linkTags: null },
    });
    expect(details[3]?.['click']).not.toHaveProperty('isBotEvent');
  });
});

describe('a mail of a configuration set without tracking', () => {
  it('keeps its links, has no pixel, and emits only what its destination asks for', async () => {
    const messageId = await send('staff@example.com', 'staff');
    stack.mailbox.open(messageId);
    await stack.advance(5000);

    expect(await eventTypes()).toEqual([]);
    expect(stack.mailbox.mails()[0]?.html).toBe(HTML.replace(' ses:no-track', ''));
  });
});

describe('a mail that does not arrive', () => {
  it('bounces for good, and its address is suppressed from then on', async () => {
    stack.mailbox.setOutcome((address) => (address === 'gone@example.com' ? 'bounce-permanent' : 'deliver'));
    await send('gone@example.com');
    await stack.advance(2000);
    expect((await events())[1]?.detail).toMatchObject({
      bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
    });

    await send('gone@example.com');
    await stack.advance(2000);

    expect((await events())[1]?.detail).toMatchObject({
      bounce: { bounceSubType: 'OnAccountSuppressionList' },
    });
    const { SuppressedDestination } = await ses.send(
      new GetSuppressedDestinationCommand({ EmailAddress: 'gone@example.com' }),
    );
    expect(SuppressedDestination).toMatchObject({ Reason: 'BOUNCE' });
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint+1@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
  ])('is simulated by %s', async (address, expected) => {
    await send(address);
    await stack.advance(120_000);

    expect(await eventTypes()).toEqual(expected);
  });

  it('can be told afterwards, and its events can be lost', async () => {
    const messageId = await send('a@example.com');
    stack.mailbox.complain(messageId);
    stack.mailbox.setOutcome(() => 'drop-events');
    await send('b@example.com');
    await stack.advance(10_000);

    expect(await eventTypes()).toEqual(['Send', 'Complaint', 'Delivery']);
    await ses.send(
      new PutSuppressedDestinationCommand({ EmailAddress: 'c@example.com', Reason: 'COMPLAINT' }),
    );
    await expect(
      ses.send(new GetSuppressedDestinationCommand({ EmailAddress: 'd@example.com' })),
    ).rejects.toThrow('does not exist');
  });
});

describe('the API', () => {
  it('refuses an unknown configuration set and a bad tag by SES’s own names, and knows the account', async () => {
    await expect(send('a@example.com', 'nowhere')).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(
      ses.send(
        new SendEmailCommand({
          Destination: { ToAddresses: ['a@example.com'] },
          Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
    expect(await ses.send(new GetAccountCommand({}))).toMatchObject({ SendQuota: { MaxSendRate: 14 } });
  });
});

describe('the mailbox page', () => {
  it('lists, filters and shows mails in both languages, without letting them run scripts', async () => {
    const messageId = await send('customer@example.com');
    await send('other@example.com');
    const page = async (query: string) => (await fetch(`${stack.urls.mailbox}?${query}`)).text();

    expect(await page('lang=ja')).toContain('ローカルの受信箱');
    expect(await page('lang=en&to=customer')).not.toContain('other@example.com');
    expect(await page(`lang=en&mail=${messageId}`)).toContain('<iframe title="お久しぶりです"');
    const frame = await fetch(`${stack.urls.mailbox}/mails/${messageId}.html`);
    expect(frame.headers.get('content-security-policy')).toContain('sandbox allow-popups');
    const json: unknown = await (await fetch(`${stack.urls.mailbox}/mails.json`)).json();
    expect(json).toMatchObject({ mails: [{ messageId, subject: 'お久しぶりです' }, {}] });
  });

  it('lets time pass for the person at the page, and for no page of another site', async () => {
    const advance = async (headers: Readonly<Record<string, string>>) =>
      fetch(`${stack.urls.aws}/_local/advance`, {
        method: 'POST',
        headers,
        body: '{"milliseconds":3600000}',
      });

    expect((await advance({ origin: 'https://evil.example' })).status).toBe(403);
    expect(await (await advance({ origin: stack.urls.aws })).json()).toMatchObject({
      now: '2026-03-01T01:00:00.000Z',
    });
    expect(await (await fetch(`${stack.urls.aws}/_local/queues`)).json()).toMatchObject({
      queues: [{ name: 'Events' }],
    });
  });
});
