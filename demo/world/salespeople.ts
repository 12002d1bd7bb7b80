import type { LocalStack } from '../../local/local-stack.ts';
import type { Mail } from '../../local/ses/mail.ts';
import type { Random } from '../random.ts';
import { answerLinks, type AnswerLinks } from './answer-links.ts';
import { newCast, type Cast, type Part } from './cast.ts';
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

/** Salespeople read their mail: most accept and report, some forget, one works only in the CRM; managers step in. */
export function behaveAsSalespeople(world: SalesWorld): void {
  const asked = new Set<string>();
  const cast = newCast();
  world.stack.mailbox.onMail((mail) => {
    if (mail.tags['k'] !== 'staff') return;
    const code = /(?:受付番号|Reference) ([2-9A-HJ-NP-Z]{6})/.exec(mail.text ?? '')?.[1] ?? '';
    const links = answerLinks(mail);
    if (links.manage !== undefined) {
      if (/期限超過/.test(mail.subject) && cast.partOf(code) === 'neglected')
        planReassign(world, mail, links.manage);
      return;
    }
    if (links.accept === undefined || links.report === undefined) return;
    const key = `${mail.to[0] ?? ''} ${links.accept}`;
    const isReminder = asked.has(key);
    asked.add(key);
    const own = world.random.fork(
      `sales:${world.addressOf(mail.tags['c'] ?? '')}:${isReminder ? 'again' : 'first'}`,
    );
    if (world.entersIntoCrm(mail.to[0] ?? '')) {
      if (!isReminder) planCrm(world, mail, own);
      return;
    }
    const part = cast.give(code, /^【([AB])/.exec(mail.subject)?.[1] ?? '', links.dispute !== undefined);
    const isPassedOn = mail.text?.includes('担当の変更により') ?? false;
    if (!isReminder && (part === 'ordinary' || part === 'prompt')) planColleague(world, mail, own);
    if (part === 'ordinary' || isPassedOn)
      return planOrdinary(world, mail, links, own, isReminder && !isPassedOn);
    if (!isReminder) playPart(world, cast, mail, links, own, part);
  });
}

function planOrdinary(
  world: SalesWorld,
  mail: Mail,
  links: AnswerLinks,
  random: Random,
  isReminder: boolean,
): void {
  if (!random.chance(isReminder ? 0.6 : 0.8)) {
    world.truth.attempts.forgotten++;
    return;
  }
  const acceptsAt = atWork(random, mail.at, 0.05, 0.6);
  planAccept(world, links, acceptsAt);
  planCall(world, mail, links, random, acceptsAt, 0);
}

function planAccept({ stack, truth }: SalesWorld, { accept = '' }: AnswerLinks, acceptsAt: Date): void {
  stack.plan(acceptsAt, async () => {
    await readPage(accept, PHONE);
    await pressButton(accept, PHONE);
    truth.attempts.accepted++;
  });
}

