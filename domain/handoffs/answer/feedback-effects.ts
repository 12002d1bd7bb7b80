import type { Standing } from '../../people/customer.ts';
import { isOpen, type Feedback, type Handoff, type Outcome } from '../handoff.ts';
import { monthIn, startOfMonth } from '../../kernel/month-in.ts';
import { progressed, type ProgressAnswer } from '../process/progress-effects.ts';
import { wonPhase } from '../process/sales-process.ts';
import { datedActions } from '../talk-notes.ts';
import { addDays, addMonths, type LocalDate } from '../../kernel/local-date.ts';
import { isSalesQualified, type Bant } from '../../people/bant.ts';
import { shippedHandoffRules, type HandoffRules } from '../handoff-rules.ts';
import { isUnanswered } from '../rank.ts';

/** What an answer of sales does (R9). */
export interface FeedbackEffects {
  readonly handoff: Handoff;
  readonly standing: Standing;
  /** Multiplies the interest so far; 1 leaves it. */
  readonly interestFactor: number;
  /** Whether learning may take this outcome as a label. */
  readonly isTrainingLabel: boolean;
  /** A deal to write: an opportunity, won or lost. */
  readonly deal?:
    | { readonly stage: 'open' | 'won' | 'lost'; readonly amount?: number | undefined }
    | undefined;
  /** To whom it goes: the owner asks to be relieved, somebody names another, or inside sales passes it on. */
  readonly passesOn?:
    | { readonly how: 'relieved' | 'tossedUp' }
    | { readonly how: 'named'; readonly to: string }
    | undefined;
}

export interface EffectSettings {
  readonly tooEarlyDays: number;
  readonly notNeededDays: number;
  readonly bantForSql: number;
  readonly noAnswer: HandoffRules['noAnswer'];
}
export const defaultEffectSettings: EffectSettings = {
  tooEarlyDays: 90,
  notNeededDays: 180,
  bantForSql: 4,
  noAnswer: shippedHandoffRules.noAnswer,
};

/** The effects of one answer on `today` (YYYY-MM-DD). Answers to a finished handoff are handled by the caller. */
export function effectsOf(
  feedback: Feedback,
  handoff: Handoff,
  standing: Standing,
  today: LocalDate,
  settings: EffectSettings = defaultEffectSettings,
): FeedbackEffects {
  const unchanged: FeedbackEffects = {
    handoff,
    standing,
    interestFactor: 1,
    isTrainingLabel: false,
  };
  const answer = feedback.answer;
  switch (answer.kind) {
    case 'accept':
      return {
        ...unchanged,
        handoff: accepted(handoff, feedback.at),
        standing: raised(standing, takenAs(handoff), feedback.at),
      };
    case 'promise':
      return {
        ...unchanged,
        handoff: {
          ...accepted(handoff, feedback.at),
          promisedAt: answer.callAt,
          firstContactDueAt: answer.callAt,
        },
        standing: raised(standing, takenAs(handoff), feedback.at),
      };
    case 'decline':
      return { ...unchanged, passesOn: { how: 'relieved' } };
    case 'reassign':
      return { ...unchanged, passesOn: { how: 'named', to: answer.to } };
    case 'tossUp':
      return tossedUp(feedback, answer, unchanged, today);
    case 'dispute':
    case 'undo':
      return unchanged;
    case 'progress':
      return recorded(feedback, answer, handoff, standing, today, settings);
    case 'report':
      return reported(feedback, answer, handoff, standing, today, settings);
    default:
      return answer satisfies never;
  }
}

/** Field sales has received it (SAL); inside sales only says who hears the customer. */
const takenAs = ({ desk }: Handoff): Standing['status'] => (desk === 'insideSales' ? 'mql' : 'sal');

/** What inside sales heard stays with the handoff; who passes it on has spoken with the customer. */
function tossedUp(
  { at, by }: Feedback,
  { bant, bantNotes, hearing, talk, note, despite }: Extract<Feedback['answer'], { kind: 'tossUp' }>,
  unchanged: FeedbackEffects,
  today: LocalDate,
): FeedbackEffects {
  const { handoff, standing } = unchanged;
  return {
    ...unchanged,
    handoff: {
      ...handoff,
      desk: 'field',
      tossedUp: { by, at, bant, bantNotes, hearing, talk, note, despite },
    },
    standing: {
      ...standing,
      bant: bant === undefined ? standing.bant : { ...standing.bant, ...bant },
      bantNotes: bantNotes === undefined ? standing.bantNotes : { ...standing.bantNotes, ...bantNotes },
      lastTwoWayOn: today,
      callAttempts: [],
    },
    passesOn: { how: 'tossedUp' },
  };
}

type Report = Extract<Feedback['answer'], { kind: 'report' }>;

/** Where a deal stands. Saying that it is won does what the outcome does. */
function recorded(
  feedback: Feedback,
  answer: ProgressAnswer,
  before: Handoff,
  standing: Standing,
  today: LocalDate,
  settings: EffectSettings,
): FeedbackEffects {
  const { at } = feedback;
  const handoff = progressed(accepted(before, at), answer, at, today, standing.bant ?? {});
  if (answer.phase === wonPhase && before.outcome !== 'won') {
    const won = { kind: 'report', outcome: 'won', amount: answer.amount } as const;
    const effects = reported(feedback, won, handoff, standing, today, settings);
    return {
      ...effects,
      handoff: { ...effects.handoff, progress: handoff.progress, nextActions: handoff.nextActions },
    };
  }
  const isFirstTalk = before.firstContactAt === undefined && handoff.firstContactAt !== undefined;
  return {
    handoff,
    standing: {
      // After a win the customer is a customer: nothing raises him to a lead.
      ...(isOpen(before) ? raised(standing, 'sal', at) : standing),
      ...(isFirstTalk ? { lastTwoWayOn: today, callAttempts: [] } : {}),
    },
    interestFactor: 1,
    isTrainingLabel: false,
  };
}

