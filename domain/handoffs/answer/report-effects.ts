import { withCauses, withoutCause, type Cause, type CauseKind } from '../../people/causes.ts';
import type { Standing } from '../../people/standing.ts';
import type { Feedback, Handoff, Outcome } from '../handoff.ts';
import { monthIn, startOfMonth } from '../../kernel/month-in.ts';
import { wonPhase } from '../process/sales-process.ts';
import { datedActions } from '../dated-actions.ts';
import type { Locale } from '../../kernel/locale.ts';
import { addDays, addMonths, type LocalDate } from '../../kernel/local-date.ts';
import { isSalesQualified, type Bant } from '../../people/bant.ts';
import { isUnanswered } from '../rank.ts';
import { accepted, raised, type EffectSettings, type FeedbackEffects } from './effects.ts';

type Report = Extract<Feedback['answer'], { kind: 'report' }>;

const returned = (standing: Standing, handoff: Handoff, at: string, because: string): Standing => ({
  ...withoutCause(standing, 'held', handoff.id),
  status: 'nurturing',
  statusSince: at,
  because,
});

/** What a report does: each outcome has its own consequences for the customer (R9). */
export function reported(
  feedback: Feedback,
  report: Report,
  handoff: Handoff,
  before: Standing,
  today: LocalDate,
  settings: EffectSettings,
): FeedbackEffects {
  const { at, id } = feedback;
  const cause = (of: CauseKind): Cause => ({ of, id, at, how: 'told to sales' });
  const notBefore = (until: LocalDate): Cause => ({ ...cause('noHandoff'), until });
  const talked = !['notReached', 'noAnswer', 'noTime', 'alreadyInDeal'].includes(report.outcome);
  const bant: Bant | undefined = report.bant === undefined ? before.bant : { ...before.bant, ...report.bant };
  const introducedOn = introductionOf(report, today);
  const wakesItself = report.outcome === 'tooEarly' || report.outcome === 'choseAnother';
  const standing: Standing = {
    ...before,
    bant,
    ...(report.bantNotes === undefined ? {} : { bantNotes: { ...before.bantNotes, ...report.bantNotes } }),
    causes: withCauses(
      before,
      ...(wakesItself || introducedOn === undefined ? [] : [{ ...cause('wake'), until: introducedOn }]),
    ).causes,
    ...(talked ? { lastTwoWayOn: today, callAttempts: [] } : {}),
  };
  const touched: Handoff = {
    ...accepted(handoff, at),
    firstContactAt:
      handoff.firstContactAt ?? (report.outcome === 'noTime' ? undefined : (report.contactedAt ?? at)),
    reportedAt: at,
    endedAt: undefined,
    outcome: report.outcome,
    nextActions: nextActionsOf(report, handoff, today, settings.locale),
  };
  const closed: Handoff = { ...touched, state: 'closed' };
  const back = (because: Outcome, causes: readonly Cause[], interestFactor = 1): FeedbackEffects => ({
    handoff: closed,
    standing: withCauses(returned(standing, handoff, at, because), ...causes),
    interestFactor,
    isTrainingLabel: true,
  });
  const noAnswer = (): FeedbackEffects =>
    back('noAnswer', [cause('monthlyOnly'), notBefore(addDays(today, 30))], 0.5);
  switch (report.outcome) {
    case 'reached': {
      const isSql = isSalesQualified(bant ?? {}, true, settings.bantForSql);
      return {
        handoff: touched,
        standing: raised(standing, isSql ? 'sql' : handoff.desk === 'insideSales' ? 'tql' : 'sal', at),
        interestFactor: 1,
        isTrainingLabel: false,
      };
    }
    case 'notReached':
      return notReached(touched, standing, today, settings, noAnswer);
    case 'noAnswer':
      return noAnswer();
    case 'opportunity':
      return {
        // Also where the talk was closed before: a deal goes on until it is won or lost.
        handoff: {
          ...touched,
          state: 'accepted',
          deal: { amount: report.amount, opportunityOn: report.meetingOn ?? today },
        },
        standing: { ...standing, status: 'opportunity', statusSince: at, because: 'opportunity' },
        interestFactor: 1,
        isTrainingLabel: true,
        deal: { stage: 'open', amount: report.amount },
      };
    case 'won':
    case 'lost':
      return {
        handoff: {
          ...closed,
          deal: { ...handoff.deal, amount: report.amount ?? handoff.deal?.amount, closedOn: today },
          progress: report.outcome === 'won' ? wonProgress(handoff, at) : handoff.progress,
        },
        standing: {
          ...withoutCause(standing, 'held', handoff.id),
          status: report.outcome,
          statusSince: at,
          because: report.outcome,
        },
        interestFactor: 1,
        isTrainingLabel: true,
        deal: { stage: report.outcome, amount: report.amount ?? handoff.deal?.amount },
      };
    case 'tooEarly': {
      const until = report.until ?? introducedOn ?? addDays(today, settings.tooEarlyDays);
      return back('tooEarly', [notBefore(until), { ...cause('wake'), until }, cause('monthlyOnly')]);
    }
    case 'gathering':
      return back('gathering', [notBefore(addDays(today, settings.tooEarlyDays))], 0.5);
    case 'notNeeded':
      return back('notNeeded', [notBefore(addDays(today, settings.notNeededDays))], 0.25);
    case 'neverContact':
      return back('neverContact', [cause('neverContact'), cause('refused')], 0);
    case 'wrongPerson':
      return back('wrongPerson', [cause('wrongPerson')], 0);
    case 'leftCompany':
      return back(
        'leftCompany',
        [cause('leftCompany'), { ...cause('undeliverable'), how: 'left the company' }],
        0,
      );
    case 'choseAnother': {
      const wakeOn = report.until === undefined ? addMonths(today, 12) : addMonths(report.until, -6);
      const isAhead = wakeOn > today;
      return back(
        'choseAnother',
        [
          { ...cause('wake'), until: isAhead ? wakeOn : addDays(today, 30) },
          ...(isAhead ? [notBefore(wakeOn)] : []),
        ],
        0.25,
      );
    }
    case 'outOfTarget':
      return back('outOfTarget', [cause('outOfTarget')], 0);
    case 'alreadyInDeal': {
      const effects = back('alreadyInDeal', []);
      return {
        ...effects,
        standing: { ...effects.standing, status: 'opportunity' },
        isTrainingLabel: false,
      };
    }
    case 'noTime':
      return {
        handoff: { ...handoff, outcome: 'noTime' },
        standing,
        interestFactor: 1,
        isTrainingLabel: false,
        passesOn: { how: 'relieved' },
      };
    default:
      return report.outcome satisfies never;
  }
}

