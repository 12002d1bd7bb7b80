import { placeOf } from '../kernel/fingerprint.ts';
import { msPerDay } from '../kernel/local-date.ts';
import {
  changeHold,
  frequencyFreeAt,
  mergingUntil,
  sendingMoment,
  type PostponeReason,
} from '../mail/send-decision.ts';
import { mailKeyOf, type PlacedEnrolment } from './enrolment.ts';
import type { LookFacts } from './look-facts.ts';
import { momentFor } from './moment-for.ts';
import { salesHold } from './sales-hold.ts';
import { actAt } from './seen-acts.ts';
import type { MailStep } from './step.ts';

/** Why a mail of a sequence is left out, and the sequence goes on. */
export type StepSkipReason =
  | 'sessionCancelled'
  | 'notNeededAnyMore'
  | 'datePassed'
  | 'perhapsSent'
  | 'sameText'
  | 'tooLate';
export type StepPostponeReason = PostponeReason | 'restsAfterSales' | 'spread';

/** What to do with a mail whose turn has come. */
export type MailDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'skip'; readonly because: StepSkipReason }
  | { readonly kind: 'postpone'; readonly because: StepPostponeReason; readonly untilEpochMs: number };

const sameTextMs = 180 * msPerDay;
const worthDays = 30;

/**
 * Decides about a mail that nobody has claimed: what has lost its sense is left out; what the customer asked for goes now;
 * a cap puts off to the latest of all that wait, and after 30 days the mail is no longer worth it.
 */
export function decideMail(step: MailStep, enrolment: PlacedEnrolment, facts: LookFacts): MailDecision {
  const { nowEpochMs } = facts;
  if (step.session !== undefined && (facts.sessions.get(step.session)?.isCancelled ?? true))
    return { kind: 'skip', because: 'sessionCancelled' };
  if (step.unless !== undefined && (actAt(step.unless, enrolment, facts) ?? Infinity) <= nowEpochMs)
    return { kind: 'skip', because: 'notNeededAnyMore' };
  const last =
    step.notAfter === undefined
      ? Infinity
      : (momentFor(step.notAfter, enrolment.sinceEpochMs, facts) ?? -Infinity);
  if (nowEpochMs > last) return { kind: 'skip', because: 'datePassed' };
  if (mayHaveGone(step, enrolment, facts)) return { kind: 'skip', because: 'perhapsSent' };
  const change = changeHold(facts);
  const changeUntil = typeof change === 'number' ? change : 0;
  const mergedAt = mergingUntil(facts) ?? 0;
  if (step.requested === true)
    return changeUntil === 0 && mergedAt === 0
      ? { kind: 'send' }
      : postponed(last, facts, [
          ['contactChange', changeUntil],
          ['companyMerging', mergedAt],
        ]);
  if (hadSameText(step, enrolment, facts)) return { kind: 'skip', because: 'sameText' };
  const { heldUntilEpochMs, restsUntilEpochMs } = salesHold(facts);
  const spread = spreadUntil(enrolment, facts);
  const ready = Math.max(enrolment.sinceEpochMs, restsUntilEpochMs, spread);
  if (
    heldUntilEpochMs === 0 &&
    changeUntil === 0 &&
    mergedAt === 0 &&
    nowEpochMs - ready > (step.maxLateDays ?? worthDays) * msPerDay
  )
    return { kind: 'skip', because: 'tooLate' };
  return postponed(last, facts, [
    ['heldBySales', heldUntilEpochMs],
    ['contactChange', changeUntil],
    ['companyMerging', mergedAt],
    ['restsAfterSales', restsUntilEpochMs],
    ['frequency', freeAt(facts)],
    ['spread', spread],
  ]);
}

function postponed(
  lastEpochMs: number,
  { nowEpochMs, calendar, zone }: LookFacts,
  waits: readonly (readonly [StepPostponeReason, number])[],
): MailDecision {
  const [because, soonest] = waits
    .filter(([, until]) => until > nowEpochMs)
    .reduce<readonly [StepPostponeReason, number]>(
      (latest, each) => (each[1] > latest[1] ? each : latest),
      ['outsideHours', nowEpochMs],
    );
  // The hours are the customer's, the business days the company's.
  const until = sendingMoment(soonest, { ...calendar, timeZone: zone });
  if (until <= nowEpochMs) return { kind: 'send' };
  return until > lastEpochMs
    ? { kind: 'skip', because: 'datePassed' }
    : { kind: 'postpone', because, untilEpochMs: until };
}

/**
 * A backup was restored, and what was sent since it was made is not known: a mail that could have left by then may have. It
 * is not sent again, for twice is worse than never.
 */
function mayHaveGone(step: MailStep, { sinceEpochMs }: PlacedEnrolment, facts: LookFacts): boolean {
  if (facts.perhapsSent === undefined) return false;
  const until = Date.parse(facts.perhapsSent.until);
  const soonest = Math.max(sinceEpochMs, Date.parse(facts.perhapsSent.from));
  const left =
    step.requested === true
      ? soonest
      : sendingMoment(Math.max(soonest, freeAt(facts)), { ...facts.calendar, timeZone: facts.zone });
  return left < until;
}

function hadSameText(step: MailStep, enrolment: PlacedEnrolment, facts: LookFacts): boolean {
  const own = facts.mailIdOf(mailKeyOf(enrolment, step.id));
  return facts.mails.some(
    (mail) =>
      mail.textId === step.textId &&
      mail.id !== own &&
      mail.state !== 'rejected' &&
      facts.nowEpochMs - mail.atEpochMs < sameTextMs,
  );
}

/** The first moment at which the frequency allows another mail (R10). Requested ones neither count nor wait. */
const freeAt = (facts: LookFacts): number =>
  frequencyFreeAt({
    ...facts,
    sentAtEpochMs: facts.mails
      .filter(({ isRequested, state }) => !isRequested && state !== 'rejected')
      .map(({ atEpochMs }) => atEpochMs),
  });

/** Mails that became ready before a resume, or before an edit, are spread; all others keep their moment. */
function spreadUntil(enrolment: PlacedEnrolment, { campaign, versions }: LookFacts): number {
  const { sinceEpochMs, enrolledAt, sequenceVersion, campaignId, customerId } = enrolment;
  const { pausedAtEpochMs = 0, resumedAtEpochMs = 0 } = campaign;
  const share = placeOf(`spread.${campaignId}.${customerId}`);
  const afterPause =
    sinceEpochMs <= resumedAtEpochMs
      ? resumedAtEpochMs + share * Math.min(resumedAtEpochMs - pausedAtEpochMs, 5 * msPerDay)
      : 0;
  const editedAt = versions.find(({ number }) => number === sequenceVersion)?.atEpochMs ?? 0;
  const isEdited = sequenceVersion > 1 && sinceEpochMs < editedAt && Date.parse(enrolledAt) < editedAt;
  return Math.max(afterPause, isEdited ? editedAt + share * 2 * msPerDay : 0);
}
