import type { LocalStack } from '../../local/local-stack.ts';
import type { Mail } from '../../local/ses/mail.ts';
import type { Random } from '../random.ts';
import { atWork } from './clock.ts';
import { recipientOf, type Recipient } from './recipients.ts';
import type { Truth } from './truth.ts';
import { pressButton, readPage, type Browser } from './visit-page.ts';

const PHONE: Browser = {
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  ipAddress: '192.0.2.10',
};

export interface SalesWorld {
  readonly stack: LocalStack;
  readonly random: Random;
  readonly truth: Truth;
  /** The address of a customer, to know how he truly is. */
  readonly addressOf: (customerId: string) => string;
  /** Whoever works in the CRM and never reports by mail: what he wins comes by file. */
  readonly entersIntoCrm: (ownerAddress: string) => boolean;
  readonly crmDeals: { customerId: string; openedOn: string; wonOn: string | undefined; amount: number }[];
}

/** Salespeople read their mail: most accept and report, some forget, one works only in the CRM. */
export function behaveAsSalespeople(world: SalesWorld): void {
  const asked = new Set<string>();
  world.stack.mailbox.onMail((mail) => {
    if (mail.tags['k'] !== 'staff') return;
    const links = answerLinks(mail);
    if (links.accept === undefined || links.report === undefined) return;
    const key = `${mail.to[0] ?? ''} ${links.accept}`;
    const isReminder = asked.has(key);
    asked.add(key);
    const own = world.random.fork(
      `sales:${world.addressOf(mail.tags['c'] ?? '')}:${isReminder ? 'again' : 'first'}`,
    );
    if (world.entersIntoCrm(mail.to[0] ?? '')) return isReminder ? undefined : planCrm(world, mail, own);
    if (!own.chance(isReminder ? 0.6 : 0.8)) {
      world.truth.attempts.forgotten++;
      return undefined;
    }
    return planAnswer(world, mail, links.accept, links.report, own);
  });
}

function answerLinks(mail: Mail): {
  readonly accept: string | undefined;
  readonly report: string | undefined;
} {
  const link = (action: string): string | undefined =>
    mail.links.find(({ url }) => url.includes('/h/') && url.includes(`a=${action}`))?.url;
  return { accept: link('accept'), report: link('report') };
}

function planAnswer(world: SalesWorld, mail: Mail, accept: string, report: string, random: Random): void {
  const { stack, truth } = world;
  const acceptsAt = atWork(random, mail.at, 0.05, 0.6);
  stack.plan(acceptsAt, async () => {
    await readPage(accept, PHONE);
    await pressButton(accept, PHONE);
    truth.attempts.accepted++;
  });
  const recipient = recipientOf(world.random, world.addressOf(mail.tags['c'] ?? ''));
  planCall(world, mail, report, recipient, random, acceptsAt, 0);
}

function planCall(
  world: SalesWorld,
  mail: Mail,
  report: string,
  recipient: Recipient,
  random: Random,
  from: Date,
  attempt: number,
): void {
  const { stack, truth } = world;
  const callsAt = atWork(random, from, attempt === 0 ? 0.1 : 20, attempt === 0 ? 3 : 30);
  const isAbsent = random.chance(0.3);
  if (!isAbsent && random.chance(0.1)) return;
  const outcome = isAbsent ? 'notReached' : outcomeFor(recipient, random);
  stack.plan(callsAt, async () => {
    await readPage(report, PHONE);
    const amount = outcome === 'opportunity' ? random.between(40, 300) * 10_000 : 0;
    await pressButton(report, PHONE, { outcome, channel: 'phone', ...fieldsFor(outcome, amount) });
    truth.outcomes.push({ customerId: mail.tags['c'] ?? '', outcome, at: stack.now().toISOString(), amount });
    if (outcome === 'notReached') {
      truth.attempts.notReached++;
      if (attempt < 2) planCall(world, mail, report, recipient, random, stack.now(), attempt + 1);
    }
    if (outcome === 'opportunity') planClosing(world, mail, report, random, amount);
  });
}

type CallOutcome = 'opportunity' | 'tooEarly' | 'gathering' | 'notNeeded' | 'reached';

function outcomeFor(recipient: Recipient, random: Random): CallOutcome {
  if (recipient.mood === 'keen')
    return random.chance(0.6) ? 'opportunity' : random.chance(0.5) ? 'tooEarly' : 'reached';
  if (recipient.mood === 'curious')
    return random.chance(0.15) ? 'opportunity' : random.chance(0.5) ? 'gathering' : 'tooEarly';
  return random.chance(0.6) ? 'notNeeded' : 'gathering';
}

function fieldsFor(outcome: string, amount: number): Readonly<Record<string, string>> {
  if (outcome === 'opportunity')
    return { amount: `${amount / 10_000}万円`, need: 'concrete', timeframe: 'halfYear' };
  return outcome === 'tooEarly' ? { until: 'months3' } : {};
}

function planClosing(world: SalesWorld, mail: Mail, report: string, random: Random, amount: number): void {
  if (!random.chance(0.6)) return;
  const outcome = random.chance(0.6) ? 'won' : 'lost';
  world.stack.plan(atWork(random, world.stack.now(), 24 * 6, 24 * 20), async () => {
    await pressButton(report, PHONE, { outcome, ...(outcome === 'won' ? { amount: String(amount) } : {}) });
    world.truth.outcomes.push({
      customerId: mail.tags['c'] ?? '',
      outcome,
      at: world.stack.now().toISOString(),
      amount,
    });
  });
}

/** What a salesperson without mails does: the talk shows up in the next export of the CRM. */
function planCrm(world: SalesWorld, mail: Mail, random: Random): void {
  const recipient = recipientOf(world.random, world.addressOf(mail.tags['c'] ?? ''));
  if (recipient.mood === 'asleep' || !random.chance(0.6)) return;
  world.stack.plan(atWork(random, mail.at, 20, 60), () => {
    const day = world.stack.now().toISOString().slice(0, 10);
    const amount = random.between(40, 300) * 10_000;
    const won = random.chance(0.4)
      ? new Date(world.stack.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10)
      : undefined;
    world.crmDeals.push({ customerId: mail.tags['c'] ?? '', openedOn: day, wonOn: won, amount });
    world.truth.outcomes.push({
      customerId: mail.tags['c'] ?? '',
      outcome: 'opportunity',
      at: world.stack.now().toISOString(),
      amount,
    });
    if (won !== undefined)
      world.truth.outcomes.push({
        customerId: mail.tags['c'] ?? '',
        outcome: 'won',
        at: `${won}T03:00:00.000Z`,
        amount,
      });
  });
}
