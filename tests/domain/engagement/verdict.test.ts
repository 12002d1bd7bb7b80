import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawEngagement } from '../../../domain/engagement/engagement.ts';
import {
  judgeMessage,
  type MessageEngagement,
  type MessageEvidence,
} from '../../../domain/engagement/judge-message.ts';
import { classifyAgent } from '../../../domain/engagement/user-agent.ts';
import { judge, type Evidence } from '../../../domain/engagement/verdict.ts';
import { aRawEngagement, anEngagement, happenedAt } from '../../builders/acts.ts';
import { iso, now } from '../../builders/time.ts';
import { shuffled } from '../interest/timelines.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('a user agent', () => {
  it.each([
    ['Apple’s prefetch', 'Mozilla/5.0', 'prefetch'],
    [
      'Apple’s prefetch, spelt out',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
      'bare-webkit',
    ],
    [
      'Gmail',
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
      'image-proxy',
    ],
    [
      'Gmail in the guise of Edge',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
      'image-proxy',
    ],
    ['Yahoo', 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html', 'image-proxy'],
    ['Barracuda', 'Mozilla/5.0 (compatible; Barracuda Sentinel)', 'scanner'],
    ['Barracuda EE', 'BarracudaSentinel (EE)', 'scanner'],
    ['Proofpoint', 'Mozilla/5.0 (compatible; Proofpoint URL Defense)', 'scanner'],
    ['Mimecast', 'Mimecast-URL-Scanner/1.0', 'scanner'],
    ['headless Chrome', chrome.replace('Chrome/', 'HeadlessChrome/'), 'scanner'],
    [
      'PhantomJS',
      'Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1',
      'scanner',
    ],
    ['python', 'python-requests/2.32.3', 'scanner'],
    ['curl', 'curl/8.9.1', 'scanner'],
    ['wget', 'Wget/1.21.4', 'scanner'],
    ['Go', 'Go-http-client/2.0', 'scanner'],
    ['Java', 'Java/17.0.9', 'scanner'],
    ['okhttp', 'okhttp/4.12.0', 'scanner'],
    ['Bing', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'scanner'],
    ['a preview in Slack', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'scanner'],
    ['nothing', '', 'none'],
    ['blanks', '  ', 'none'],
    ['no header', undefined, 'none'],
  ] as const)('of %s is classified', (_who, agent, expected) => {
    expect(classifyAgent(agent)).toBe(expected);
  });

  it.each([
    ['Chrome', chrome],
    ['Edge', `${chrome} Edg/142.0.0.0`],
    ['Firefox', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    [
      'Safari',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    ],
    [
      'an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    ],
    [
      'a view inside an app',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    ],
    [
      'Android',
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    ],
    [
      'Outlook',
      'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; Microsoft Outlook 16.0.5134; ms-office; MSOffice 16)',
    ],
    ['Thunderbird', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0'],
    ['SafeLinks, which looks like Chrome: only time and bursts give it away', chrome.replace('142', '130')],
  ])('of %s is a browser', (_who, agent) => {
    expect(classifyAgent(agent)).toBe('browser');
  });
});

const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  kind: 'click',
  agent: 'browser',
  secondsSinceDelivery: 3600,
  isInBurst: false,
  sourceBursts: false,
  sourceProbes: false,
  isCloseToProbe: false,
  sourceServesMany: false,
  laterHumanEngagement: false,
  ...change,
});

