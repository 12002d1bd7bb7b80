import { dispatchDue } from '../app/mail/dispatch-due.ts';
import { queueMail } from '../app/mail/mail-store.ts';
import { saveAccounts } from '../app/people/account-store.ts';
import { saveOwners } from '../app/people/owner-store.ts';
import { createCampaign } from '../app/sequences/campaign-store.ts';
import { queuedMail } from '../domain/mail/mail.ts';
import { mailMessageSchema, type MailMessage } from '../domain/mail/mail-message.ts';
import { customersPerSecond } from '../domain/mail/sending.ts';
import { transact } from '../platform/dynamodb/transact.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { anAccount, anOwner } from '../tests/builders/people.ts';
import { aCampaign } from '../tests/builders/views.ts';
import { mailMessages } from '../tests/app/support/consumers.ts';
import type { ReadyMail } from '../platform/ses.ts';
import { openBenchDatabase } from './bench-database.ts';
import { mailDeps, NOW, prepareMails } from './mail-work.ts';
import { median, printLine } from './report.ts';

const AT_ONCE = 32;
/** Somebody becomes hot once in so many seconds, and sales has to hear of it within so many. */
const [HOT_EVERY, HEARD_WITHIN] = [10, 10];

/** How long at which quota of SES, so many mails due at once, and over how many seconds the rate is looked at. */
const scenes = [
  { rate: 1, mails: 200, minutes: 2, window: 60 },
  { rate: 14, mails: 5000, minutes: 5, window: 10 },
  { rate: 200, mails: 10_000, minutes: 1, window: 10 },
] as const;
type Scene = (typeof scenes)[number];

/**
 * Many mails due at once, dispatched and sent at SES's rate, and meanwhile mails to sales about those who become hot. Time is virtual, second by second, and the database is DynamoDB
 * Local: what is judged is how evenly they leave, not how fast this machine is. SES is a stub that refuses what is above its
 * rate within a second.
 */
export async function benchPace(): Promise<void> {
  for (const scene of scenes) {
    const { seconds, heardAfter } = await run(scene);
    const share = customersPerSecond({ maxPerSecond: scene.rate }, Infinity);
    const wanted = Math.min(scene.mails, share * scene.minutes * 60) / share;
    const latest = Math.max(...heardAfter);
    // Whole windows of steady state: the last, in which the mails run out, is left out.
    const windows = Array.from({ length: Math.floor(wanted / scene.window) }, (_, index) =>
      seconds
        .slice(index * scene.window, (index + 1) * scene.window)
        .reduce((sum, { customers }) => sum + customers, 0),
    ).map((sent) => sent / scene.window);
    const furthest = Math.max(...windows.map((each) => Math.abs(each / share - 1)));
    const refused = seconds.reduce((sum, each) => sum + each.refused, 0);
    printLine({
      bench: 'pace',
      name: `${scene.mails} mails due at ${scene.rate} a second`,
      unit: 'mails a second',
      product: median(windows),
      anchor: share,
      ratio: median(windows) / share,
      budget: `each ${scene.window} s within 10% of the customers' share of the rate, nothing refused`,
      met: furthest <= 0.1 && refused === 0,
      runs: windows.length,
      note: `virtual time, stub of SES; the furthest window is ${(furthest * 100).toFixed(1)}% away; refused: ${refused}`,
    });
    printLine({
      bench: 'pace',
      name: `from hot until sales is mailed, meanwhile at ${scene.rate} a second`,
      unit: 'seconds, the longest',
      product: latest,
      budget: `at most ${HEARD_WITHIN} s`,
      met: latest <= HEARD_WITHIN,
      runs: heardAfter.length,
      note: `one becomes hot every ${HOT_EVERY} s; the median is ${median(heardAfter)} s`,
    });
  }
}

interface Second {
  sent: number;
  /** Of those sent, mails to customers. */
  customers: number;
  /** Customers' mails: one to sales may come before there is room. */
  refused: number;
}

/** What left in each second, and after how many seconds each mail to sales did; one that never left counts to the end. */
async function run({ rate, mails, minutes }: Scene) {
  const { db, close } = await openBenchDatabase();
  const clock = { second: 0 };
  const now = (): Date => new Date(Date.parse(NOW) + clock.second * 1000);
  await saveAccounts(db, [anAccount({ id: 'a' })]);
  const owner = anOwner('佐藤 誠');
  await saveOwners(db, [owner]);
  await createCampaign(db, aCampaign({ id: 'c', launchedAt: NOW, isContinuous: false }));
  await prepareMails(
    db,
    Array.from({ length: mails }, (_, index) => `p${rate}-${index}`),
  );
  const waiting = new Map<number, MailMessage[]>();
  const queue = {
    send: async () => undefined,
    sendAll: async (messages: readonly unknown[], delaySeconds = 0) => {
      const at = clock.second + delaySeconds;
      waiting.set(at, [...(waiting.get(at) ?? []), ...messages.map((each) => mailMessageSchema.parse(each))]);
    },
  };
  const seconds = Array.from({ length: minutes * 60 }, (): Second => ({ sent: 0, customers: 0, refused: 0 }));
  const hotAt = new Map<string, number>();
  const heardAfter = new Map<string, number>();
  const takes = async ({ tags }: ReadyMail) => {
    const second = seconds[clock.second] ?? { sent: 0, customers: 0, refused: 0 };
    if (second.sent >= rate) {
      if (!hotAt.has(tags['m'] ?? '')) second.refused++;
      return { kind: 'busy' as const, because: 'above the rate' };
    }
    second.sent++;
    const hot = hotAt.get(tags['m'] ?? '');
    if (hot === undefined) second.customers++;
    else heardAfter.set(tags['m'] ?? '', clock.second - hot);
    return { kind: 'sent' as const, messageId: `m${clock.second}-${second.sent}` };
  };
  const base = mailDeps(db);
  const settings = { ...(await base.settings()), mailsPerSecond: 1000 };
  const deps = {
    ...base,
    consoleUrl: '',
    now,
    settings: async () => settings,
    mailQueue: queue,
    nurtureQueue: queue,
    sender: { send: takes },
    sendingAccount: async () => ({
      isEnabled: true,
      isProduction: true,
      maxPerSecond: rate,
      maxPerDay: Infinity,
      sentToday: 0,
      enforcement: 'HEALTHY',
      suppresses: [],
    }),
  };
  const take = mailMessages(deps);
  for (; clock.second < seconds.length; clock.second++) {
    if (clock.second % 60 === 0) for (const job of dispatchDue(deps)) await job();
    if (clock.second % HOT_EVERY === 0 && clock.second < seconds.length - HEARD_WITHIN) {
      const id = `hot${clock.second}`;
      hotAt.set(id, clock.second);
      const mail = queuedMail(id, 'p', { kind: 'ownerWelcome', ownerId: owner.id }, now().toISOString());
      await transact(db, [queueMail(db, mail, now().getTime() + 60_000)]);
      await queue.sendAll([{ kind: 'outbox', customerId: 'p', mailId: id } satisfies MailMessage]);
    }
    const due = waiting.get(clock.second) ?? [];
    waiting.delete(clock.second);
    // The worst for sales: within a second customers' mails come first.
    for (const lane of [
      due.filter(({ kind }) => kind !== 'outbox'),
      due.filter(({ kind }) => kind === 'outbox'),
    ])
      await inParallel(lane, AT_ONCE, async (message) => take(message));
  }
  await close();
  const late = [...hotAt].map(([id, at]) => heardAfter.get(id) ?? seconds.length - at);
  return { seconds, heardAfter: late };
}
