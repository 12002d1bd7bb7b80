import { leaseDueEnrolments } from '../sequences/due-step-store.ts';
import { findMonth, leaseDueMonthly } from '../sequences/monthly-store.ts';
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import { isOpen } from '../../domain/sequences/monthly-topic.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import {
  afterCheck,
  customersLeftToday,
  customersPerSecond,
  inTable,
  needsProbe,
  secondOf,
  stopsLane,
} from '../../domain/mail/sending.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { findSendingState, keepSendingState } from './sending-store.ts';
import { eachDue } from '../../platform/dynamodb/quarantine.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findMail, leaseDueMails, moveMail } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';

type Deps = Needs<'db' | 'tableId' | 'settings' | 'mailQueue' | 'nurtureQueue' | 'sendingAccount' | 'now'>;

const LEASE_MS = 15 * 60_000;
/** A mail that only tries is soon due again. */
const PROBE_MS = 60_000;
const SHARD_LIMIT = 200;
const DUE_SHARDS = 8;

/** Sends on its way whatever is due: mails of the outbox, steps of sequences. Safe to run twice: each is leased. */
export const dispatchDue = (deps: Deps): readonly (() => Promise<Counts>)[] => [
  () => checkAccount(deps),
  () => probe(deps),
  () => dispatchMails(deps),
  () => dispatchSteps(deps),
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

/** One mail a minute tries whether SES takes mails again, where only sending can tell. */
async function probe({ db, settings, mailQueue, nurtureQueue, now }: Deps): Promise<Counts> {
  if (!needsProbe(await findSendingState(db))) return {};
  const nowEpochMs = now().getTime();
  const [mail] = await leaseDueMails(db, nowEpochMs, PROBE_MS, 1);
  if (mail !== undefined)
    await mailQueue.sendAll([
      {
        kind: 'outbox',
        customerId: mail.customerId,
        mailId: mail.mailId,
        isProbe: true,
      } satisfies MailMessage,
    ]);
  const [step] =
    mail === undefined ? await leaseDueEnrolments(db, nowEpochMs, PROBE_MS, { shard: 1, all: 1 }) : [];
  if (step !== undefined)
    await nurtureQueue.sendAll([{ kind: 'step', ...step, isProbe: true } satisfies MailMessage]);
  const [customerId] =
    mail === undefined && step === undefined
      ? await leaseMonthly(db, nowEpochMs, (await settings()).calendar, { leaseMs: PROBE_MS, limit: 1 })
      : [];
  if (customerId !== undefined)
    await nurtureQueue.sendAll([{ kind: 'monthly', customerId, isProbe: true } satisfies MailMessage]);
  return { 'Sending.probed': Number((mail ?? step ?? customerId) !== undefined) };
}

/** The steps of one minute, each in its second: an even stream at the rate that SES allows. */
async function dispatchSteps({ db, nurtureQueue, settings, now }: Deps): Promise<Counts> {
  const state = await findSendingState(db);
  if (stopsLane(state, 'customers')) return { 'Dispatched.steps': 0 };
  const perSecond = customersPerSecond(state, (await settings()).mailsPerSecond);
  const limit = Math.min(Math.max(1, Math.floor(perSecond * 60)), customersLeftToday(state));
  const nowEpochMs = now().getTime();
  const shard = Math.max(SHARD_LIMIT, Math.ceil((limit / DUE_SHARDS) * 1.5));
  const leased = await leaseDueEnrolments(db, nowEpochMs, LEASE_MS, { shard, all: limit });
  // Campaigns come first: the monthly mail takes what they leave of the minute.
  const monthly = await leaseMonthly(db, nowEpochMs, (await settings()).calendar, {
    leaseMs: LEASE_MS,
    limit: limit - leased.length,
  });
  const messages: readonly MailMessage[] = [
    ...leased.map((each) => ({ kind: 'step' as const, ...each })),
    ...monthly.map((customerId) => ({ kind: 'monthly' as const, customerId })),
  ];
  const bySecond = grouped(
    messages.map((message, place) => ({ message, place })),
    ({ place }) => secondOf(place, perSecond),
  );
  for (const [second, each] of bySecond)
    await nurtureQueue.sendAll(
      each.map(({ message }) => message),
      second,
    );
  return { 'Dispatched.steps': leased.length, 'Dispatched.monthly': monthly.length };
}

/**
 * Whose monthly mail is due. Nobody is asked for while there is no topic to send, or at night, but those with a clock of
 * their own: whoever is due stays due. Once an hour those are looked at who were asked whether to go on, and did not answer.
 */
async function leaseMonthly(
  db: Deps['db'],
  nowEpochMs: number,
  calendar: BusinessCalendar,
  { leaseMs, limit }: { readonly leaseMs: number; readonly limit: number },
): Promise<readonly string[]> {
  if (limit <= 0) return [];
  const { state, topic } = await findMonth(db, dayOf(nowEpochMs, calendar.timeZone).slice(0, 7));
  const isTheHour = new Date(nowEpochMs).getUTCMinutes() === 0;
  const isSending = state.state === 'running' && topic !== undefined && isOpen(topic, nowEpochMs, calendar);
  const isDay = sendingMoment(nowEpochMs, calendar) === nowEpochMs;
  const taken: string[] = [];
  const take = async (lane: Parameters<typeof leaseDueMonthly>[1], most: number): Promise<void> => {
    if (most > 0) taken.push(...(await leaseDueMonthly(db, lane, nowEpochMs, leaseMs, most)));
  };
  if (isTheHour) await take('monthlyAsked', Math.min(limit, SHARD_LIMIT));
  if (isSending) await take('monthlyByOwnClock', limit - taken.length);
  if (isSending && isDay) await take('monthly', limit - taken.length);
  return taken;
}

/** A queued mail goes to the sender; one that was claimed an hour ago and never heard of again is unconfirmed, and not sent twice. */
async function dispatchMails({ db, settings, mailQueue, now }: Deps): Promise<Counts> {
  const nowEpochMs = now().getTime();
  if (stopsLane(await findSendingState(db), 'staff')) return { 'Dispatched.mails': 0 };
  const leased = await leaseDueMails(db, nowEpochMs, LEASE_MS, SHARD_LIMIT);
  const queued: MailMessage[] = [];
  const { done, quarantined } = await eachDue(db, leased, now, async ({ customerId, mailId }) => {
    const mail = await findMail(db, customerId, mailId);
    if (mail?.state === 'queued') queued.push({ kind: 'outbox', customerId, mailId });
    if (mail?.state !== 'sending') return false;
    if (mail.subject.kind !== 'nurture' && mail.isResent !== true) {
      // A double is harmless to staff, a loss is not: once more, with the same code.
      await transact(db, [
        moveMail(
          db,
          'sending',
          { ...mail, state: 'queued', claimedAt: undefined, isResent: true },
          nowEpochMs,
        ),
      ]);
      queued.push({ kind: 'outbox', customerId, mailId });
      return false;
    }
    await settleMail({ db, settings }, customerId, mailId, { to: 'unconfirmed', at: now().toISOString() });
    return true;
  });
  await mailQueue.sendAll(queued);
  return {
    'Dispatched.mails': queued.length,
    'Dispatched.unconfirmed': done,
    'Quarantined.mails': quarantined,
  };
}