const accepted = (handoff: Handoff, at: string): Handoff => ({
  ...handoff,
  state: handoff.state === 'open' ? 'accepted' : handoff.state,
  acceptedAt: handoff.acceptedAt ?? at,
});

function raised(standing: Standing, status: Standing['status'], at: string, because?: string): Standing {
  const order: readonly Standing['status'][] = [
    'dormant',
    'nurturing',
    'mql',
    'tql',
    'sal',
    'sql',
    'opportunity',
  ];
  const isForward = order.indexOf(status) > order.indexOf(standing.status);
  return isForward ? { ...standing, status, statusSince: at, because } : standing;
}

const returned = (standing: Standing, at: string, because: string): Standing => ({
  ...standing,
  status: 'nurturing',
  statusSince: at,
  because,
  openHandoffId: undefined,
});

function reported(
  feedback: Feedback,
  report: Report,
  handoff: Handoff,
  before: Standing,
  today: LocalDate,
  settings: EffectSettings,
): FeedbackEffects {
  const { at } = feedback;
  const talked = !['notReached', 'noAnswer', 'noTime', 'alreadyInDeal'].includes(report.outcome);
  const bant: Bant | undefined = report.bant === undefined ? before.bant : { ...before.bant, ...report.bant };
  const introducedOn = introductionOf(report, today);
  const standing: Standing = {
    ...before,
    bant,
    ...(report.bantNotes === undefined ? {} : { bantNotes: { ...before.bantNotes, ...report.bantNotes } }),
    ...(introducedOn === undefined ? {} : { wakeOn: introducedOn }),
    ...(talked ? { lastTwoWayOn: today, callAttempts: [] } : {}),
  };
  const touched: Handoff = {
    ...accepted(handoff, at),
    firstContactAt:
      handoff.firstContactAt ?? (report.outcome === 'noTime' ? undefined : (report.contactedAt ?? at)),
    reportedAt: at,
    outcome: report.outcome,
    nextActions: nextActionsOf(report, handoff, today),
  };
  const closed: Handoff = { ...touched, state: 'closed' };
  const back = (because: Outcome, change: Partial<Standing>, interestFactor = 1): FeedbackEffects => ({
    handoff: closed,
    standing: { ...returned(standing, at, because), ...change },
    interestFactor,
    isTrainingLabel: true,
  });
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
      return notReached(touched, standing, today, settings, back);
    case 'noAnswer':
      return back('noAnswer', { monthlyOnly: true, noHandoffBefore: addDays(today, 30) }, 0.5);
    case 'opportunity':
      return {
        handoff: { ...touched, deal: { amount: report.amount, opportunityOn: report.meetingOn ?? today } },
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
          ...standing,
          status: report.outcome,
          statusSince: at,
          because: report.outcome,
          openHandoffId: undefined,
        },
        interestFactor: 1,
        isTrainingLabel: true,
        deal: { stage: report.outcome, amount: report.amount ?? handoff.deal?.amount },
      };
    case 'tooEarly': {
      const until = report.until ?? introducedOn ?? addDays(today, settings.tooEarlyDays);
      return back('tooEarly', { noHandoffBefore: until, wakeOn: until, monthlyOnly: true });
    }
    case 'gathering':
      return back('gathering', { noHandoffBefore: addDays(today, settings.tooEarlyDays) }, 0.5);
    case 'notNeeded':
      return back('notNeeded', { noHandoffBefore: addDays(today, settings.notNeededDays) }, 0.25);
    case 'neverContact':
      return back(
        'neverContact',
        { neverContact: true, refused: before.refused ?? { at, how: 'told to sales' } },
        0,
      );
    case 'wrongPerson':
      return back('wrongPerson', { wrongPerson: true }, 0);
    case 'leftCompany':
      return back(
        'leftCompany',
        { leftCompany: true, undeliverable: before.undeliverable ?? { at, why: 'left the company' } },
        0,
      );
    case 'choseAnother': {
      const wakeOn = report.until === undefined ? addMonths(today, 12) : addMonths(report.until, -6);
      return back(
        'choseAnother',
        {
          wakeOn: wakeOn > today ? wakeOn : addDays(today, 30),
          noHandoffBefore: wakeOn > today ? wakeOn : undefined,
        },
        0.25,
      );
    }
    case 'outOfTarget':
      return back('outOfTarget', { outOfTarget: true }, 0);
    case 'alreadyInDeal':
      return { ...back('alreadyInDeal', { status: 'opportunity' }), isTrainingLabel: false };
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

/** What a report plans; one that says nothing of it leaves what was planned. */
function nextActionsOf({ talk }: Report, handoff: Handoff, today: LocalDate): Handoff['nextActions'] {
  const planned = datedActions(talk?.nextActionText ?? '', today);
  if (planned.length > 0 || talk?.nextAction === 'undecided') return [...planned];
  return handoff.nextActions ?? [];
}

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
  back: (because: Outcome, change: Partial<Standing>, factor?: number) => FeedbackEffects,
): FeedbackEffects {
  const callAttempts = [...standing.callAttempts, today];
  if (isUnanswered(callAttempts, settings))
    return asNoAnswer(
      back('noAnswer', { callAttempts, monthlyOnly: true, noHandoffBefore: addDays(today, 30) }, 0.5),
    );
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
