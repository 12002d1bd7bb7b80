import { leaseDueEnrolments } from '../sequences/campaign-store.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findCooled, findInterests } from '../interest/interest-store.ts';
import { findMail, leaseDueMails } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';
import { cooledBelow, temperatureAt } from '../../domain/interest/interest.ts';
import type { Settings } from '../../domain/settings/settings.ts';

type Deps = Needs<'db' | 'settings' | 'mailQueue' | 'engagementQueue' | 'now'>;

const LEASE_MS = 15 * 60_000;
const SHARD_LIMIT = 200;

/** Sends on its way whatever is due: steps of sequences, mails of the outbox, leads that may have cooled. Safe to run twice: each is leased. */
export const dispatchDue = (deps: Deps) => async (): Promise<Counts> => {
  const settings = await deps.settings();
  const mails = await dispatchMails(deps);
  const steps = await dispatchSteps(deps, Math.max(1, Math.floor(settings.mailsPerSecond * 60)));
  const cooled = await dispatchCooled(deps, settings);
  return {
    'Dispatched.steps': steps,
    'Dispatched.mails': mails.mails,
    'Dispatched.unconfirmed': mails.unconfirmed,
    'Dispatched.cooled': cooled,
  };
};

async function dispatchSteps({ db, mailQueue, now }: Deps, limit: number): Promise<number> {
  const nowEpochMs = now().getTime();
  const leased = await leaseDueEnrolments(db, nowEpochMs, LEASE_MS, { shard: SHARD_LIMIT, all: limit });
  await mailQueue.sendAll(leased.map((each): MailMessage => ({ kind: 'step', ...each })));
  return leased.length;
}

/** A queued mail goes to the sender; one that was claimed an hour ago and never heard of again is unconfirmed, and not sent twice. */
async function dispatchMails({
  db,
  mailQueue,
  now,
}: Deps): Promise<{ readonly mails: number; readonly unconfirmed: number }> {
  const nowEpochMs = now().getTime();
  const leased = await leaseDueMails(db, nowEpochMs, LEASE_MS, SHARD_LIMIT);
  const queued: MailMessage[] = [];
  let unconfirmed = 0;
  for (const { customerId, mailId } of leased) {
    const mail = await findMail(db, customerId, mailId);
    if (mail?.state === 'queued') queued.push({ kind: 'outbox', customerId, mailId });
    if (mail?.state !== 'sending') continue;
    await settleMail(db, customerId, mailId, { to: 'unconfirmed', at: now().toISOString() });
    unconfirmed++;
  }
  await mailQueue.sendAll(queued);
  return { mails: queued.length, unconfirmed };
}

/** Who has cooled is one range query on the leads index; the writer of interest decides. */
async function dispatchCooled({ db, engagementQueue, now }: Deps, { model }: Settings): Promise<number> {
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
  return cooled.length;
}
