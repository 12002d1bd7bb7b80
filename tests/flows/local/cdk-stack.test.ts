/* oxlint-disable no-new -- the CDK's constructs are made for their side effect on the stack */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { App, CfnOutput, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Billing, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Match, Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  Code,
  FilterCriteria,
  FilterRule,
  Function as LambdaFunctionResource,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';

const START = new Date('2026-03-01T00:00:00Z');
let stack: LocalStack;

/** A stack with every kind of resource the product has, written with the constructs it uses. */
function synthesize(outdir: string): void {
  const code = join(outdir, '..', 'code');
  mkdirSync(code);
  writeFileSync(
    join(code, 'index.cjs'),
    `exports.handler = async (event) => { console.log('saw', JSON.stringify(event).length); return event.Records ? { batchItemFailures: [] } : { path: event.rawPath, env: process.env }; };`,
  );
  const app = new App({ outdir });
  const made = new Stack(app, 'Cdk');
  const table = new TableV2(made, 'Customers', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'ttl',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    globalSecondaryIndexes: [
      {
        indexName: 'due',
        partitionKey: { name: 'kind', type: AttributeType.STRING },
        sortKey: { name: 'at', type: AttributeType.NUMBER },
      },
    ],
  });
  const dead = new Queue(made, 'Dead');
  const work = new Queue(made, 'Work', { deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
  const secret = new Secret(made, 'Keys', {
    generateSecretString: { generateStringKey: 'key', secretStringTemplate: '{"v":1}' },
  });
  const handler = new LambdaFunctionResource(made, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromAsset(code),
    deadLetterQueue: dead,
    retryAttempts: 1,
    logGroup: new LogGroup(made, 'Log'),
    environment: { TABLE_NAME: table.tableName, QUEUE_URL: work.queueUrl, SECRET: secret.secretArn },
  });
  table.grantReadWriteData(handler);
  handler.addEventSource(
    new SqsEventSource(work, {
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: 2,
      maxBatchingWindow: Duration.seconds(1),
    }),
  );
  handler.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.LATEST,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(dead),
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') })],
    }),
  );
  const bus = new EventBus(made, 'Bus');
  new Rule(made, 'Ses', {
    eventPattern: { source: ['aws.ses'], detail: { eventType: Match.anyOf('Open', 'Click') } },
    targets: [new SqsQueue(work, { deadLetterQueue: dead })],
  });
  new Rule(made, 'Own', {
    eventBus: bus,
    eventPattern: { source: ['own'] },
    targets: [new LambdaFunction(handler, { deadLetterQueue: dead })],
  });
  new Rule(made, 'Minute', {
    schedule: RuleSchedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(handler)],
  });
  new Schedule(made, 'Weekly', {
    schedule: ScheduleExpression.cron({
      weekDay: 'MON',
      hour: '8',
      minute: '0',
      timeZone: TimeZone.ASIA_TOKYO,
    }),
    target: new LambdaInvoke(handler, {}),
  });
  const set = new ConfigurationSet(made, 'Tracked');
  set.addEventDestination('Events', {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(made, 'Default', 'default')),
    events: [EmailSendingEvent.SEND, EmailSendingEvent.DELIVERY_DELAY, EmailSendingEvent.CLICK],
  });
  handler.addEnvironment('SET', set.configurationSetName);
  const api = new HttpApi(made, 'Api');
  const integration = new HttpLambdaIntegration('Integration', handler);
  api.addRoutes({ path: '/public/{token}', methods: [HttpMethod.GET], integration });
  api.addRoutes({
    path: '/api/{proxy+}',
    methods: [HttpMethod.ANY],
    integration,
    authorizer: new HttpIamAuthorizer(),
  });
  new CfnOutput(made, 'ApiUrl', { value: api.url ?? '' });
  handler.addEnvironment('BASE_URL', api.apiEndpoint);
  app.synth();
}

beforeAll(async () => {
  const outdir = join(mkdtempSync(join(tmpdir(), 'rekindle-cdk-')), 'out');
  synthesize(outdir);
  stack = await startLocalStack({
    outdir,
    stackName: 'Cdk',
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: START },
  });
});

afterAll(async () => {
  await stack.close();
});

describe('a stack made by the CDK', () => {
  it('serves its routes and gives its functions the addresses of this machine', async () => {
    const answer: unknown = await (await fetch(`${stack.urls.api}/public/abc`)).json();

    expect(answer).toMatchObject({
      path: '/public/abc',
      env: {
        TABLE_NAME: stack.tableName('Customers'),
        BASE_URL: stack.urls.api,
        AWS_ENDPOINT_URL: stack.urls.aws,
      },
    });
    expect(stack.outputs['ApiUrl']).toBe(`${stack.urls.api}/`);
    expect((await fetch(`${stack.urls.api}/api/x/y`)).status).toBe(200);
  });

  it('has its tables with indexes, and its queues with their dead letters', async () => {
    const client = new DynamoDBClient({ endpoint: stack.urls.dynamodb, ...stack.credentials });
    const TableName = stack.tableName('Customers');
    await client.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: 'a' }, sk: { S: 'b' }, kind: { S: 'k' }, at: { N: '5' } },
      }),
    );

    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': { S: 'k' } },
      }),
    );

    expect(Count).toBe(1);
    expect(stack.queues().map(({ name, isDeadLetter }) => [name.slice(0, 4), isDeadLetter])).toEqual([
      ['Dead', true],
      ['Work', false],
    ]);
  });

  it('lives through a week without a dead letter', async () => {
    await stack.advance(7 * 86_400_000);

    expect(stack.deadLetters()).toEqual([]);
    expect(stack.now().toISOString()).toBe('2026-03-08T00:00:00.000Z');
  });
});
