import type { APIGatewayProxyEventV2, Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { messageHandler } from '../../platform/batch-pipeline.ts';
import { httpHandler, json } from '../../platform/http-pipeline.ts';
import { alarmsIn } from './read-alarms.ts';
import { synthesizedResources } from './synthesized.ts';

/** What was written meanwhile: metrics are lines of the log. */
function written(): () => string {
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  return () => lines.join('');
}
afterEach(() => vi.restoreAllMocks());

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'f',
  functionVersion: '1',
  invokedFunctionArn: 'arn',
  memoryLimitInMB: '256',
  awsRequestId: 'r',
  logGroupName: 'g',
  logStreamName: 's',
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
const message = (messageId: string): SQSEvent['Records'][number] => ({
  messageId,
  receiptHandle: messageId,
  body: JSON.stringify(messageId),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn',
  awsRegion: 'ap-northeast-1',
});
const request = (path: string): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: `GET ${path}`,
  rawPath: path,
  rawQueryString: '',
  headers: {},
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'd',
    domainPrefix: 'd',
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'u' },
    requestId: 'r',
    routeKey: `GET ${path}`,
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
});

describe('what fails by itself, and is no error of its function, is counted:', () => {
  let watched: string;
  beforeAll(async () => {
    watched = JSON.stringify(alarmsIn(await synthesizedResources()));
  }, 60_000);

  it('a message', async () => {
    const log = written();
    const handler = messageHandler(async (body) => {
      if (body !== 'good') throw new Error('no');
      return { Good: 1 };
    });

    const answer = await handler({ Records: ['good', 'bad', 'worse'].map((id) => message(id)) }, context);

    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['bad', 'worse']);
    expect(log()).toContain('"Messages.failed":2');
    expect(watched).toContain('"Messages.failed"');
  });

  it('a request', async () => {
    const log = written();
    const handler = httpHandler(
      {
        'GET /good': async () => json({}),
        'GET /bad': async () => {
          throw new Error('no');
        },
      },
      (status) => json({}, status),
    );

    const answers = [await handler(request('/good'), context), await handler(request('/bad'), context)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 500]);
    expect(log().match(/"Requests\.failed":1/g)).toHaveLength(1);
    expect(watched).toContain('"Requests.failed"');
  });
});
