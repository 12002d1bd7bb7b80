import { beforeAll, describe, expect, it } from 'vitest';
import { resourcesOf, synthesizedResources, type Resource, type Resources } from './synthesized.ts';

const ofType = (resources: Resources, pattern: RegExp): readonly (readonly [string, Resource])[] =>
  Object.entries(resources).filter(([, { Type }]) => pattern.test(Type));
const holding =
  /^AWS::(?:DynamoDB::GlobalTable|SecretsManager::Secret|S3::Bucket|Cognito::UserPool|SES::\w+)$/;

const domains = { senderDomain: 'news.example.jp', replyDomain: 'reply.example.jp' };

// Synthesis takes seconds, more where other tests run beside it.
beforeAll(() => synthesizedResources(), 60_000);

describe('what holds data or a name that others wrote down', () => {
  it('is kept when the stack or a value is gone, and not when the first deployment failed', async () => {
    const kept = ofType(await resourcesOf(domains), holding);

    // Tables, secrets, buckets, users; identities, configuration sets and their destinations, rule set and rule.
    expect(kept.length).toBe(2 + 3 + 4 + 1 + 2 + 4 + 2);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of kept)
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
  });

  it('has the ids that earlier releases gave it', async () => {
    expect((await resourcesOf(domains))['MailsIdentityDAB98241']?.Type).toBe('AWS::SES::EmailIdentity');
  });

  it('is a table that nobody deletes, by hand either, only where that is asked for: a rollback has to', async () => {
    const protection = async (protectTables: boolean): Promise<readonly string[]> =>
      ofType(await resourcesOf({ protectTables }), /GlobalTable$/).map(
        ([, { Properties }]) =>
          /"DeletionProtectionEnabled":(\w+)/.exec(JSON.stringify(Properties))?.[1] ?? 'false',
      );

    expect(await protection(false)).toEqual(['false', 'false']);
    expect(await protection(true)).toEqual(['true', 'true']);
  });

  it('is a bucket with versions, none of which outlives what is promised by more than a week', async () => {
    const rules = ofType(await resourcesOf({}), /S3::Bucket$/).map(([, { Properties }]) => {
      expect(Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
      const text = JSON.stringify(Properties['LifecycleConfiguration']);
      return [/"ExpirationInDays":(\d+)/.exec(text)?.[1], /"NoncurrentDays":(\d+)/.exec(text)?.[1]];
    });

    // Files, raw replies; documents and the console.
    expect(rules.toSorted((a, b) => Number(a[0] ?? 999) - Number(b[0] ?? 999))).toEqual([
      ['30', '7'],
      ['365', '7'],
      [undefined, '90'],
      [undefined, '90'],
    ]);
  });
});

describe('a deployment without the reply domain of the one before', () => {
  it('leaves its bucket open to the rule that goes on receiving', async () => {
    const policies = ofType(await resourcesOf({}), /S3::BucketPolicy$/).filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('ses.amazonaws.com'),
    );

    expect(policies.map(([id]) => id)).toEqual([expect.stringMatching(/^RepliesReceivedBucketPolicy/)]);
  });
});

describe('a new stack that adopts what an earlier one left', () => {
  const arn = (name: string): string =>
    `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${name}-AbCdEf`;
  const adopt = {
    customersTable: 'Rekindle-DataCustomers-1',
    timelineTable: 'Rekindle-DataTimeline-1',
    keyArn: arn('Key'),
    linkKeysArn: arn('LinkKeys'),
    webhookSecretsArn: arn('Webhooks'),
    documentsBucket: 'rekindle-documents-1',
    filesBucket: 'rekindle-files-1',
    repliesBucket: 'rekindle-replies-1',
    warehouseBucket: 'rekindle-warehouse-1',
  };

  it('names each table and bucket, so that CloudFormation takes it over, and never deletes it', async () => {
    const resources = await resourcesOf({ adopt, warehouse: true });
    const fresh = await resourcesOf({ warehouse: true });
    // The console's bucket holds nothing that the next deployment would not put there.
    const named = ofType(resources, /GlobalTable$|S3::Bucket$/).filter(
      ([id]) => !id.startsWith('ConsoleSite'),
    );

    expect(
      named
        .map(([, { Properties }]) => String(Properties['TableName'] ?? Properties['BucketName']))
        .toSorted(),
    ).toEqual(
      Object.values(adopt)
        .filter((name) => !name.startsWith('arn:'))
        .toSorted(),
    );
    for (const [id, { DeletionPolicy }] of named) {
      expect(DeletionPolicy).toBe('Retain');
      expect(fresh[id]?.Type, 'the same logical id as without').toBe(resources[id]?.Type);
    }
  });

  it('makes no key and no secret of its own: functions use those that are there, and may read them', async () => {
    const resources = await resourcesOf({ adopt });
    const users = ofType(resources, /Lambda::Function$/).filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes(`"SECRET_ARN":"${adopt.keyArn}"`),
    );
    const readers = ofType(resources, /IAM::Policy$/).filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes(adopt.keyArn),
    );

    expect(ofType(resources, /SecretsManager::Secret$/)).toEqual([]);
    expect(users.length).toBeGreaterThan(5);
    expect(readers.length).toBe(users.length);
  });
});
