import { leaseDueEnrolments } from '../sequences/due-step-store.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import {
  afterCheck,
  customersLeftToday,
  customersPerSecond,
  inTable,
  isRestored,
  secondOf,
  stopsLane,
} from '../../domain/mail/sending.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { findSendingState, keepSendingState } from './sending-store.ts';
import { eachDue } from '../../platform/dynamodb/quarantine.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { leaseMonthly } from './lease-monthly.ts';
import { findDueMails, findMail, leaseMails, moveMail } from './mail-store.ts';
import { probe } from './probe-sending.ts';
import { settleMail } from './settle-mail.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';

type Deps = Needs<'db' | 'tableId' | 'settings' | 'mailQueue' | 'nurtureQueue' | 'sendingAccount' | 'now'>;

const LEASE_MS = 15 * 60_000;
const SHARD_LIMIT = 200;
const DUE_SHARDS = 8;
/** So many steps are taken and queued before the next: a run that is cut off leaves no more to wait for the end of a lease. */
const PORTION = 2000;
/** For so long, in milliseconds, a run takes steps: the other jobs of its minute have the rest. */
const LONGEST_MS = 30_000;

/** Sends on its way whatever is due: mails of the outbox, steps of sequences. Safe to run twice: each is leased. */
export const dispatchDue = (deps: Deps, portion = PORTION): readonly (() => Promise<Counts>)[] => [
  () => checkAccount(deps),
  () => probe(deps),
  () => dispatchMails(deps),
  () => dispatchSteps(deps, portion),
];

/** How SES stands is asked once a minute: the rate, what is left of the day, and whether it takes mails at all. */
async function checkAccount({ db, tableId, sendingAccount, now }: Deps): Promise<Counts> {
  const before = await findSendingState(db);
  const [id, at] = [await tableId(), now().toISOString()];
  const after = {
    // Whatever knows no table yet is of an earlier release, or goes on in one that was restored.
    tableId: id,
    ...afterCheck(inTable(before, id, at), await sendingAccount(), at),
  };
  await keepSendingState(db, before, after);
  return { 'Sending.stopped': Number(after.stop !== undefined) };
}

/** The steps of one minute, each in its second: an even stream at the rate that SES allows. */
async function dispatchSteps(deps: Deps, portion: number): Promise<Counts> {
  const { db, nurtureQueue, settings, now } = deps;
  const state = await findSendingState(db);
  if (stopsLane(state, 'customers')) return { 'Dispatched.steps': 0 };
  const perSecond = customersPerSecond(state, (await settings()).mailsPerSecond);
  const limit = Math.min(Math.max(1, Math.floor(perSecond * 60)), customersLeftToday(state));
  const nowEpochMs = now().getTime();
  const began = performance.now();
  const sums = { steps: 0, monthly: 0, setAside: 0 };
  const room = (): number => {
    const isLate = performance.now() - began > LONGEST_MS;
    return isLate ? 0 : Math.min(portion, limit - sums.steps - sums.monthly);
  };
  const send = async (messages: readonly MailMessage[]): Promise<void> => {
    const first = sums.steps + sums.monthly;
    const gone = Math.floor((now().getTime() - nowEpochMs) / 1000);
    const bySecond = grouped(
      messages.map((message, place) => ({ message, place: first + place })),
      ({ place }) => Math.max(0, secondOf(place, perSecond) - gone),
    );
    for (const [second, each] of bySecond)
      await nurtureQueue.sendAll(
        each.map(({ message }) => message),
        second,
      );
  };
  await inPortions(room, async (all) => {
    const shard = Math.max(SHARD_LIMIT, Math.ceil((all / DUE_SHARDS) * 1.5));
    const { taken, setAside, hasMore } = await leaseDueEnrolments(db, nowEpochMs, LEASE_MS, { shard, all });
    await send(taken.map((each) => ({ kind: 'step' as const, ...each })));
    sums.steps += taken.length;
    sums.setAside += setAside;
    return hasMore && taken.length > 0;
  });
  // Campaigns come first: the monthly mail takes what they leave of the minute.
  await inPortions(room, async (all) => {
    const { taken, setAside } = await leaseMonthly(deps, nowEpochMs, { leaseMs: LEASE_MS, limit: all });
    await send(taken.map((customerId) => ({ kind: 'monthly' as const, customerId })));
    sums.monthly += taken.length;
    sums.setAside += setAside;
    return taken.length === all;
  });
  return {
    'Dispatched.steps': sums.steps,
    'Dispatched.monthly': sums.monthly,
    'Quarantined.steps': sums.setAside,
  };
}

/** Takes one portion after another, as long as there is room, and `take` says that there may be more. */
async function inPortions(room: () => number, take: (all: number) => Promise<boolean>): Promise<void> {
  let all = room();
  while (all > 0 && (await take(all))) all = room();
}

/**
 * A queued mail goes to the sender; one that was claimed an hour ago and never heard of again is unconfirmed, and not sent
 * twice. That is settled also while sending is stopped: its enrolment waits for it.
 */
async function dispatchMails({ db, settings, mailQueue, now }: Deps): Promise<Counts> {
  const nowEpochMs = now().getTime();
  const state = await findSendingState(db);
  if (isRestored(state)) return { 'Dispatched.mails': 0 };
  const isStopped = stopsLane(state, 'staff');
  const due = await findDueMails(db, nowEpochMs, SHARD_LIMIT);
  const leased = isStopped ? undefined : await leaseMails(db, due, nowEpochMs, LEASE_MS);
  const queued: MailMessage[] = [];
  const { done, quarantined } = await eachDue(
    db,
    leased?.taken ?? due,
    now,
    async ({ customerId, mailId }) => {
      const mail = await findMail(db, customerId, mailId);
      if (mail?.state === 'queued' && !isStopped) queued.push({ kind: 'outbox', customerId, mailId });
      if (mail?.state !== 'sending') return false;
      if (mail.subject.kind !== 'nurture' && mail.isResent !== true) {
        await queueAgain(db, mail, nowEpochMs);
        if (!isStopped) queued.push({ kind: 'outbox', customerId, mailId });
        return false;
      }
      await settleMail({ db, settings }, customerId, mailId, { to: 'unconfirmed', at: now().toISOString() });
      return true;
    },
  );
  await mailQueue.sendAll(queued);
  return {
    'Dispatched.mails': queued.length,
    'Dispatched.unconfirmed': done,
    'Quarantined.mails': quarantined + (leased?.setAside ?? 0),
  };
}

/** A double is harmless to staff, a loss is not: once more, with the same code. */
const queueAgain = (db: Deps['db'], mail: OutboxMail, nowEpochMs: number): Promise<unknown> =>
  transact(db, [
    moveMail(db, 'sending', { ...mail, state: 'queued', claimedAt: undefined, isResent: true }, nowEpochMs),
  ]);