/** What a report plans, the first meeting with it; one that says nothing of it leaves what was planned. */
function nextActionsOf(
  { talk, outcome, meetingOn }: Report,
  handoff: Handoff,
  today: LocalDate,
  locale: Locale,
): Handoff['nextActions'] {
  const written = datedActions(talk?.nextActionText ?? '', today);
  const isMeeting = outcome === 'opportunity' && meetingOn !== undefined && meetingOn >= today;
  const planned =
    isMeeting && !written.some(({ on }) => on === meetingOn)
      ? [{ on: meetingOn, isWeek: false, what: firstMeeting[locale] }, ...written]
      : [...written];
  if (planned.length > 0 || talk?.nextAction === 'undecided') return planned;
  return handoff.nextActions ?? [];
}

const firstMeeting: Readonly<Record<Locale, string>> = { ja: '初回商談', en: 'First meeting' };

/** The month in which the customer means to introduce it, where that lies ahead: it sets the wake date (R21). */
function introductionOf({ bantNotes }: Report, today: LocalDate): LocalDate | undefined {
  const month = monthIn(bantNotes?.timeframe ?? '', today);
  const on = month === undefined ? undefined : startOfMonth(month);
  return on !== undefined && on > today ? on : undefined;
}

/** A deal reported as won stands there, wherever it stood before. */
const wonProgress = ({ progress }: Handoff, at: string): NonNullable<Handoff['progress']> =>
  progress?.phase === wonPhase
    ? progress
    : { phase: wonPhase, since: at, checks: progress?.checks ?? [], records: progress?.records ?? {} };

/** 不在: the third time on two days is "no answer" by itself. */
function notReached(
  touched: Handoff,
  standing: Standing,
  today: LocalDate,
  settings: EffectSettings,
  noAnswer: () => FeedbackEffects,
): FeedbackEffects {
  const callAttempts = [...standing.callAttempts, today];
  if (isUnanswered(callAttempts, settings)) {
    const effects = asNoAnswer(noAnswer());
    return { ...effects, standing: { ...effects.standing, callAttempts } };
  }
  return {
    handoff: touched,
    standing: { ...standing, callAttempts },
    interestFactor: 1,
    isTrainingLabel: false,
  };
}

const asNoAnswer = (effects: FeedbackEffects): FeedbackEffects => ({
  ...effects,
  handoff: { ...effects.handoff, outcome: 'noAnswer' },
});