const MINUTE = 60_000;
const minutesAfter = ({ at }: Mail, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

function playPart(
  world: SalesWorld,
  cast: Cast,
  mail: Mail,
  links: AnswerLinks,
  random: Random,
  part: Exclude<Part, 'ordinary'>,
): void {
  const { report = '', dispute = '' } = links;
  switch (part) {
    case 'prompt':
      planAccept(world, links, minutesAfter(mail, 5));
      if (links.tossUp !== undefined) return planTransfer(world, links.tossUp, minutesAfter(mail, 25));
      return planReport(world, mail, report, minutesAfter(mail, 25), 'reached');
    case 'absent':
      for (const hours of [3, 26, 50])
        planReport(world, mail, report, atWork(random, mail.at, hours, hours + 2), 'notReached');
      return undefined;
    case 'tooEarly':
      planAccept(world, links, atWork(random, mail.at, 0.1, 0.6));
      return planReport(world, mail, report, atWork(random, mail.at, 1, 3), 'tooEarly');
    case 'doubted':
      return world.stack.plan(atWork(random, mail.at, 0.1, 1), async () => {
        await readPage(dispute, PHONE);
        const said = await pressButton(dispute, PHONE);
        world.truth.disputed.push(mail.tags['c'] ?? '');
        if (said.includes('この件を取り下げます')) return;
        cast.doubtAnother();
        planOrdinary(world, { ...mail, at: world.stack.now() }, links, random, false);
      });
    case 'neglected':
    case 'silent':
      world.truth.attempts.forgotten++;
      return undefined;
    default:
      return part satisfies never;
  }
}

function planReport(
  { stack, truth }: SalesWorld,
  mail: Mail,
  report: string,
  at: Date,
  outcome: CallOutcome | 'notReached',
): void {
  stack.plan(at, async () => {
    await readPage(report, PHONE);
    await pressButton(report, PHONE, { outcome, channel: 'phone', ...fieldsFor(outcome, 0) });
    truth.outcomes.push({
      customerId: mail.tags['c'] ?? '',
      outcome,
      at: stack.now().toISOString(),
      amount: 0,
    });
    if (outcome === 'notReached') truth.attempts.notReached++;
  });
}

/** Inside sales has spoken with the customer and passes the lead on, with what it heard. */
function planTransfer({ stack }: SalesWorld, tossUp: string, at: Date): void {
  stack.plan(at, async () => {
    await readPage(tossUp, PHONE);
    await pressButton(tossUp, PHONE, {
      need: 'concrete',
      authority: 'spokenWith',
      timeframe: 'halfYear',
      problem: '棚卸しに毎月3日かかり、現場の残業が続いている',
      reason: '来期の監査までに在庫の精度を上げたい',
      seriousness: 'comparing',
    });
  });
}

/** The manager looks, and gives the lead to whoever has fewest. */
function planReassign({ stack, random }: SalesWorld, mail: Mail, manage: string): void {
  stack.plan(atWork(random.fork(`manager:${manage}`), mail.at, 0.1, 0.5), async () => {
    const shown = await readPage(manage, PHONE);
    const to = /name="to" value="([a-z2-7]+)"/.exec(shown)?.[1] ?? '';
    await pressButton(manage, PHONE, { to });
  });
}

/** A colleague at the same company asks too, while the first is being talked to: he joins the open handoff. */
function planColleague(world: SalesWorld, mail: Mail, random: Random): void {
  const address = world.addressOf(mail.tags['c'] ?? '');
  if (world.truth.colleagues.length >= 2 || address === '') return;
  const theirs = world.stack.mailbox
    .mails()
    .find(
      (each) =>
        each.tags['k'] === 'nurture' &&
        each.to[0]?.split('@')[1] === address.split('@')[1] &&
        each.to[0] !== address &&
        !world.truth.refusals.some((refusal) => refusal.address === each.to[0]),
    );
  const link = theirs?.links.find(({ url }) => url.includes('/q/'))?.url;
  if (theirs === undefined || link === undefined) return;
  world.truth.colleagues.push(theirs.to[0] ?? '');
  const { browser } = recipientOf(world.random, theirs.to[0] ?? '');
  world.stack.plan(atWork(random, mail.at, 0.5, 2), async () => {
    await readPage(link, browser);
    world.truth.acts.push({
      customerId: theirs.tags['c'] ?? '',
      by: 'human',
      kind: 'inquiry',
      mailId: theirs.tags['m'] ?? '',
      link,
      at: world.stack.now().toISOString(),
    });
    await pressButton(link, browser, { kind: 'consultation', message: '私もお話をうかがいたいです。' });
  });
}

function planCall(
  world: SalesWorld,
  mail: Mail,
  links: AnswerLinks,
  random: Random,
  from: Date,
  attempt: number,
): void {
  const { stack, truth } = world;
  const { report = '' } = links;
  const recipient = recipientOf(world.random, world.addressOf(mail.tags['c'] ?? ''));
  const callsAt = atWork(random, from, attempt === 0 ? 0.1 : 20, attempt === 0 ? 3 : 30);
  const isAbsent = random.chance(0.3);
  if (!isAbsent && random.chance(0.1)) return;
  const outcome = isAbsent ? 'notReached' : outcomeFor(recipient, random);
  if (links.tossUp !== undefined && (outcome === 'opportunity' || outcome === 'reached'))
    return planTransfer(world, links.tossUp, callsAt);
  stack.plan(callsAt, async () => {
    await readPage(report, PHONE);
    const amount = outcome === 'opportunity' ? random.between(40, 300) * 10_000 : 0;
    await pressButton(report, PHONE, { outcome, channel: 'phone', ...fieldsFor(outcome, amount) });
    truth.outcomes.push({ customerId: mail.tags['c'] ?? '', outcome, at: stack.now().toISOString(), amount });
    if (outcome === 'notReached') {
      truth.attempts.notReached++;
      if (attempt < 2) planCall(world, mail, links, random, stack.now(), attempt + 1);
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
