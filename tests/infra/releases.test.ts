import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { resourcesIn, synthesizedResources, type Resources } from './synthesized.ts';

const releases = join(import.meta.dirname, '..', 'fixtures', 'releases');
const order = (version: string): number =>
  version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
const versions = readdirSync(releases).toSorted((a, b) => order(a) - order(b));
const released = (version: string): Resources =>
  resourcesIn(readFileSync(join(releases, version, 'template.json'), 'utf8'));

/** What holds data, or an address that somebody outside wrote down: another logical id would make another. */
const lasting = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::EmailIdentity',
  'AWS::SES::ReceiptRuleSet',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]);

// Synthesis takes seconds, more where other tests run beside it.
beforeAll(() => synthesizedResources(), 60_000);

it.each(versions)('keeps every table, bucket, secret, queue and address of release %s', async (version) => {
  const now = await synthesizedResources();
  const before = Object.entries(released(version)).filter(([, { Type }]) => lasting.has(Type));

  const gone = before.filter(([id, { Type }]) => now[id]?.Type !== Type).map(([id]) => id);

  expect(before.length).toBeGreaterThan(15);
  expect(gone).toEqual([]);
});

/** What would make CloudFormation put another in its place, or another secret into it. */
const replacing =
  /^(?:\w*Name|KeySchema|Fifo\w+|ProtocolType|EmailIdentity|GenerateSecretString|LocalSecondary\w+)$/;

it.each(versions)('puts none of them in the place of that of release %s', async (version) => {
  const now = await synthesizedResources();
  const before = Object.entries(released(version)).filter(([, { Type }]) => lasting.has(Type));
  const decisive = (properties: Readonly<Record<string, unknown>> = {}): unknown =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => replacing.test(name)));

  for (const [id, { Properties }] of before)
    expect(decisive(now[id]?.Properties), id).toEqual(decisive(Properties));

  const compared = before.map(([, { Properties }]) => decisive(Properties));
  for (const name of ['GenerateSecretString', 'KeySchema']) expect(JSON.stringify(compared)).toContain(name);
});

const indexesSchema = z.object({
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]),
});

it('changes at most one index of a table with each release: AWS refuses two in one update', async () => {
  const all = [...versions.map((version) => released(version)), await synthesizedResources()];

  for (const [index, after] of all.slice(1).entries())
    for (const [id, table] of tablesOf(after)) {
      const before = all[index]?.[id];
      if (before === undefined) continue;
      const [was, is] = [indexesOf(before.Properties), indexesOf(table.Properties)];
      const changed =
        [...is].filter((name) => !was.has(name)).length + [...was].filter((name) => !is.has(name)).length;
      expect(changed, `indexes of ${id}`).toBeLessThanOrEqual(1);
    }

  expect(tablesOf(all.at(-1) ?? {}).length).toBe(2);
});

const tablesOf = (resources: Resources) =>
  Object.entries(resources).filter(([, { Type }]) => /^AWS::DynamoDB::(?:Global)?Table$/.test(Type));

const indexesOf = (properties: unknown): ReadonlySet<string> =>
  new Set(indexesSchema.parse(properties).GlobalSecondaryIndexes.map(({ IndexName }) => IndexName));
