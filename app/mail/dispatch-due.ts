import type { Database } from '../../platform/dynamodb/database.ts';
import { findDue, lease, type Due } from '../../platform/dynamodb/due-index.ts';
import { findCooled, findInterests } from '../interest/interest-store.ts';
import { findMail } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import type { Queue } from '../../platform/queue.ts';
import type { EngagementMessage, MailMessage } from '../../domain/engagement/engagement-messages.ts';
import { cooledBelow, temperatureAt } from '../../domain/interest/interest.ts';
import type { Settings } from '../../domain/settings/settings.ts';

export interface Deps {
  readonly db: Database;
  readonly settings: () => Promise<Settings>;
  readonly mailQueue: Queue;
  readonly engagementQueue: Queue;
  readonly now: () => Date;
}

/** How much was sent on its way. */
export interface Dispatched {
  readonly steps: number;
  readonly mails: number;
  readonly unconfirmed: number;
  readonly cooled: number;
}

const LEASE_MS = 15 * 60_000;
const SHARD_LIMIT = 200;

/** Sends on its way whatever is due: steps of sequences, mails of the outbox, leads that may have cooled. Safe to run twice: each is leased. */
export const dispatchDue = (deps: Deps) => async (): Promise<Dispatched> => {
  const settings = await deps.settings();
  const mails = await dispatchMails(deps);
  const steps = await dispatchSteps(deps, Math.max(1, Math.floor(settings.mailsPerSecond * 60)));
  const cooled = await dispatchCooled(deps, settings);
  return { steps, ...mails, cooled };
};

async function dispatchSteps({ db, mailQueue, now }: Deps, limit: number): Promise<number> {
  const nowEpochMs = now().getTime();
  const due = (await findDue(db, 'enrolment', nowEpochMs, SHARD_LIMIT)).slice(0, limit);
  const leased = await leaseAll(db, due, nowEpochMs);
  await mailQueue.sendAll(
    leased.map(({ pk, sk }): MailMessage => ({
      kind: 'step',
      customerId: after(pk, 'CUSTOMER#'),
      campaignId: after(sk, 'ENROLMENT#'),
    })),
  );
  return leased.length;
}

/** A queued mail goes to the sender; one that was claimed an hour ago and never heard of again is unconfirmed, and not sent twice. */
async function dispatchMails({
  db,
  mailQueue,
  now,
}: Deps): Promise<{ readonly mails: number; readonly unconfirmed: number }> {
  const nowEpochMs = now().getTime();
  const leased = await leaseAll(db, await findDue(db, 'mail', nowEpochMs, SHARD_LIMIT), nowEpochMs);
  const queued: MailMessage[] = [];
  let unconfirmed = 0;
  for (const { pk, sk } of leased) {
    const customerId = after(pk, 'CUSTOMER#');
    const mailId = after(sk, 'MAIL#');
    const mail = await findMail(db, customerId, mailId);
    if (mail?.state === 'queued') queued.push({ kind: 'outbox', customerId, mailId });
    if (mail?.state !== 'sending') continue;
    await settleMail(db, customerId, mailId, { to: 'unconfirmed', at: now().toISOString() });
    unconfirmed++;
  }
  await mailQueue.sendAll(queued);
  return { mails: queued.length, unconfirmed };
}

async function leaseAll(db: Database, due: readonly Due[], nowEpochMs: number): Promise<readonly Due[]> {
  const taken = await Promise.all(due.map((each) => lease(db, each, nowEpochMs, LEASE_MS)));
  return due.filter((_, index) => taken[index] === true);
}

const after = (key: string, prefix: string): string => key.slice(prefix.length);

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
