import type { MailMessage } from '../../domain/mail/mail-message.ts';
import { needsProbe } from '../../domain/mail/sending.ts';
import { eachDue } from '../../platform/dynamodb/quarantine.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { leaseDueEnrolments } from '../sequences/due-step-store.ts';
import { leaseMonthly } from './lease-monthly.ts';
import { findDueMails, findMail, leaseMails } from './mail-store.ts';
import { findSendingState } from './sending-store.ts';

type Deps = Needs<'db' | 'settings' | 'mailQueue' | 'nurtureQueue' | 'now'>;

/** A mail that only tries is soon due again, behind all others that are due. */
const PROBE_MS = 60_000;
/** So many mails of each shard are looked at for one that can be sent. */
const LOOKS = 10;

/** What a probe tries, and what was set aside on the way to it. */
interface Probe {
  readonly message?: MailMessage | undefined;
  readonly setAside: Counts;
}

/**
 * One mail a minute tries whether SES takes mails again, where only sending can tell: a mail of the outbox, else a step, else
 * a monthly mail. Only what is tried is leased, and a lease for which SES took nothing is forgiven.
 */
export async function probe(deps: Deps): Promise<Counts> {
  if (!needsProbe(await findSendingState(deps.db))) return {};
  const mail = await takeMail(deps);
  const found = mail.message === undefined ? await takeStep(deps) : mail;
  if (found.message !== undefined) {
    const queue = found.message.kind === 'outbox' ? deps.mailQueue : deps.nurtureQueue;
    await queue.sendAll([found.message]);
  }
  return { 'Sending.probed': Number(found.message !== undefined), ...mail.setAside, ...found.setAside };
}

/** The most overdue mail that still has to be sent: one whose claim nobody answered is none. */
async function takeMail({ db, now }: Deps): Promise<Probe> {
  const nowEpochMs = now().getTime();
  let message: MailMessage | undefined;
  let setAside = 0;
  const due = await findDueMails(db, nowEpochMs, LOOKS);
  const { quarantined } = await eachDue(db, due, now, async (each) => {
    const { customerId, mailId } = each;
    if (message !== undefined || (await findMail(db, customerId, mailId))?.state !== 'queued') return false;
    const leased = await leaseMails(db, [each], nowEpochMs, PROBE_MS);
    setAside += leased.setAside;
    if (leased.taken.length > 0) message = { kind: 'outbox', customerId, mailId, isProbe: true };
    return leased.taken.length > 0;
  });
  return { message, setAside: { 'Quarantined.mails': quarantined + setAside } };
}

async function takeStep(deps: Deps): Promise<Probe> {
  const nowEpochMs = deps.now().getTime();
  const steps = await leaseDueEnrolments(deps.db, nowEpochMs, PROBE_MS, { shard: 1, all: 1 });
  const [step] = steps.taken;
  if (step !== undefined)
    return {
      message: { kind: 'step', ...step, isProbe: true },
      setAside: { 'Quarantined.steps': steps.setAside },
    };
  const monthly = await leaseMonthly(deps, nowEpochMs, { leaseMs: PROBE_MS, limit: 1 });
  const [customerId] = monthly.taken;
  return {
    message: customerId === undefined ? undefined : { kind: 'monthly', customerId, isProbe: true },
    setAside: { 'Quarantined.steps': steps.setAside + monthly.setAside },
  };
}
