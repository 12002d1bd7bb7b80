import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import { advance } from '../../domain/sequences/next-step.ts';
import { findCampaign, findEnrolment, putEnrolment } from '../sequences/campaign-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { type Database, type Write } from '../../platform/dynamodb/database.ts';
import { findMail, moveMail } from './mail-store.ts';
import { putFact } from '../timeline/timeline-store.ts';

/** How a claimed mail ended. */
export type Settlement =
  | { readonly to: 'sent'; readonly at: string; readonly messageId?: string | undefined }
  | { readonly to: 'unconfirmed'; readonly at: string }
  | { readonly to: 'rejected'; readonly at: string; readonly because: string };

/** The step of a mail of a sequence, where the caller has just read it. */
export interface KnownStep {
  readonly campaign: Campaign;
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
  db: Database,
  customerId: string,
  mailId: string,
  settlement: Settlement,
  known?: OutboxMail,
  knownStep?: KnownStep,
): Promise<OutboxMail | undefined> {
  return untilWon(`the enrolment of mail ${mailId}`, TRIES, async (isFirst) => {
    const mail = isFirst && known !== undefined ? known : await findMail(db, customerId, mailId);
    if (mail === undefined || !maySettle(mail, settlement)) return mail;
    const settled = settledMail(mail, settlement);
    const writes = [
      moveMail(db, mail.state, settled, undefined),
      ...(await campaignWrites(db, mail, settlement, isFirst ? knownStep : undefined)),
      putFact(db, factOf(mail, settlement)),
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

async function campaignWrites(
  db: Database,
  mail: OutboxMail,
  settlement: Settlement,
  known: KnownStep | undefined,
): Promise<readonly Write[]> {
  if (mail.subject.kind !== 'nurture') return [];
  const { campaignId, step, month } = mail.subject;
  // A place in the monthly mail waits for nothing that is settled here: its next look finds the mail.
  if (month !== undefined) return [];
  // The sequence went on when the mail was claimed to be gone.
  if (mail.state === 'unconfirmed' || mail.state === 'sent') return [];
  const { campaign, enrolment } = known ?? (await findStep(db, mail.customerId, campaignId));
  if (campaign === undefined || enrolment === undefined) return [];
  const { enrolment: after, dueAtEpochMs } = advance(enrolment, campaign, step, settlement.at);
  return [putEnrolment(db, enrolment, after, dueAtEpochMs)];
}

async function findStep(db: Database, customerId: string, campaignId: string): Promise<Partial<KnownStep>> {
  const [campaign, enrolment] = await Promise.all([
    findCampaign(db, campaignId),
    findEnrolment(db, customerId, campaignId),
  ]);
  return { campaign, enrolment };
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
        counts: 'sent' as const,
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
        counts: 'rejected' as const,
      };
    default:
      return settlement satisfies never;
  }
}
