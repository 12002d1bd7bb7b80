import { leaseDueEnrolments } from '../sequences/campaign-store.ts';
import { eachDue } from '../../platform/dynamodb/quarantine.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findCooled, findInterests } from '../interest/interest-store.ts';
import { findMail, leaseDueMails } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';
import { cooledBelow, temperatureAt } from '../../domain/interest/interest.ts';

type Deps = Needs<'db' | 'settings' | 'mailQueue' | 'engagementQueue' | 'now'>;

const LEASE_MS = 15 * 60_000;
const SHARD_LIMIT = 200;

/** Sends on its way whatever is due: mails of the outbox, steps of sequences, leads that may have cooled. Safe to run twice: each is leased. */
export const dispatchDue = (deps: Deps): readonly (() => Promise<Counts>)[] => [
  () => dispatchMails(deps),
  () => dispatchSteps(deps),
  () => dispatchCooled(deps),
];

async function dispatchSteps({ db, mailQueue, settings, now }: Deps): Promise<Counts> {
  const { mailsPerSecond } = await settings();
  const limit = Math.max(1, Math.floor(mailsPerSecond * 60));
  const nowEpochMs = now().getTime();
  const leased = await leaseDueEnrolments(db, nowEpochMs, LEASE_MS, { shard: SHARD_LIMIT, all: limit });
  await mailQueue.sendAll(leased.map((each): MailMessage => ({ kind: 'step', ...each })));
  return { 'Dispatched.steps': leased.length };
}

/** A queued mail goes to the sender; one that was claimed an hour ago and never heard of again is unconfirmed, and not sent twice. */
async function dispatchMails({ db, mailQueue, now }: Deps): Promise<Counts> {
  const nowEpochMs = now().getTime();
  const leased = await leaseDueMails(db, nowEpochMs, LEASE_MS, SHARD_LIMIT);
  const queued: MailMessage[] = [];
  const { done, quarantined } = await eachDue(db, leased, now, async ({ customerId, mailId }) => {
    const mail = await findMail(db, customerId, mailId);
    if (mail?.state === 'queued') queued.push({ kind: 'outbox', customerId, mailId });
    if (mail?.state !== 'sending') return false;
    await settleMail(db, customerId, mailId, { to: 'unconfirmed', at: now().toISOString() });
    return true;
  });
  await mailQueue.sendAll(queued);
  return {
    'Dispatched.mails': queued.length,
    'Dispatched.unconfirmed': done,
    'Quarantined.mails': quarantined,
  };
}

/** Who has cooled is one range query on the leads index; the writer of interest decides. */
async function dispatchCooled({ db, engagementQueue, settings, now }: Deps): Promise<Counts> {
  const { model } = await settings();
  const nowEpochMs = now().getTime();
  const found = await Promise.all(
    (['hot', 'warm'] as const).map((temperature) =>
      findCooled(db, model.id, temperature, cooledBelow(temperature, nowEpochMs, model), SHARD_LIMIT),
    ),
  );
  const interests = await findInterests(
    db,
    found.flat().map((lead) => lead.customerId),
    model.id,
  );
  const cooled = [...interests.values()].filter(
    (interest) => temperatureAt(interest, nowEpochMs, model) !== interest.temperature,
  );
  await engagementQueue.sendAll(
    cooled.map(({ customerId }): EngagementMessage => ({ kind: 'cool', customerId })),
  );
  return { 'Dispatched.cooled': cooled.length };
}
