import { msPerDay } from '../kernel/local-date.ts';
import { dayOf } from '../kernel/time-zone.ts';
import { barredBecause, changeHold, type EndReason } from '../mail/send-decision.ts';
import { holdsOf } from '../people/causes.ts';
import type { PlacedEnrolment } from './enrolment.ts';
import type { Flow } from './flow.ts';
import { holds } from './seen-acts.ts';
import { endingAnswers, type EndingAnswer, type LookFacts } from './look-facts.ts';

/** Why an enrolment ends whatever its step. */
export type ExitReason =
  | EndReason
  | Exclude<EndingAnswer, 'won' | 'opportunity' | 'alreadyInDeal' | 'noAnswer'>
  | 'notReached'
  | 'heldBySales'
  | 'keptByOwner'
  | 'cancelled'
  | 'becameHot'
  | 'goalReached'
  | 'waitingForWakeDate';

/** An answer of sales may be taken back: it holds at once, and ends after a day. */
const undoMs = msPerDay;
const longestHoldMs = 90 * msPerDay;

/**
 * The reason that is to be counted, whatever came first: law, then the owner's word before the first mail, then relation, then sales' answer, then a handoff that nobody
 * closes, then the campaign, then heat if the sequence says so, then its goals, then a wake date.
 */
export function exitReason(enrolment: PlacedEnrolment, facts: LookFacts, flow: Flow): ExitReason | undefined {
  const answer = answerOf(enrolment, facts);
  const isSettled = answer === undefined || facts.nowEpochMs >= answer.closedAtEpochMs + undoMs;
  return (
    barredBecause(facts) ??
    (changeHold(facts) === 'tooLong' ? 'leftCompany' : undefined) ??
    (enrolment.keptByOwner === true ? 'keptByOwner' : undefined) ??
    // What the answer itself made of the customer ends it when the answer does.
    relationReason(facts, isSettled) ??
    (answer !== undefined && isSettled ? reasonOfAnswer[answer.answer] : undefined) ??
    (isHeldTooLong(facts) ? 'heldBySales' : undefined) ??
    campaignReason(facts) ??
    (flow.endsOnHot && facts.temperature === 'hot' ? 'becameHot' : undefined) ??
    (flow.goals.some((goal) => holds(goal, enrolment, facts)) ? 'goalReached' : undefined) ??
    (isAsleep(facts) ? 'waitingForWakeDate' : undefined)
  );
}

/** Until when an answer of sales that ends the sequence may still be taken back; undefined where none is given, or it has ended. */
export function mayBeUndoneUntil(enrolment: PlacedEnrolment, facts: LookFacts): number | undefined {
  const answer = answerOf(enrolment, facts);
  return answer === undefined ? undefined : answer.closedAtEpochMs + undoMs;
}

const reasonOfAnswer: Readonly<Record<EndingAnswer, ExitReason>> = {
  won: 'becameCustomer',
  opportunity: 'becameOpportunity',
  alreadyInDeal: 'becameOpportunity',
  choseAnother: 'choseAnother',
  notNeeded: 'notNeeded',
  tooEarly: 'tooEarly',
  noAnswer: 'notReached',
};

/** What follows from an answer itself, and is undone with it. */
const madeByAnswers = new Set<string>(['boughtAtAccount', 'underContract', 'openDeal']);
/** Sales has them, or they sleep: that has a rule of its own. */
const heldOtherwise = new Set<string>([
  'openHandoff',
  'waiting',
  'inOtherCampaign',
  'contactChange',
  'companyMerging',
]);

function relationReason(
  { standing, exclusions }: LookFacts,
  isAnswerSettled: boolean,
): ExitReason | undefined {
  if (isAnswerSettled && standing.status === 'won') return 'becameCustomer';
  if (isAnswerSettled && (standing.status === 'opportunity' || standing.status === 'sql'))
    return 'becameOpportunity';
  return exclusions.find(
    (exclusion) => !heldOtherwise.has(exclusion) && (isAnswerSettled || !madeByAnswers.has(exclusion)),
  );
}

function answerOf({ enrolledAt }: PlacedEnrolment, { sales }: LookFacts) {
  const since = Date.parse(enrolledAt);
  return endingAnswers.flatMap((answer) =>
    sales.flatMap((spell) =>
      spell.answer === answer && (spell.closedAtEpochMs ?? 0) >= since
        ? [{ answer, closedAtEpochMs: spell.closedAtEpochMs ?? 0 }]
        : [],
    ),
  )[0];
}

const isHeldTooLong = ({ sales, nowEpochMs }: LookFacts): boolean =>
  sales.some(
    ({ openedAtEpochMs, closedAtEpochMs }) =>
      closedAtEpochMs === undefined && nowEpochMs - openedAtEpochMs > longestHoldMs,
  );

const campaignReason = ({ campaign }: LookFacts): ExitReason | undefined =>
  campaign.state !== 'ended' ? undefined : campaign.isCancelled === true ? 'cancelled' : 'campaignEnded';

/** A wake date lies ahead: until then at most the monthly mail is sent. */
function isAsleep({ standing, wakeOn, zone, nowEpochMs }: LookFacts): boolean {
  return wakeOn !== undefined && wakeOn > dayOf(nowEpochMs, zone) && !holdsOf(standing).monthlyOnly;
}
