import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleDirectory, functionNames } from '../../lib/build-functions.ts';
import { ofType, synthesizedResources, templateOf, type Resources } from './synthesized.ts';

const root = join(import.meta.dirname, '..', '..');

let resources: Resources;
const text = (value: unknown): string => JSON.stringify(value);
/** Our own functions; the stack has no other. */
const functions = () =>
  ofType(resources, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
    id,
    properties: Properties,
    name: serviceOf(Properties),
  }));
const serviceOf = (properties: Readonly<Record<string, unknown>>): string =>
  /"POWERTOOLS_SERVICE_NAME":"([^"]+)"/.exec(text(properties))?.[1] ?? '?';

beforeAll(async () => {
  resources = await synthesizedResources();
}, 60_000);

describe('the API', () => {
  it('is throttled and logs its requests', () => {
    const [[, stage] = ['', undefined]] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      RouteSettings: { 'POST /inquiry': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 } },
      AccessLogSettings: { DestinationArn: expect.anything() },
    });
  });
});

describe('what must outlive the stack', () => {
  it('are two tables with recovery', () => {
    const tables = ofType(resources, 'AWS::DynamoDB::GlobalTable');
    expect(tables).toHaveLength(2);
    for (const [, table] of tables) {
      expect(table.Properties['Replicas']).toMatchObject([
        { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      ]);
      expect(table.Properties['TimeToLiveSpecification']).toBeUndefined();
    }
  });

  it('are the key of ids, those of links and the secrets of webhooks, which nothing rotates by itself', () => {
    expect(ofType(resources, 'AWS::SecretsManager::Secret')).toHaveLength(3);
    expect(ofType(resources, 'AWS::SecretsManager::RotationSchedule')).toEqual([]);
  });
});

describe('a bucket', () => {
  it('is private, encrypted, and refuses plain HTTP; raw replies live a year, files a month, people of the warehouse five weeks', () => {
    const buckets = ofType(resources, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(5);
    for (const [, bucket] of buckets) {
      expect(bucket.Properties).toMatchObject({
        BucketEncryption: expect.anything(),
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      });
    }
    const policies = ofType(resources, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => text(Properties));
    expect(policies.filter((policy) => policy.includes('aws:SecureTransport'))).toHaveLength(5);
    const living = (days: number) =>
      buckets.filter(([, { Properties }]) => text(Properties).includes(`"ExpirationInDays":${days}`));
    expect([living(365).length, living(30).length, living(35).length]).toEqual([1, 1, 1]);
  });

  it('of replies receives mail only where a domain is given for them', async () => {
    const plain = await templateOf({});

    expect(ofType(resources, 'AWS::SES::ReceiptRule')).toHaveLength(1);
    plain.resourceCountIs('AWS::SES::ReceiptRule', 0);
    plain.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ REPLY_DOMAIN: '' }) },
    });
  });
});

describe('every function', () => {
  it('folder is deployed exactly once, with its config and handler', () => {
    expect(
      functions()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...functionNames]);
    for (const name of functionNames)
      expect(readdirSync(join(root, 'functions', name))).toEqual(
        expect.arrayContaining(['config.ts', 'handler.ts']),
      );
  });

  it('has a time-out, memory, JSON logs that end, tracing, and an alarm', () => {
    const logs = new Map(ofType(resources, 'AWS::Logs::LogGroup'));
    const watched = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => text(Properties));
    for (const { id, properties } of functions()) {
      expect(properties).toMatchObject({
        Timeout: expect.any(Number),
        MemorySize: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        LoggingConfig: { LogFormat: 'JSON' },
      });
      const group = /"LogGroup":\{"Ref":"([^"]+)"\}/.exec(text(properties))?.[1] ?? '';
      expect(logs.get(group)?.Properties).toMatchObject({ RetentionInDays: 90 });
      expect(watched.some((alarm) => alarm.includes(id))).toBe(true);
    }
  });

  it('keeps what it cannot handle: queues have dead letters, rules and streams too', () => {
    for (const [, { Properties }] of ofType(resources, 'AWS::Lambda::EventSourceMapping')) {
      const isStream = Properties['StartingPosition'] !== undefined;
      // A stream's failed batch is halved only when the function throws: it must not answer for single items.
      expect(Properties['FunctionResponseTypes']).toEqual(isStream ? undefined : ['ReportBatchItemFailures']);
      if (isStream)
        expect(Properties).toMatchObject({
          DestinationConfig: { OnFailure: { Destination: expect.anything() } },
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 10,
        });
    }
    const invokedByRule = new Set(
      ofType(resources, 'AWS::Lambda::Permission')
        .filter(([, { Properties }]) => Properties['Principal'] === 'events.amazonaws.com')
        .map(([, { Properties }]) => /"Fn::GetAtt":\["([^"]+)"/.exec(text(Properties['FunctionName']))?.[1]),
    );
    for (const { id, properties } of functions())
      if (invokedByRule.has(id)) expect(properties['DeadLetterConfig']).toBeDefined();
    expect(invokedByRule.size).toBe(5);
  });

  it('is waited for by its queue six times as long as it may run', () => {
    const queues = new Map(ofType(resources, 'AWS::SQS::Queue'));
    for (const [, { Properties }] of ofType(resources, 'AWS::Lambda::EventSourceMapping')) {
      const queue = queues.get(
        /"Fn::GetAtt":\["([^"]+)","Arn"\]/.exec(text(Properties['EventSourceArn']))?.[1] ?? '',
      );
      const reader = functions().find(({ id }) => text(Properties['FunctionName']).includes(id));
      if (queue === undefined) continue;
      expect(Number(queue.Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(
        6 * Number(reader?.properties['Timeout']),
      );
    }
  });
});

