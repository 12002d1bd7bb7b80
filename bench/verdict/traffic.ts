import { seeded, type Random } from '../../demo/random.ts';
import type { RawEngagement } from '../../domain/engagement/engagement.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';

/** One act as it truly was; `single` is a machine that followed one link only. */
export interface LabelledEngagement {
  readonly act: RawEngagement;
  readonly by: 'human' | 'machine' | 'single';
}

/** A mail with all that was truly done with it. */
export interface Traffic {
  readonly mail: OutboxMail;
  readonly acts: readonly LabelledEngagement[];
  /** Addresses that a bought list of scanners knows: what Mautic's rule may look at. */
  readonly listed: ReadonlySet<string>;
}

const START = Date.UTC(2026, 9, 6, 1);
const SECOND = 1000;
const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
];
const SCANNERS = [
  'Mozilla/5.0 (compatible; Barracuda Sentinel)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
  '',
];
const PREFETCH = [
  'Mozilla/5.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];
const PROXIES = {
  gmail: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  yahoo: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
};

interface Gateway {
  readonly addresses: readonly string[];
}

interface Company {
  readonly people: number;
  readonly office: string;
  readonly gateway: Gateway | undefined;
}

/** One campaign's traffic on about so many mails. The same seed gives the same traffic. */
export function makeTraffic(seed: number, mails: number): readonly Traffic[] {
  const random = seeded(seed);
  const services: readonly Gateway[] = Array.from({ length: 6 }, (_, service) => ({
    addresses: Array.from({ length: 4 }, (__, each) => `198.51.${100 + service}.${each + 1}`),
  }));
  const traffic: Traffic[] = [];
  for (let company = 0; traffic.length < mails; company++) {
    const own = random.fork(`company:${company}`);
    const made = makeCompany(own, company, services);
    for (let person = 0; person < made.people; person++)
      traffic.push(makeMail(own.fork(`person:${person}`), made, traffic.length, mails));
  }
  return traffic;
}

function makeCompany(random: Random, index: number, services: readonly Gateway[]): Company {
  const people = random.chance(0.6)
    ? random.between(1, 3)
    : random.chance(0.85)
      ? random.between(4, 12)
      : random.between(13, 60);
  const office = `203.0.${Math.floor(index / 250)}.${(index % 250) + 1}`;
  if (!random.chance(0.3)) return { people, office, gateway: undefined };
  const service = services[random.between(0, services.length - 1)];
  if (random.chance(0.8)) return { people, office, gateway: service };
  // A company's own appliance: one in five leaves through the same address as the office.
  const own = random.chance(0.2) ? office : `192.0.${Math.floor(index / 250)}.${(index % 250) + 1}`;
  return { people, office, gateway: { addresses: [own] } };
}

function makeMail(random: Random, company: Company, index: number, mails: number): Traffic {
  // A wave within an hour; delivery a few seconds after sending.
  const deliveredAt = START + Math.floor((index / mails) * 3600 * SECOND) + random.between(500, 4000);
  const customerId = `c${index}`;
  const mail: OutboxMail = {
    schemaVersion: 1,
    id: `m${index}`,
    customerId,
    subject: { kind: 'nurture', campaignId: 'campaign', step: 0 },
    state: 'sent',
    queuedAt: new Date(deliveredAt - 5 * SECOND).toISOString(),
    sentAt: new Date(deliveredAt - 3 * SECOND).toISOString(),
    deliveredAt: new Date(deliveredAt).toISOString(),
  };
  // Ours have two or three tracked links; letters of one's own up to ten.
  const links = Array.from(
    { length: random.chance(0.6) ? random.between(2, 3) : 10 },
    (_, each) => `l${each}`,
  );
  const acts: LabelledEngagement[] = [];
  const note: Note = (by, atMs, act) => {
    const at = new Date(Math.floor(atMs)).toISOString();
    const base = {
      id: `${mail.id}-${acts.length}`,
      customerId,
      messageId: mail.id,
      occurredAt: at,
      receivedAt: at,
    };
    acts.push({ by, act: { ...act, ...base } });
  };
  const client = random.chance(0.5)
    ? 'apple'
    : random.chance(0.4)
      ? 'gmail'
      : random.chance(0.15)
        ? 'yahoo'
        : 'outlook';
  if (company.gateway !== undefined) scan(random.fork('scan'), company.gateway, deliveredAt, links, note);
  if (client === 'apple') prefetch(random.fork('prefetch'), deliveredAt, note);
  read(random.fork('person'), { client, company, deliveredAt, links, note });
  return {
    mail,
    acts,
    listed: new Set((company.gateway?.addresses ?? []).filter((each) => each.endsWith('.1'))),
  };
}

type Deed =
  | {
      readonly kind: 'open';
      readonly userAgent: string;
      readonly ipAddress: string;
      readonly isBotEvent: Flag;
    }
  | {
      readonly kind: 'click';
      readonly link: string;
      readonly userAgent: string;
      readonly ipAddress: string;
      readonly isBotEvent: Flag;
    }
  | {
      readonly kind: 'download';
      readonly assetId: string;
      readonly assetTitle: string;
      readonly ipAddress: string;
    }
  | { readonly kind: 'probe'; readonly how: 'hidden-link' | 'head-request'; readonly ipAddress: string };
type Note = (by: LabelledEngagement['by'], atMs: number, act: Deed) => void;
type Flag = 'Likely' | 'Unlikely' | undefined;

/** SES says something of 60 in 100, and is wrong once in 200. */
function flagOf(random: Random, by: 'human' | 'machine'): Flag {
  if (!random.chance(0.6)) return undefined;
  return (by === 'machine') === random.chance(0.995) ? 'Likely' : 'Unlikely';
}

/** 66% of click runs at 20 to 60 s after delivery, 28% at 1 to 5 minutes, the rest within half an hour. */
function clicksAfter(random: Random): number {
  if (random.chance(0.66)) return 20 + 40 * random.next();
  return random.chance(0.28 / 0.34) ? 60 + 240 * random.next() : 300 + 1500 * random.next();
}

/** 61% of scanners' opens within 10 s of delivery, 84% within 20 s. */
function opensAfter(random: Random): number {
  if (random.chance(0.61)) return 10 * random.next();
  return random.chance(0.23 / 0.39) ? 10 + 10 * random.next() : 20 + 100 * random.next();
}

const oneOf = (random: Random, all: readonly string[]): string =>
  all[random.between(0, all.length - 1)] ?? '';

function scan(
  random: Random,
  gateway: Gateway,
  deliveredAt: number,
  links: readonly string[],
  note: Note,
): void {
  const ipAddress = oneOf(random, gateway.addresses);
  const who = {
    userAgent: random.chance(0.75) ? oneOf(random, BROWSERS.slice(0, 2)) : oneOf(random, SCANNERS),
    ipAddress,
    isBotEvent: flagOf(random, 'machine'),
  };
  if (random.chance(0.9))
    note('machine', deliveredAt + opensAfter(random) * SECOND, { kind: 'open', ...who });
  if (random.chance(0.1)) return;
  const start = deliveredAt + clicksAfter(random) * SECOND;
  // One in five follows a single link, the rest all of them within a second.
  if (random.chance(0.2)) {
    note('single', start, { kind: 'click', link: oneOf(random, links), ...who });
  } else {
    const followed = links.length === 10 && random.chance(0.5) ? links.slice(1) : links;
    for (const link of followed)
      note('machine', start + 900 * random.next(), { kind: 'click', link, ...who });
    // Six in ten read the markup and take the link that people do not see along.
    if (random.chance(0.6))
      note('machine', start + 900 * random.next(), { kind: 'probe', how: 'hidden-link', ipAddress });
  }
  if (random.chance(0.1)) note('machine', start + 500, { kind: 'probe', how: 'head-request', ipAddress });
}

function prefetch(random: Random, deliveredAt: number, note: Note): void {
  note('machine', deliveredAt + (3 + 240 * random.next()) * SECOND, {
    kind: 'open',
    userAgent: random.chance(0.85) ? (PREFETCH[0] ?? '') : (PREFETCH[1] ?? ''),
    ipAddress: `17.58.${random.between(1, 250)}.9`,
    isBotEvent: flagOf(random, 'machine'),
  });
}

interface Reader {
  readonly client: 'apple' | 'gmail' | 'yahoo' | 'outlook';
  readonly company: Company;
  readonly deliveredAt: number;
  readonly links: readonly string[];
  readonly note: Note;
}

/** When a person opens: some are at the screen when it comes, most within hours, some days later. */
function readsAfter(random: Random): number {
  if (random.chance(0.05)) return 8 + 52 * random.next();
  if (random.chance(0.1)) return 60 + 240 * random.next();
  return random.chance(0.8) ? 300 + 8 * 3600 * random.next() ** 2 : 86_400 * (1 + 4 * random.next());
}

function read(random: Random, { client, company, deliveredAt, links, note }: Reader): void {
  if (!random.chance(0.4)) return;
  const opensAt = deliveredAt + readsAfter(random) * SECOND;
  const who = {
    userAgent: oneOf(random, BROWSERS),
    ipAddress: random.chance(0.8)
      ? company.office
      : random.chance(0.3)
        ? `100.200.0.${random.between(1, 8)}`
        : `81.0.${random.between(1, 250)}.${random.between(1, 250)}`,
    isBotEvent: flagOf(random, 'human'),
  };
  if (client === 'gmail' || client === 'yahoo')
    note('human', opensAt, { kind: 'open', ...who, userAgent: PROXIES[client], ipAddress: '66.249.84.1' });
  // What Apple fetched ahead is kept: the person's own open is never seen.
  else if (client === 'outlook') note('human', opensAt, { kind: 'open', ...who });
  if (!random.chance(0.35)) return;
  // One in ten knows what he wants and clicks within seconds of opening.
  const first = opensAt + (random.chance(0.1) ? 1 + 6 * random.next() : 8 + 200 * random.next()) * SECOND;
  const link = oneOf(random, links);
  note('human', first, { kind: 'click', link, ...who });
  if (random.chance(0.15)) {
    // A second link, hardly ever as fast as a scanner's.
    const gap = random.chance(0.02) ? 0.8 + 1.2 * random.next() : 2.2 + 90 * random.next();
    note('human', first + gap * SECOND, {
      kind: 'click',
      link: links.find((each) => each !== link) ?? link,
      ...who,
    });
  }
  if (random.chance(0.4))
    note('human', first + (15 + 90 * random.next()) * SECOND, {
      kind: 'download',
      assetId: link,
      assetTitle: link,
      ipAddress: who.ipAddress,
    });
}
