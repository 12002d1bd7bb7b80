import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openMailSender, type ReadyMail, type SendOutcome } from '../../../platform/ses.ts';

const closers: (() => void)[] = [];
beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) close();
});

const mail: ReadyMail = {
  from: '"見本 太郎" <a@ours.example>',
  to: 'b@theirs.example',
  replyTo: 'r@ours.example',
  subject: 'ご無沙汰しております “引用” 🎉',
  html: '<p>本文 & "こんにちは"\u2028</p>',
  text: '本文\r\n',
  headers: { 'List-Unsubscribe': '<https://u.example/?a=b&c>' },
  tags: { k: 'nurture', i: 'm-1' },
  configurationSet: 'set',
  isTracked: false,
  attachments: [
    { fileName: '予定.ics', contentType: 'text/calendar', content: new Uint8Array([0, 255, 10]) },
    { fileName: 'b.bin', contentType: 'application/octet-stream', content: Buffer.from('abc') },
  ],
};

interface Asked {
  readonly body: unknown;
  readonly url: string | undefined;
  readonly bySdk: boolean;
}

/** What becomes of the mail by the wire and by the SDK alone, where SES answers so; and what each asked. */
async function bothWays(answer: RequestListener) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push({ body, url: request.url, bySdk: request.headers['user-agent'] !== undefined });
      answer(request, response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', `http://127.0.0.1:${port}`);
  const send = async (env: NodeJS.ProcessEnv) => ({
    outcome: await openMailSender('group', env).send(mail),
    asked: asked.splice(0),
  });
  return { wired: await send(process.env), plain: await send({}) };
}

const error =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const named = (name: string, message = 'why') => ({
  header: error(400, JSON.stringify({ message }), { 'x-amzn-errortype': `${name}:http://aws.example/` }),
  body: error(400, JSON.stringify({ __type: `com.amazonaws.ses#${name}`, Message: message })),
  code: error(429, JSON.stringify({ code: name, message })),
});

it('a mail is the same by the wire as by the SDK, and the SDK is not asked', async () => {
  const { wired, plain } = await bothWays((_, response) => response.end('{"MessageId":"m-1"}'));

  expect(wired.outcome).toEqual({ kind: 'sent', messageId: 'm-1' });
  expect(wired.outcome).toEqual(plain.outcome);
  expect(wired.asked).toEqual([{ ...plain.asked[0], bySdk: false }]);
  expect(plain.asked[0]?.bySdk).toBe(true);
});

it.each<[string, SendOutcome['kind'], RequestListener]>([
  ['refuses it', 'refused', named('MessageRejected').header],
  ['refuses it, named in the body', 'refused', named('MessageRejected').body],
  ['does not know the sender', 'stopped', named('MessageRejected', 'Email address is not verified').body],
  ['finds the tenant paused', 'stopped', named('BadRequestException', 'Tenant is disabled').header],
  ['takes none today', 'stopped', named('TooManyRequestsException', 'Daily quota exceeded').header],
  ['is asked too often', 'busy', named('TooManyRequestsException').code],
  ['has suspended the account', 'stopped', named('AccountSuspendedException').header],
  ['lacks the configuration set', 'stopped', error(404, '{"__type":"NotFoundException"}')],
  ['breaks', 'unknown', error(500, '{"__type":"InternalServiceErrorException"}')],
  ['answers with no JSON', 'unknown', error(503, '<html>')],
  ['gives no message id', 'unknown', (_, response) => response.end('{}')],
  ['hangs up', 'unknown', (request) => request.socket.destroy()],
  [
    'ends in the middle of its answer',
    'unknown',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"MessageId":');
      setTimeout(() => request.socket.destroy(), 20);
    },
  ],
])('where SES %s, the mail is %s, and was sent once', async (_, kind, answer) => {
  const { wired, plain } = await bothWays(answer);

  expect(wired.outcome.kind).toBe(kind);
  expect(wired.outcome).toMatchObject(
    'reason' in plain.outcome ? { kind, reason: plain.outcome.reason } : { kind: plain.outcome.kind },
  );
  expect(wired.asked).toHaveLength(1);
  expect(wired.asked[0]?.bySdk).toBe(false);
});

it('where SES refuses who asks, nothing was taken, and the SDK asks again', async () => {
  const { wired } = await bothWays((request, response) =>
    (request.headers['user-agent'] === undefined
      ? error(403, '{"message":"The request signature does not match"}', {
          'x-amzn-errortype': 'SignatureDoesNotMatch',
        })
      : error(200, '{"MessageId":"m-2"}'))(request, response),
  );

  expect(wired.outcome).toEqual({ kind: 'sent', messageId: 'm-2' });
  expect(wired.asked.map(({ bySdk }) => bySdk)).toEqual([false, true]);
});

it('where nobody listens, the mail was not sent', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', 'http://127.0.0.1:9');

  expect(await openMailSender('').send(mail)).toMatchObject({ kind: 'busy' });
});