describe('a verdict', () => {
  it.each<[string, Partial<Evidence>, string, string]>([
    [
      'SES says so, whatever else',
      { isBotEvent: 'Likely', laterHumanEngagement: true },
      'machine',
      'ses-flagged-bot',
    ],
    [
      'the agent scans',
      { agent: 'scanner', isBotEvent: 'Unlikely', laterHumanEngagement: true },
      'machine',
      'scanner-agent',
    ],
    ['there is no agent', { agent: 'none' }, 'machine', 'no-agent'],
    ['Apple fetched ahead', { kind: 'open', agent: 'prefetch' }, 'machine', 'prefetch-agent'],
    ['two links came at once', { isInBurst: true }, 'machine', 'burst-of-links'],
    ['its source made a burst', { kind: 'open', sourceBursts: true }, 'machine', 'same-source-as-burst'],
    [
      'its source asked for what people do not see',
      { sourceProbes: true },
      'machine',
      'same-source-as-probe',
    ],
    ['somebody asked for that at this moment', { isCloseToProbe: true }, 'machine', 'close-to-probe'],
    [
      'its source serves many, though SES cleared it and a form followed',
      { sourceServesMany: true, isBotEvent: 'Unlikely', laterHumanEngagement: true },
      'machine',
      'source-of-many-recipients',
    ],
    ['a click came within 5 seconds', { secondsSinceDelivery: 4.9 }, 'machine', 'within-seconds-of-delivery'],
    [
      'an open came within 20 seconds',
      { kind: 'open', secondsSinceDelivery: 19.9 },
      'machine',
      'within-seconds-of-delivery',
    ],
    ['a click came within 5 minutes', { secondsSinceDelivery: 299 }, 'unknown', 'soon-after-delivery'],
    [
      'an open came within two minutes',
      { kind: 'open', secondsSinceDelivery: 119 },
      'unknown',
      'soon-after-delivery',
    ],
    [
      'SES cleared a click within 30 seconds',
      { secondsSinceDelivery: 29, isBotEvent: 'Unlikely' },
      'unknown',
      'soon-after-delivery',
    ],
    [
      'SES cleared a click after 30 seconds',
      { secondsSinceDelivery: 30, isBotEvent: 'Unlikely' },
      'human',
      'ses-cleared',
    ],
    [
      'a form followed, though it came soon',
      { secondsSinceDelivery: 10, laterHumanEngagement: true },
      'human',
      'later-human-act',
    ],
    ['Gmail fetched it', { kind: 'open', agent: 'image-proxy' }, 'unknown', 'image-proxy'],
    [
      'Gmail fetched it and a form followed',
      { kind: 'open', agent: 'image-proxy', laterHumanEngagement: true },
      'human',
      'later-human-act',
    ],
    ['SES cleared it', { isBotEvent: 'Unlikely' }, 'human', 'ses-cleared'],
    ['a browser came after 5 minutes', { secondsSinceDelivery: 300 }, 'human', 'browser-agent'],
    ['nobody knows when it was delivered', { secondsSinceDelivery: undefined }, 'unknown', 'no-evidence'],
  ])('is told when %s', (_why, change, is, reason) => {
    expect(judge(evidence(change))).toMatchObject({ is, reasons: [reason] });
  });

  it('is never human against machine evidence', () => {
    // Seldom: of five signs that each stand half the time, one nearly always stands, and nobody would be judged human.
    const seldom = fc.nat(9).map((drawn) => drawn === 0);
    const any = fc.record<Evidence>({
      kind: fc.constantFrom('open', 'click'),
      isBotEvent: fc.constantFrom('Likely', 'Unlikely', undefined, undefined),
      agent: fc.constantFrom('browser', 'browser', 'image-proxy', 'scanner', 'prefetch', 'none'),
      secondsSinceDelivery: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
      isInBurst: seldom,
      sourceBursts: seldom,
      sourceProbes: seldom,
      isCloseToProbe: seldom,
      sourceServesMany: seldom,
      laterHumanEngagement: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (all) => {
        const { is } = judge(all);
        const signs = [all.isInBurst, all.sourceBursts, all.sourceProbes, all.isCloseToProbe];
        const isMachine = [...signs, all.sourceServesMany, all.isBotEvent === 'Likely'].includes(true);
        const isFor = all.laterHumanEngagement || all.isBotEvent === 'Unlikely' || all.agent === 'browser';
        if (isMachine || ['scanner', 'prefetch', 'none'].includes(all.agent)) expect(is).toBe('machine');
        if (!isFor) expect(is).not.toBe('human');
      }),
    );
  });
});

const deliveredAt = iso(now - 3_600_000);
const human = { userAgent: chrome, ipAddress: '192.0.2.10' };
const clickAt = (
  id: string,
  seconds: number,
  link: string,
  from: { userAgent: string; ipAddress: string } = human,
) => aRawEngagement('click', { id, link, ...happenedAt(now + seconds * 1000), ...from });
type Raw = Extract<RawEngagement, { kind: 'open' | 'click' }>;
const judgeAll = (
  acts: readonly Raw[],
  since: string | undefined,
  deedsAt: readonly string[] = [],
  more: Partial<MessageEvidence> = {},
) =>
  Object.fromEntries(
    [
      ...judgeMessage(
        acts.map((act): MessageEngagement => anEngagement(act, 'unknown')),
        { deliveredAt: since, deedsAt, probes: [], crowded: new Set(), ...more },
      ),
    ].map(([id, { is }]) => [id, is]),
  );
const verdicts = (acts: readonly Raw[], deliberateAt: readonly string[] = []) =>
  judgeAll(acts, deliveredAt, deliberateAt);

const clickFromNowhere = (id: string, seconds: number, link: string) =>
  aRawEngagement('click', { id, link, ...happenedAt(now + seconds * 1000), userAgent: chrome });

