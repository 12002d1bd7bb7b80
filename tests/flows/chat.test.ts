import { createServer, type Server } from 'node:http';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, mailTo } from '../support/inbox.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { MINUTE, type Rekindle } from '../support/rekindle.ts';
import { nameOf } from '../support/webhooks.ts';

let rekindle: Rekindle<LocalStack>;
let chat: Server;
let url = '';
const received: string[] = [];
/** What the chat answers, one after another; 200 when it ran out. */
let answers: number[] = [];

beforeAll(async () => {
  rekindle = await startRekindle({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
  chat = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(answers.shift() ?? 200).end('ok');
    });
  });
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve));
  const address = chat.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/services/T/B/X`;
});
afterAll(async () => {
  await rekindle.close();
  chat.close();
});
beforeEach(() => {
  received.length = 0;
  answers = [];
});

async function enterWebhook(webhook: string): Promise<void> {
  const { stack } = rekindle;
  const client = new SecretsManagerClient({
    endpoint: stack.urls.aws,
    region: 'ap-northeast-1',
    credentials: stack.credentials,
  });
  const SecretId = stack.outputs[nameOf(stack.outputs, 'WebhookSecretsArn')];
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const secrets: object = JSON.parse(SecretString);
  await client.send(
    new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ ...secrets, chat: webhook }) }),
  );
  client.destroy();
}

/** A customer asks for a talk, and the queues come to rest. */
async function handedOver(name: string): Promise<void> {
  // Settings and secrets are read anew after a while.
  await rekindle.advance(2 * MINUTE);
  await rekindle.people(name, { email: `${name}@${name}.example`, name: '<!channel> 花子' });
  await rekindle.launch(name);
  await ask(rekindle.stack, mailTo(rekindle.stack, `${name}@${name}.example`));
}

describe('the chat', () => {
  it('hears nothing where it is not switched on', async () => {
    await enterWebhook(url);
    await handedOver('quiet');

    expect(received).toEqual([]);
  });

  it('of Slack is told a new handoff, without a link, an address or a mention', async () => {
    await rekindle.call('PUT', '/settings', { chat: { kind: 'slack' } });
    await handedOver('slack');

    expect(received).toHaveLength(1);
    const [body = ''] = received;
    expect(JSON.parse(body)).toMatchObject({
      text: expect.stringMatching(/^【A】株式会社slack\.example .*様｜個別相談のご希望\n担当: 佐藤 誠\n/),
      blocks: [{ type: 'header' }, { type: 'section' }],
    });
    expect(body).not.toMatch(/https?:|\/h\/|@slack\.example|花子/);
    expect(JSON.parse(body).text).not.toContain('<!channel>');
  });

  it('of Teams gets an adaptive card', async () => {
    await rekindle.call('PUT', '/settings', { chat: { kind: 'teams' } });
    await handedOver('teams');

    expect(received.map((body): unknown => JSON.parse(body))).toMatchObject([
      {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { type: 'AdaptiveCard', body: [{ type: 'TextBlock' }, { type: 'FactSet' }] },
          },
        ],
      },
    ]);
  });

  it.each([429, 503])('that answers %i is told again from the queue, once', async (status) => {
    answers = [status];
    await handedOver(`busy${status}`);
    await rekindle.advance(10 * MINUTE);

    expect(received).toHaveLength(2);
    expect(received[0]).toBe(received[1]);
    await rekindle.advance(30 * MINUTE);
    expect(received).toHaveLength(2);
  });
});
