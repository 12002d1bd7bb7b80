import type { Standing } from '../../people/standing.ts';
import { isOpen, type Feedback, type Handoff } from '../handoff.ts';
import { wayOf } from '../promise-way.ts';
import { progressed, type ProgressAnswer } from '../process/progress-effects.ts';
import { wonPhase } from '../process/sales-process.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import {
  accepted,
  defaultEffectSettings,
  raised,
  type EffectSettings,
  type FeedbackEffects,
} from './effects.ts';
import { reported } from './report-effects.ts';

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
          promisedWay: wayOf(answer.way),
          // Only before the first contact: what was late then stays late.
          ...(handoff.firstContactAt === undefined ? { firstContactDueAt: answer.callAt } : {}),
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
