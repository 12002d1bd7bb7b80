import { join } from 'node:path';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { awsRegions, receivingRegions, regionSchema } from '../../lib/config/aws-regions.ts';
import {
  deploymentConfigSchema,
  needsReplyIdentity,
  warningsOf,
} from '../../lib/config/deployment-config.ts';
import { readConfig } from '../../lib/config/read-config.ts';
import { folder, inJson, refusalOf } from './reading-config.ts';

const virginia = 'arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab';
const tokyo = 'arn:aws:acm:ap-northeast-1:123456789012:certificate/1234abcd-12ab';

describe('the configuration file', () => {
  it('of the repository deploys, to Tokyo, for an account of any size', async () => {
    const { config, file, notices } = await readConfig({ folder: join(import.meta.dirname, '..', '..') });

    expect(config).toEqual({
      stackName: 'Rekindle',
      region: 'ap-northeast-1',
      profile: 'small',
      protectTables: false,
      warehouse: false,
      console: {},
    });
    expect([file, notices]).toEqual(['rekindle.config.ts', []]);
  });

  it('may be TypeScript or JSON, not both; none at all is a file without values', async () => {
    const ts = "export const config: object = { senderDomain: 'News.Example.co.jp' };";

    const typed = await readConfig({ folder: folder({ 'rekindle.config.ts': ts }) });
    const json = await inJson({ $schema: './docs/config.schema.json', senderDomain: 'news.example.co.jp' });
    const none = await readConfig({ folder: folder({}) });
    const both = await refusalOf(
      readConfig({ folder: folder({ 'rekindle.config.ts': ts, 'rekindle.config.json': '{}' }) }),
    );

    expect(typed.config).toEqual(json.config);
    expect(typed.config.senderDomain).toBe('news.example.co.jp');
    expect(none).toMatchObject({ file: undefined, config: { region: 'ap-northeast-1' } });
    expect(both).toContain('delete the other');
  });

  it.each([
    ['{ "senderDomain": ', 'is no JSON'],
    ['[]', 'holds no object'],
  ])('that is not one is refused: %s', async (text, words) => {
    expect(await refusalOf(readConfig({ folder: folder({ 'rekindle.config.json': text }) }))).toContain(
      words,
    );
  });

  it.each([
    ['export const settings = {};', 'export const config'],
    ['export const config = {', 'cannot be read'],
  ])('of TypeScript that is not one is refused: %s', async (text, words) => {
    expect(await refusalOf(readConfig({ folder: folder({ 'rekindle.config.ts': text }) }))).toContain(words);
  });

  it('may be another one, for a second deployment; one that is not there is named', async () => {
    const here = folder({ 'test.json': '{ "profile": "large" }' });

    expect((await readConfig({ folder: here, file: 'test.json' })).config.profile).toBe('large');
    expect(await refusalOf(readConfig({ folder: here, file: 'tset.json' }))).toContain('there is no file');
  });

  it('has a published schema that is the one by which it is checked', async () => {
    const schema = z.toJSONSchema(deploymentConfigSchema, { io: 'input' });

    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/config.schema.json');
  });
});

