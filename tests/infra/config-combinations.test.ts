import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { warehouseTableNames } from '../../contract/warehouse.ts';
import { deploymentConfigSchema, needsReplyIdentity } from '../../lib/config/deployment-config.ts';
import { rowsOf } from './alarm-rows.ts';
import { alarmsIn } from './read-alarms.ts';
import { resourcesOf, synthesizedResources } from './synthesized.ts';

const domain = fc.constantFrom(
  'example.jp',
  'news.example.jp',
  'reply.news.example.jp',
  'click.example.jp',
  'other.jp',
);
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });

const ownConsole = {
  domain: 'console.example.jp',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab',
};

/** Configurations that are accepted, of every kind that makes other resources. */
const accepted = fc
  .record({
    region: fc.constantFrom('ap-northeast-1', 'us-east-1', 'eu-west-1'),
    senderDomain: optional(domain),
    sending: optional(fc.constantFrom({}, { tenant: 'group-sales' })),
    trackingDomain: optional(domain),
    replyDomain: optional(domain),
    alarmEmail: optional(fc.constant('ops@example.jp')),
    profile: optional(fc.constantFrom('small' as const, 'large' as const)),
    protectTables: optional(fc.boolean()),
    warehouse: optional(fc.constantFrom(true, false, { contacts: true })),
    hasLinks: fc.boolean(),
    console: fc.constantFrom(false as const, {}, { signInPrefix: 'rekindle-example' }, ownConsole),
  })
  .map(({ hasLinks, ...config }) => ({
    ...config,
    ...(hasLinks
      ? {
          links: {
            domain: 'go.example.jp',
            certificateArn: `arn:aws:acm:${config.region}:123456789012:certificate/1234abcd-12ab`,
          },
        }
      : {}),
  }))
  .filter((config) => deploymentConfigSchema.safeParse(config).success);

// Synthesis takes seconds, more where other tests run beside it.
beforeAll(() => synthesizedResources(), 60_000);

it('whatever is configured has its identities, its alarms, and no more resources than AWS takes', async () => {
  await fc.assert(
    fc.asyncProperty(accepted, async (given) => {
      const { region, ...config } = deploymentConfigSchema.parse(given);
      const resources = await resourcesOf({ env: { region }, ...config });
      const count = (type: string): number =>
        Object.values(resources).filter(({ Type }) => Type === type).length;
      const alarms = alarmsIn(resources);

      expect(count('AWS::SES::EmailIdentity')).toBe(
        Number(config.senderDomain !== undefined) + Number(needsReplyIdentity(config)),
      );
      expect(count('AWS::SNS::Subscription')).toBe(Number(config.alarmEmail !== undefined));
      expect(count('AWS::ApiGatewayV2::DomainName')).toBe(Number(config.links !== undefined));
      const hasConsole = Number(config.console !== false);
      for (const type of ['CloudFront::Distribution', 'Cognito::UserPool', 'ApiGatewayV2::Authorizer'])
        expect(count(`AWS::${type}`)).toBe(hasConsole);
      expect(count('AWS::SES::Tenant')).toBe(config.sending?.tenant === undefined ? 0 : 1);
      const hasWarehouse = config.warehouse !== false;
      expect(count('AWS::Glue::Table')).toBe(hasWarehouse ? warehouseTableNames.length : 0);
      expect(count('AWS::SES::ReceiptRule')).toBe(Number(config.replyDomain !== undefined));
      for (const { metric, of, part } of rowsOf(resources))
        expect(
          alarms.some(({ metrics }) => metrics.some((each) => each.name === metric && each.of.includes(of))),
          part,
        ).toBe(true);
      expect(Object.keys(resources).length).toBeLessThan(475);
    }),
    { numRuns: 10 },
  );
}, 60_000);

it('mails carry the domain of links where one is given, else the address of the API', async () => {
  const links = {
    domain: 'go.example.jp',
    certificateArn: 'arn:aws:acm:ap-northeast-1:123456789012:certificate/1234abcd-12ab',
  };
  const urls = async (config: Parameters<typeof resourcesOf>[0]): Promise<readonly string[]> =>
    Object.values(await resourcesOf(config)).flatMap(
      ({ Properties }) => /"PUBLIC_URL":("[^"]*"|\{.*?\})/.exec(JSON.stringify(Properties ?? {}))?.[1] ?? [],
    );

  const [own, ofApi] = [await urls({ links }), await urls({})];

  expect(new Set(own)).toEqual(new Set(['"https://go.example.jp"']));
  expect(ofApi).toHaveLength(own.length);
  expect(own.length).toBeGreaterThan(0);
  for (const url of ofApi) expect(url).toContain('Fn::');
});