describe('every queue', () => {
  it('is encrypted, keeps messages 14 days, and has dead letters with an alarm unless it holds them', () => {
    const queues = ofType(resources, 'AWS::SQS::Queue');
    const deadLetters = new Set(
      queues.flatMap(
        ([, { Properties }]) =>
          /"deadLetterTargetArn":\{"Fn::GetAtt":\["([^"]+)"/.exec(text(Properties))?.[1] ?? [],
      ),
    );
    for (const [id, { Properties }] of queues) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
      const holdsFailures = deadLetters.has(id) || /FailedEvents|Undelivered|DeadLetters/.test(id);
      if (!holdsFailures) expect(Properties['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
    }
    const watched = text(ofType(resources, 'AWS::CloudWatch::Alarm'));
    for (const id of deadLetters) expect(watched).toContain(id);
  });
});

describe('an alarm', () => {
  it('may publish to its topic: a topic with a policy takes from nobody whom it does not name', () => {
    const [[, policy] = ['', undefined]] = ofType(resources, 'AWS::SNS::TopicPolicy');
    expect(text(policy?.Properties)).toMatch(
      /"Action":"sns:Publish","Condition":\{"StringEquals":\{"aws:SourceAccount":.*?"Effect":"Allow","Principal":\{"Service":"cloudwatch\.amazonaws\.com"\}/,
    );
  });

  it('says who is hurt and names a heading that stands in the runbook', () => {
    const path = join(root, 'docs', 'runbook.md');
    const runbook = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const headings = new Set(
      [...runbook.matchAll(/^#+\s+(.+)$/gm)].map(([, heading = '']) => heading.replaceAll('`', '').trim()),
    );
    const descriptions = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
      String(Properties['AlarmDescription']),
    );
    const named = descriptions.map(
      (description) =>
        /See docs\/runbook\.md, "([^"]+)"/.exec(description)?.[1] ?? `(none in: ${description})`,
    );

    expect(descriptions.length).toBeGreaterThanOrEqual(functionNames.length);
    expect(
      named.filter((heading) => !headings.has(heading)),
      'headings missing in docs/runbook.md',
    ).toEqual([]);
  });
});

/** Of which the wire to DynamoDB is 9 (docs/adr/0016): it saves more time at the first request than it takes to load. */
const LARGEST_BUNDLE_KB = 670;
/** Some hold more: workbooks are read and written in 250 KB of hucre and the titles of fourteen programs known, where a person waits seconds for a file anyhow; segments are compiled, checked and said beside letters that are tried and looked through for what was left in them, and compiled where branches of a sequence ask for them; the sender asks which table it has, for a restored one mails nobody, and says to staff in two languages what was promised, who is away and who has left; a mail that comes in is taken apart and read in many languages, and nobody waits for that. */
const LARGER_KB: Readonly<Record<string, number>> = {
  'import-records': 1085,
  'serve-campaigns': 800,
  'send-mail': 740,
  'receive-reply': 705,
};

describe('a bundle', () => {
  it('is no larger than a quick cold start allows', () => {
    const sizes = functionNames.map((name) => ({
      name,
      kilobytes: Math.ceil(statSync(join(bundleDirectory, name, 'index.cjs')).size / 1024),
    }));

    expect(
      sizes.filter(({ name, kilobytes }) => kilobytes > (LARGER_KB[name] ?? LARGEST_BUNDLE_KB)),
      JSON.stringify(sizes),
    ).toEqual([]);
  });

  it('holds the client of SES only where mails are sent, and where its set-up or its list is asked', () => {
    const holding = functionNames.filter((name) =>
      readFileSync(join(bundleDirectory, name, 'index.cjs'), 'utf8').includes('SESv2'),
    );

    expect(holding).toEqual([
      'dispatch-due',
      'send-mail',
      'serve-campaigns',
      'serve-leads',
      'serve-settings',
    ]);
  });
});

describe('the template', () => {
  it('is what it was; asset hashes are masked', async () => {
    const masked = text(
      Object.fromEntries(Object.entries(resources).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    )
      .replaceAll(/[0-9a-f]{64}/g, 'ASSET')
      .replaceAll(/asset\.[0-9a-f]+/g, 'ASSET');

    await expect(`${JSON.stringify(JSON.parse(masked), null, 1)}\n`).toMatchFileSnapshot(
      'template.snapshot.txt',
    );
  });
});