describe('a wrong value is refused with its place, what it is, and what to write:', () => {
  it.each([
    [
      { senderDomain: 'info@news.example.co.jp' },
      'senderDomain: "info@news.example.co.jp" is a mail address',
      '"news.example.co.jp"',
    ],
    [{ senderDomain: 'https://news.example.co.jp/' }, 'senderDomain:', '"news.example.co.jp"'],
    [{ senderDomain: 'news example co jp' }, 'senderDomain:', 'one domain'],
    [{ senderDomain: 'news.example.co.jp/path' }, 'has a path', '"news.example.co.jp"'],
    [{ senderDomain: 'news.example.co.jp:443' }, 'has a port', '"news.example.co.jp"'],
    [{ senderDomain: 'news' }, 'no whole domain', 'news.example.co.jp'],
    [{ senderDomain: '192.0.2.1' }, 'IP address', 'news.example.co.jp'],
    [{ senderDomain: '-news.example.com' }, 'no hyphen first', ''],
    [{ senderDomain: '' }, 'is empty', 'leave it out'],
    [{ senderDomain: 5 }, 'senderDomain: 5 is no string', 'text between quotes'],
    [
      { senderDomain: 'example.jp', trackingDomain: 'https://t.example.jp/' },
      'trackingDomain:',
      '"t.example.jp"',
    ],
    [{ trackingDomain: 't.example.jp' }, 'trackingDomain: "t.example.jp" needs senderDomain', ''],
    [{ sending: { tenant: 'group' } }, 'sending.tenant: "group" needs senderDomain', 'leave the tenant out'],
    [
      { senderDomain: 'example.jp', sending: { tenant: '営業 部' } },
      'sending.tenant:',
      'letters, digits, hyphens and underscores',
    ],
    [{ replyDomain: 'r@reply.example.jp' }, 'replyDomain:', '"reply.example.jp"'],
    [{ alarmEmail: 'ops' }, 'alarmEmail: "ops" is no mail address', 'ops@example.co.jp'],
    [{ alarmEmail: '運用@例え.jp' }, 'has "運用" before the @', 'plain letters'],
    [{ alarmEmail: 'a@x.jp,b@x.jp' }, 'is not one address', 'list'],
    [{ alarmEmail: 'ops@https://x.jp' }, 'behind the @', '"x.jp"'],
    [
      { region: 'ap-northeast-9' },
      'region: "ap-northeast-9" is no AWS region',
      'did you mean "ap-northeast-',
    ],
    [{ region: 'Tokyo' }, 'no AWS region', '"ap-northeast-1" (Tokyo)'],
    [{ region: 'mx-central-1' }, 'has no SES', 'another'],
    [
      { region: 'eu-north-1', replyDomain: 'reply.example.jp' },
      'replyDomain: "reply.example.jp" cannot receive',
      'eu-central-1',
    ],
    [{ profile: 'medium' }, 'profile: "medium" is no profile', '"small"'],
    [{ senderDomian: 'example.jp' }, 'senderDomian: there is no such key', '"senderDomain"'],
    [{ alarmMail: 'ops@example.jp' }, 'alarmMail: there is no such key', '"alarmEmail"'],
    [{ links: { domain: 'go.example.jp' } }, 'links.certificateArn: is missing', ''],
    [
      { links: { domain: 'go.example.jp', certificateArn: 'x' } },
      'links.certificateArn: "x" is no ARN',
      'arn:aws:acm:',
    ],
    [
      { links: { domain: 'go.example.jp', certifcateArn: tokyo } },
      'links.certifcateArn: there is no such key',
      '"certificateArn"',
    ],
    [
      { links: { domain: 'go.example.jp', certificateArn: tokyo }, region: 'us-east-1' },
      'links.certificateArn',
      'Request the certificate in us-east-1',
    ],
    [
      { links: { domain: 'n.example.jp', certificateArn: tokyo }, senderDomain: 'n.example.jp' },
      'links.domain',
      'a name of its own',
    ],
    [{ console: true }, 'console: true is neither false nor', 'Write false'],
    [{ console: { domian: 'c.example.jp' } }, 'console.domian: there is no such key', '"domain"'],
    [{ console: { domain: 'https://c.example.jp' } }, 'console.domain:', '"c.example.jp"'],
    [{ console: { domain: 'c.example.jp' } }, 'console.certificateArn: is missing', 'us-east-1'],
    [
      { console: { domain: 'c.example.jp', certificateArn: tokyo } },
      'console.certificateArn: "arn:aws:acm:ap-northeast-1',
      'us-east-1 alone',
    ],
    [{ console: { certificateArn: virginia } }, 'console.domain: is missing', 'leave both out'],
    [
      { console: { domain: 'n.example.jp', certificateArn: virginia }, senderDomain: 'n.example.jp' },
      'console.domain',
      'a name of its own',
    ],
    [{ console: { signInPrefix: 'My-AWS' } }, 'console.signInPrefix: "My-AWS"', '"rekindle-example"'],
    [{ stackName: 'Rekindle_Test' }, 'stackName: "Rekindle_Test" is no name of a stack', '"Rekindle-Test"'],
    [{ adopt: { customersTable: 'Rekindle-DataCustomers' } }, 'adopt.timelineTable: is missing', 'together'],
  ])('%j', async (given, place, remedy) => {
    const refusal = await refusalOf(inJson(given));

    expect(refusal).toContain(place);
    expect(refusal).toContain(remedy);
  });

  it('all at once', async () => {
    const refusal = await refusalOf(inJson({ region: 'Tokio', alarmEmail: 'ops', links: 5 }));

    expect(refusal.match(/^ {2}- /gm)).toHaveLength(3);
  });
});

describe('a domain', () => {
  it('in Japanese is what the DNS knows it by', async () => {
    const { config } = await inJson({ senderDomain: '例え。ＪＰ', alarmEmail: 'ops@例え.jp' });

    expect(config.senderDomain).toBe('xn--r8jz45g.jp');
    expect(config.alarmEmail).toBe('ops@xn--r8jz45g.jp');
  });

  it('is accepted whatever its labels are, and its address as a page never', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
    const domain = fc
      .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('jp', 'co.jp', 'com'))
      .map(([labels, top]) => [...labels, top].join('.'))
      // Punycode that means nothing is no domain.
      .filter((each) => !/(?:^|\.)..--/.test(each));
    const takes = (senderDomain: string): boolean =>
      deploymentConfigSchema.safeParse({ senderDomain }).success;

    fc.assert(
      fc.property(domain, (name) => {
        expect(takes(name)).toBe(true);
        expect(takes(`${name.toUpperCase()}.`)).toBe(true);
        expect(takes(`https://${name}`) || takes(`info@${name}`) || takes(`${name}/`)).toBe(false);
      }),
    );
  });

  it.each([
    [{ replyDomain: 'reply.news.example.jp', senderDomain: 'news.example.jp' }, false],
    [{ replyDomain: 'news.example.jp', senderDomain: 'news.example.jp' }, false],
    [{ replyDomain: 'reply.example.jp', senderDomain: 'news.example.jp' }, true],
    [{ replyDomain: 'oldnews.example.jp', senderDomain: 'news.example.jp' }, true],
    [{ replyDomain: 'reply.example.jp' }, true],
    [{ senderDomain: 'news.example.jp' }, false],
  ])('of replies has an identity of its own where it lies under none: %j %s', (config, needed) => {
    expect(needsReplyIdentity(config)).toBe(needed);
  });
});

describe('a region', () => {
  it('is known if CDK knows it and anybody may use it', () => {
    const open = RegionInfo.regions
      .map(({ name }) => name)
      .filter((name) => !/^(?:cn|us-gov|us-iso|eu-iso|eusc)/.test(name));

    expect(awsRegions.toSorted()).toEqual(open.toSorted());
    expect(receivingRegions.filter((region) => !regionSchema.safeParse(region).success)).toEqual([]);
  });
});

it('a deployment whose alarms reach nobody is warned about loudly', () => {
  expect(warningsOf({})).toEqual([expect.stringContaining('NOBODY')]);
  expect(warningsOf({ alarmEmail: 'ops@example.jp' })).toEqual([]);
});