describe('the acts of one message, judged side by side', () => {
  it('believe a person who clicks one link', () => {
    expect(verdicts([clickAt('a', 0, 'x')])).toEqual({ a: 'human' });
  });

  it('take a burst over several links for a machine, also its first member', () => {
    expect(verdicts([clickAt('a', 0, 'x'), clickAt('b', 1, 'y'), clickAt('c', 2.9, 'z')])).toEqual({
      a: 'machine',
      b: 'machine',
      c: 'machine',
    });
  });

  it('let a person click the same link twice, and another after three seconds', () => {
    expect(verdicts([clickAt('a', 0, 'x'), clickAt('b', 1, 'x'), clickAt('c', 4, 'y')])).toEqual({
      a: 'human',
      b: 'human',
      c: 'human',
    });
  });

  it('distrust everything else from the source of a burst, but not from other sources', () => {
    const scanner = { userAgent: chrome, ipAddress: '198.51.100.7' };
    const acts = [
      clickAt('a', 0, 'x', scanner),
      clickAt('b', 1, 'y', scanner),
      aRawEngagement('open', { id: 'c', ...happenedAt(now - 600_000), ...scanner }),
      aRawEngagement('open', { id: 'd', ...happenedAt(now + 600_000), ...human }),
    ];

    expect(verdicts(acts)).toEqual({ a: 'machine', b: 'machine', c: 'machine', d: 'human' });
  });

  it('do not take acts without an address for one source', () => {
    expect(
      verdicts([
        clickFromNowhere('a', 0, 'x'),
        clickFromNowhere('b', 1, 'y'),
        clickFromNowhere('c', 600, 'z'),
      ]),
    ).toMatchObject({
      c: 'human',
    });
  });

  it('become human by a form within half an hour after, and not by one before', () => {
    const open = aRawEngagement('open', { id: 'a', ...happenedAt(now), userAgent: 'x GoogleImageProxy' });

    expect(verdicts([open], [iso(now + 30 * 60_000)])).toEqual({ a: 'human' });
    expect(verdicts([open], [iso(now + 31 * 60_000)])).toEqual({ a: 'unknown' });
    expect(verdicts([open], [iso(now - 1000)])).toEqual({ a: 'unknown' });
  });

  it('raise of each link only the last click before the form: what a scanner clicked before stays unknown', () => {
    const soon = iso(now - 60_000);

    expect(
      judgeAll([clickAt('scan', 0, 'x'), clickAt('person', 60, 'x')], soon, [iso(now + 90_000)]),
    ).toEqual({ scan: 'unknown', person: 'human' });
  });

  it('distrust the source of a request that only machines make for a quarter of an hour, and every source at that moment', () => {
    const gateway = { userAgent: chrome, ipAddress: '198.51.100.7' };
    const probes = [{ at: iso(now), ipAddress: gateway.ipAddress }];
    const acts = [
      clickAt('same', 800, 'x', gateway),
      clickAt('office', 1800, 'x', gateway),
      clickAt('moment', 8, 'y'),
      clickAt('person', 4000, 'z'),
    ];

    expect(judgeAll(acts, deliveredAt, [iso(now + 4_100_000)], { probes })).toEqual({
      same: 'machine',
      office: 'human',
      moment: 'machine',
      person: 'human',
    });
  });

  it('distrust the source of clicks in the mails of many recipients, also its opens', () => {
    const gateway = { userAgent: chrome, ipAddress: '198.51.100.7' };
    const acts = [
      clickAt('a', 0, 'x', gateway),
      aRawEngagement('open', { id: 'b', ...happenedAt(now), ...gateway }),
      clickAt('c', 600, 'x'),
    ];

    expect(judgeAll(acts, deliveredAt, [], { crowded: new Set(['a']) })).toEqual({
      a: 'machine',
      b: 'machine',
      c: 'human',
    });
  });

  it('keep the verdict of an act whose agent and address have faded', () => {
    const faded = { ...clickAt('a', 0, 'x'), userAgent: undefined, ipAddress: undefined, faded: true };
    const nothingElse = { deliveredAt, deedsAt: [], probes: [], crowded: new Set<string>() };

    for (const is of ['human', 'unknown', 'machine'] as const)
      expect(judgeMessage([anEngagement(faded, is)], nothingElse).get('a')?.is).toBe(is);
  });

  it('take an act that seems to come before delivery for one within seconds of it', () => {
    expect(verdicts([clickAt('a', -7200, 'x')])).toEqual({ a: 'machine' });
  });

  it('are unknown while delivery is unknown', () => {
    expect(judgeAll([clickAt('a', 0, 'x')], undefined)).toEqual({ a: 'unknown' });
  });

  it('come out the same in any order, and when repeated', () => {
    const one = fc
      .tuple(
        fc.boolean(),
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom('10', '20'),
      )
      .map(([isOpen, seconds, link, address]) => ({
        isOpen,
        seconds,
        link,
        ipAddress: `192.0.2.${address}`,
      }));
    const acts = fc.array(one, { maxLength: 8 }).map((all) =>
      all.map(({ isOpen, seconds, link, ipAddress }, index): Raw => {
        const base = { id: `${index}`, ...happenedAt(now + seconds * 1000), userAgent: chrome, ipAddress };
        return isOpen ? aRawEngagement('open', base) : aRawEngagement('click', { ...base, link });
      }),
    );
    const pairs = acts.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    const deeds = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 });
    const probe = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });
    const crowds = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 2 });
    const soon = iso(now - 100_000);
    fc.assert(
      fc.property(pairs, deeds, probe, crowds, ([all, other], deedsAt, probeAt, crowded) => {
        const more: Partial<MessageEvidence> = {
          probes: probeAt === undefined ? [] : [{ at: iso(now + probeAt * 1000), ipAddress: '192.0.2.10' }],
          crowded: new Set(crowded.map(String)),
        };
        const judged = (some: readonly Raw[]) =>
          judgeAll(
            some,
            soon,
            deedsAt.map((at) => iso(now + at * 1000)),
            more,
          );
        expect(judged(other)).toEqual(judged(all));
        expect(judged([...other, ...all])).toEqual(judged(all));
      }),
    );
  });
});
