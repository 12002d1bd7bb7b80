import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import { placed, stored, type Enrolment } from '../../domain/sequences/enrolment.ts';
import { afterSettling } from '../../domain/sequences/after-settling.ts';
import { mailsOf } from '../../domain/sequences/flow.ts';
import { flowOfVersion } from '../../domain/sequences/look.ts';
import { findEnrolment, putEnrolment } from '../sequences/campaign-store.ts';
import { findRun, type CampaignRun } from '../sequences/version-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { type Database, type Write } from '../../platform/dynamodb/database.ts';
import { findMail, moveMail } from './mail-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { FactOf } from '../../domain/timeline/fact.ts';
import type { Needs } from '../kernel/deps.ts';
import { sessionsOf } from './look-facts.ts';

type Deps = Needs<'db' | 'settings'>;

/** How a claimed mail ended. */
export type Settlement =
  | { readonly to: 'sent'; readonly at: string; readonly messageId?: string | undefined }
  | { readonly to: 'unconfirmed'; readonly at: string }
  | { readonly to: 'rejected'; readonly at: string; readonly because: string };

/** The enrolment of a mail of a sequence, where the caller has just read it. */
export interface KnownStep {
  readonly run: CampaignRun;
  readonly enrolment: Enrolment;
}

const TRIES = 6;

/**
 * Settles a claimed mail, moves its enrolment on and records the fact, in one transaction. Whoever comes first does it
 * (the sender, an event of SES, or the clock); everyone later finds it done.
 * @param known the mail, where the caller has just read it
 * @param knownStep and its step
 */
export async function settleMail(
  deps: Deps,
  customerId: string,
  mailId: string,
  settlement: Settlement,
  known?: OutboxMail,
  knownStep?: KnownStep,
): Promise<OutboxMail | undefined> {
  const { db } = deps;
  return untilWon(`the enrolment of mail ${mailId}`, TRIES, async (isFirst) => {
    const mail = isFirst && known !== undefined ? known : await findMail(db, customerId, mailId);
    if (mail === undefined || !maySettle(mail, settlement)) return mail;
    const settled = settledMail(mail, settlement);
    const moved = await movedEnrolment(deps, mail, settlement, isFirst ? knownStep : undefined);
    const writes = [
      moveMail(db, mail.state, settled, undefined),
      ...(moved?.writes ?? []),
      putFact(db, { ...factOf(mail, settlement), ...moved?.told }),
    ];
    return (await transact(db, writes)).kind === 'done' ? settled : 'lost';
  });
}

const maySettle = (mail: OutboxMail, settlement: Settlement): boolean =>
  mail.state === 'sending' ||
  mail.state === 'queued' ||
  (mail.state === 'unconfirmed' && settlement.to === 'sent') ||
  // SES may take a mail and reject it, or fail to render it, afterwards.
  (mail.state === 'sent' && settlement.to === 'rejected');

function settledMail(mail: OutboxMail, settlement: Settlement): OutboxMail {
  switch (settlement.to) {
    case 'sent':
      return {
        ...mail,
        state: 'sent',
        sentAt: settlement.at,
        messageId: settlement.messageId ?? mail.messageId,
      };
    case 'unconfirmed':
      return { ...mail, state: 'unconfirmed' };
    case 'rejected':
      return { ...mail, state: 'rejected', rejectedBecause: settlement.because };
    default:
      return settlement satisfies never;
  }
}

/** How an enrolment moves on with its mail: what is written, and what the fact tells of it. */
interface Moved {
  readonly writes: readonly Write[];
  readonly told: Pick<FactOf<'mailSent'>, 'passed' | 'standsAt'>;
}

async function movedEnrolment(
  { db, settings }: Deps,
  mail: OutboxMail,
  settlement: Settlement,
  known: KnownStep | undefined,
): Promise<Moved | undefined> {
  if (mail.subject.kind !== 'nurture') return undefined;
  const { campaignId, step, stepId, month } = mail.subject;
  // A place in the monthly mail waits for nothing that is settled here: its next look finds the mail.
  if (month !== undefined) return undefined;
  // The sequence went on when the mail was claimed to be gone.
  if (mail.state === 'unconfirmed' || mail.state === 'sent') return undefined;
  const { run, enrolment } = known ?? (await findStep(db, mail.customerId, campaignId));
  if (run === undefined || enrolment === undefined) return undefined;
  const flow = flowOfVersion(enrolment.sequenceVersion ?? 1, run);
  const place = placed(enrolment, flow);
  const { calendar, assets } = await settings();
  const after = afterSettling(
    place,
    flow,
    {
      stepId: stepId ?? mailsOf(flow)[step]?.id ?? '',
      outcome: settlement.to,
      atEpochMs: Date.parse(mail.claimedAt ?? settlement.at),
    },
    { calendar, zone: calendar.timeZone, sessions: sessionsOf(assets) },
  );
  if (after === undefined) return undefined;
  const { at: standsAt, path, state } = after.enrolment;
  return {
    writes: [putEnrolment(db, enrolment, stored(after.enrolment), after.dueAtEpochMs)],
    told: {
      passed: path.slice(place.path.length),
      ...(state === 'active' && standsAt !== undefined ? { standsAt } : {}),
    },
  };
}

async function findStep(db: Database, customerId: string, campaignId: string): Promise<Partial<KnownStep>> {
  const [run, enrolment] = await Promise.all([
    findRun(db, campaignId),
    findEnrolment(db, customerId, campaignId),
  ]);
  return { run, enrolment };
}

function factOf(mail: OutboxMail, settlement: Settlement) {
  const campaignId = campaignOf(mail);
  const base = { customerId: mail.customerId, at: settlement.at, id: mail.id, campaignId };
  const month = mail.subject.kind === 'nurture' ? mail.subject.month : undefined;
  const step = mail.subject.kind === 'nurture' && month === undefined ? mail.subject.step : undefined;
  const isAsking = mail.subject.kind === 'nurture' && mail.subject.asksToGoOn === true;
  switch (settlement.to) {
    case 'sent':
      return {
        kind: 'mailSent' as const,
        ...base,
        mailKind: mail.subject.kind,
        step,
        ...(campaignId === undefined ? {} : { counts: 'sent' as const }),
        ...(month === undefined ? {} : { month }),
        ...(isAsking ? { asksToGoOn: true as const } : {}),
      };
    case 'unconfirmed':
      return { kind: 'mailUnconfirmed' as const, ...base };
    case 'rejected':
      return {
        kind: 'mailSkipped' as const,
        ...base,
        campaignId: campaignId ?? '',
        step: step ?? 0,
        because: settlement.because,
        ...(campaignId === undefined ? {} : { counts: 'rejected' as const }),
      };
    default:
      return settlement satisfies never;
  }
}
