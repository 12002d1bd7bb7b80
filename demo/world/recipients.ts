import type { LocalStack } from '../../local/local-stack.ts';
import type { Mail } from '../../local/ses/mail.ts';
import type { Random } from '../random.ts';
import { atWork, secondsLater } from './clock.ts';
import type { Truth } from './truth.ts';
import { pressButton, readPage, type Browser } from './visit-page.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const GMAIL_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';

/** How somebody truly is: nobody tells the system. */
export interface Recipient {
  readonly mood: 'keen' | 'curious' | 'asleep';
  readonly client: 'outlook' | 'gmail' | 'apple';
  readonly isScanned: boolean;
  readonly isDead: boolean;
  readonly complains: boolean;
  readonly unsubscribes: boolean;
  readonly browser: Browser;
}

const habits = {
  keen: { opens: 0.85, clicks: 0.65, downloads: 0.75, registers: 0.6, asks: 0.12 },
  curious: { opens: 0.5, clicks: 0.25, downloads: 0.45, registers: 0.2, asks: 0.01 },
  asleep: { opens: 0.12, clicks: 0.1, downloads: 0.1, registers: 0.02, asks: 0 },
} as const;

/** Of how many addresses mail comes back, and how many people complain: shares of 1. */
export interface ListHealth {
  readonly dead: number;
  readonly complaining: number;
}

/** A list that was in a drawer for years. */
const oldList: ListHealth = { dead: 0.015, complaining: 0.004 };

/** Somebody's ways, the same for the same address and seed. Scanners stand before whole companies. */
export function recipientOf(random: Random, address: string, health = oldList): Recipient {
  const own = random.fork(`recipient:${address}`);
  const company = random.fork(`company:${address.split('@')[1] ?? ''}`);
  const isScanned = company.chance(0.3);
  const mood = own.chance(0.22) ? 'keen' : own.chance(0.4) ? 'curious' : 'asleep';
  const client = own.chance(0.5) ? 'outlook' : own.chance(0.5) ? 'gmail' : 'apple';
  return {
    mood,
    client,
    isScanned,
    isDead: own.chance(health.dead),
    complains: own.chance(health.complaining),
    unsubscribes: own.chance(0.025),
    browser: {
      userAgent: client === 'apple' ? SAFARI : CHROME,
      ipAddress: `2001:db8:${own.between(1, 65_535).toString(16)}::1`,
    },
  };
}

export interface RecipientsWorld {
  readonly stack: Pick<LocalStack, 'mailbox' | 'now' | 'plan'>;
  readonly random: Random;
  readonly truth: Truth;
  /** Who registered for the webinar: the attendance file is made of them. */
  readonly registered: Map<string, Recipient>;
  readonly health?: ListHealth;
}

/** Everybody who gets a nurture mail behaves: machines at once, people in their own time. */
export function behaveAsRecipients(world: RecipientsWorld): void {
  const { stack, random, health } = world;
  stack.mailbox.setOutcome((address) => {
    if (!address.endsWith('.example') || address.endsWith('@mirai-zaiko.example')) return 'deliver';
    const recipient = recipientOf(random, address, health);
    return recipient.isDead ? 'bounce-permanent' : recipient.complains ? 'complain' : 'deliver';
  });
  stack.mailbox.onMail((mail) => {
    const address = mail.to[0];
    if (mail.tags['k'] !== 'nurture' || address === undefined) return;
    const recipient = recipientOf(random, address, health);
    if (recipient.isDead) return;
    const own = random.fork(`mail:${address}:${mail.subject}`);
    if (recipient.isScanned) planScanner(world, mail, own);
    if (recipient.client === 'apple') planPrefetch(world, mail, own);
    planPerson(world, mail, recipient, own);
  });
}

const note = (
  { stack, truth }: RecipientsWorld,
  mail: Mail,
  by: 'human' | 'machine',
  kind: Truth['acts'][number]['kind'],
  link = '',
): void => {
  truth.acts.push({
    customerId: mail.tags['c'] ?? '',
    by,
    kind,
    mailId: mail.tags['m'] ?? '',
    link,
    at: stack.now().toISOString(),
  });
};

