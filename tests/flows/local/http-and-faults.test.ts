import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { FaultHook } from '../../../local/aws/aws-fault.ts';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { aFunction, arn, aTable, ref, writeFixtureStack } from './fixture-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
let stack: LocalStack | undefined;

afterEach(async () => {
  await stack?.close();
  stack = undefined;
});

const ECHO = `
  import { DynamoDBClient, UpdateItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({ maxAttempts: 1 });
  export const handler = async (event) => {
    if (event.rawPath === '/boom') throw new Error('told to fail');
    if (event.rawPath === '/count') {
      const key = { TableName: process.env.TABLE_NAME, Key: { pk: { S: 'count' } } };
      let failed;
      await client.send(new UpdateItemCommand({ ...key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } }))
        .catch((error) => { failed = error.name; });
      const { Item } = await client.send(new GetItemCommand(key));
      return { count: Item?.n.N ?? '0', failed };
    }
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
  };`;

const route = (RouteKey: string, AuthorizationType = 'NONE'): object => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: ref('Api'),
    RouteKey,
    AuthorizationType,
    Target: { 'Fn::Join': ['', ['integrations/', ref('Integration')]] },
  },
});

const RESOURCES = {
  Table: aTable(),
  Echo: aFunction('echo', { Environment: { Variables: { TABLE_NAME: ref('Table') } } }),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
  },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: ref('Api'),
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn('Echo'),
      PayloadFormatVersion: '2.0',
    },
  },
  Public: route('ANY /public/{id}'),
  Boom: route('GET /boom'),
  Count: route('POST /count'),
  Private: route('GET /private', 'AWS_IAM'),
};

async function start(fault?: FaultHook, consoleDirectory?: string): Promise<LocalStack> {
  stack = await startLocalStack({
    ...writeFixtureStack(
      RESOURCES,
      { echo: ECHO },
      { ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } },
    ),
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
    onLog: () => undefined,
    ...(fault === undefined ? {} : { fault }),
    ...(consoleDirectory === undefined ? {} : { consoleDirectory }),
  });
  return stack;
}

describe('the HTTP API', () => {
  it('hands requests on as API Gateway does', async () => {
    const { urls, outputs } = await start();

    const answer = await fetch(`${urls.api}/public/a%20b?x=1&x=2`, {
      method: 'POST',
      body: 'k=v',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(outputs).toEqual({ ApiUrl: urls.api });
    expect(await answer.json()).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /public/{id}',
      pathParameters: { id: 'a b' },
      queryStringParameters: { x: '1,2' },
      body: Buffer.from('k=v').toString('base64'),
      isBase64Encoded: true,
      requestContext: { timeEpoch: START.getTime() },
    });
  });

  it('answers 404 without a route, 500 for a failing function, and serves the console’s files', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'rekindle-console-'));
    writeFileSync(join(directory, 'index.html'), '<h1>console</h1>');
    const { urls } = await start(undefined, directory);
    const status = async (path: string, method = 'GET') => (await fetch(urls.api + path, { method })).status;

    expect(await status('/nowhere')).toBe(404);
    expect(await status('/boom')).toBe(500);
    expect(await status('/boom', 'HEAD')).toBe(404);
    expect(await status('/', 'POST')).toBe(404);
    expect(await status('/..%2f..%2fpackage.json')).toBe(404);
    expect(await (await fetch(`${urls.api}/`)).text()).toBe('<h1>console</h1>');
  });

  it('lets only this machine’s own pages and tools use the routes that need IAM', async () => {
    const { urls } = await start();

    expect(await statusWith(`${urls.api}/private`, {})).toBe(200);
    expect(await statusWith(`${urls.api}/private`, { origin: urls.api })).toBe(200);
    expect(await statusWith(`${urls.api}/private`, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith(`${urls.api}/private`, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusWith(`${urls.api}/private`, { host: 'rebind.example' })).toBe(403);
    expect(await statusWith(`${urls.api}/public/1`, { origin: 'https://elsewhere.example' })).toBe(200);
    expect(await statusWith(`${urls.aws}/_mailbox`, { host: 'rebind.example' })).toBe(403);
  });
});

/** `fetch` does not let the host be set. */
async function statusWith(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject).end();
  });
}

describe('faults', () => {
  it('can strike before a call is performed, after it, or break the connection', async () => {
    const answers = [
      {
        phase: 'before',
        answer: { kind: 'error', status: 400, type: 'ProvisionedThroughputExceededException' },
      },
      { phase: 'after', answer: { kind: 'error', status: 500, type: 'InternalServerError' } },
      { phase: 'after', answer: { kind: 'timeout' } },
    ] as const;
    let step = 0;
    const running = await start(({ service, operation, phase }) => {
      const next = answers[step];
      if (service !== 'dynamodb' || operation !== 'UpdateItem' || next?.phase !== phase) return undefined;
      step += 1;
      return next.answer;
    });
    const count = async (): Promise<unknown> =>
      (await fetch(`${running.urls.api}/count`, { method: 'POST' })).json();

    expect(await count()).toEqual({ count: '0', failed: 'ProvisionedThroughputExceededException' });
    expect(await count()).toEqual({ count: '1', failed: 'InternalServerError' });
    expect(await count()).toMatchObject({ count: '2', failed: expect.any(String) });
    expect(await count()).toEqual({ count: '3' });
  });
});

describe('a stack that cannot start', () => {
  it('names the resource it does not know', async () => {
    const fixture = writeFixtureStack({ Cache: { Type: 'AWS::ElastiCache::CacheCluster' } }, {});

    await expect(startLocalStack({ ...fixture, dynamodbEndpoint: inject('stackDatabase') })).rejects.toThrow(
      /AWS::ElastiCache::CacheCluster.*Cache/,
    );
  });

  it('names the port that is taken and the option that changes it', async () => {
    const { urls } = await start();
    const port = Number(new URL(urls.api).port);

    const again = startLocalStack({
      ...writeFixtureStack({}, {}),
      dynamodbEndpoint: inject('stackDatabase'),
      ports: { api: port },
    });

    await expect(again).rejects.toThrow(
      `Port ${port} for the HTTP API is taken (or not permitted); choose another with the option ports.api.`,
    );
  });

  it('names an operation that it does not know', async () => {
    const { urls } = await start();

    const answer = await fetch(urls.aws, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.CreateQueue' },
      body: '{}',
    });

    expect(await answer.json()).toEqual({
      __type: 'UnknownOperationException',
      message: 'The local stack does not know sqs CreateQueue.',
    });
  });
});