/** A gateway opens within seconds and clicks every link at once, with a browser's name; SES knows six in ten of them. */
function planScanner(world: RecipientsWorld, mail: Mail, random: Random): void {
  const { stack } = world;
  const visitor = {
    userAgent: CHROME,
    ipAddress: `198.51.100.${random.between(1, 60)}`,
    ...(random.chance(0.6) ? { isBotEvent: 'Likely' } : {}),
  };
  stack.plan(secondsLater(mail.at, 4 + random.next() * 14), () => {
    note(world, mail, 'machine', 'open');
    stack.mailbox.open(mail.messageId, visitor);
  });
  const start = secondsLater(
    mail.at,
    random.chance(0.66) ? 20 + random.next() * 40 : 60 + random.next() * 240,
  );
  for (const link of mail.links.filter(({ tracked }) => tracked))
    stack.plan(secondsLater(start, random.next() * 0.9), () => {
      note(world, mail, 'machine', 'click', link.url);
      stack.mailbox.click(mail.messageId, link.url, visitor);
    });
}

/** Apple fetches all images at delivery, read or not. */
function planPrefetch(world: RecipientsWorld, mail: Mail, random: Random): void {
  world.stack.plan(secondsLater(mail.at, 3 + random.next() * 240), () => {
    note(world, mail, 'machine', 'open');
    world.stack.mailbox.open(mail.messageId, {
      userAgent: 'Mozilla/5.0',
      ipAddress: `17.58.${random.between(1, 250)}.9`,
    });
  });
}

function planPerson(world: RecipientsWorld, mail: Mail, recipient: Recipient, random: Random): void {
  const { stack } = world;
  const habit = habits[recipient.mood];
  if (recipient.unsubscribes) planUnsubscribe(world, mail, recipient, random);
  if (!random.chance(habit.opens)) return;
  const opensAt = atWork(random, mail.at, 0.3, 40);
  stack.plan(opensAt, () => {
    // A prefetched image is cached: the later human open is never seen, so it is not counted as done.
    if (recipient.client === 'apple') return;
    note(world, mail, 'human', 'open');
    stack.mailbox.open(mail.messageId, {
      userAgent: recipient.client === 'gmail' ? GMAIL_PROXY : recipient.browser.userAgent,
      ipAddress: recipient.client === 'gmail' ? '66.249.84.1' : recipient.browser.ipAddress,
      ...(random.chance(0.7) ? { isBotEvent: 'Unlikely' } : {}),
    });
  });
  const asset = mail.links.find(({ url }) => /\/[dw]\//.test(url));
  if (asset !== undefined && random.chance(habit.clicks))
    stack.plan(secondsLater(opensAt, 20 + random.next() * 200), () =>
      followLink(world, mail, asset.url, recipient, random),
    );
  const consultation = mail.links.find(({ url }) => url.includes('/q/'));
  if (consultation !== undefined && random.chance(habit.asks))
    stack.plan(secondsLater(opensAt, 400 + random.next() * 600), () =>
      askForTalk(world, mail, consultation.url, recipient),
    );
}

function followLink(
  world: RecipientsWorld,
  mail: Mail,
  url: string,
  recipient: Recipient,
  random: Random,
): void {
  const { stack } = world;
  note(world, mail, 'human', 'click', url);
  stack.mailbox.click(mail.messageId, url, {
    ...recipient.browser,
    ...(random.chance(0.8) ? { isBotEvent: 'Unlikely' } : {}),
  });
  const isWebinar = url.includes('/w/');
  const acts = habits[recipient.mood];
  if (!random.chance(isWebinar ? acts.registers : acts.downloads)) return;
  stack.plan(secondsLater(stack.now(), 15 + random.next() * 90), async () => {
    await readPage(url, recipient.browser);
    note(world, mail, 'human', isWebinar ? 'registration' : 'download', url);
    await pressButton(url, recipient.browser);
    if (isWebinar) world.registered.set(mail.to[0] ?? '', recipient);
  });
}

async function askForTalk(
  world: RecipientsWorld,
  mail: Mail,
  url: string,
  recipient: Recipient,
): Promise<void> {
  await readPage(url, recipient.browser);
  note(world, mail, 'human', 'inquiry', url);
  await pressButton(url, recipient.browser, {
    kind: 'consultation',
    message: '在庫の見直しを検討しています。一度、相談させてください。',
  });
}

/** The mail program's own button: one POST, no page, no cookie (RFC 8058). */
function planUnsubscribe(world: RecipientsWorld, mail: Mail, recipient: Recipient, random: Random): void {
  const header = mail.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '';
  const url = /<(https?:[^>]+)>/.exec(header)?.[1];
  if (url === undefined) return;
  world.stack.plan(atWork(random, mail.at, 1, 30), async () => {
    await pressButton(url, recipient.browser, { 'List-Unsubscribe': 'One-Click' });
    world.truth.refusals.push({ address: mail.to[0] ?? '', at: world.stack.now().toISOString() });
  });
}
