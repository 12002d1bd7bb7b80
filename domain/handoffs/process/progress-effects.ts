import { confirmedCount, type Bant } from '../../people/bant.ts';
import type { Feedback, Handoff } from '../handoff.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

export type ProgressAnswer = Extract<Feedback['answer'], { kind: 'progress' }>;

/**
 * A handoff after somebody said where its deal stands. Only that: what a won deal does is the outcome's. Whoever ticks what
 * a move asks for has been in touch, so the first contact is made; and the clock of the report runs anew (R8).
 */
export function progressed(
  handoff: Handoff,
  answer: ProgressAnswer,
  at: string,
  today: LocalDate,
  bant: Bant,
): Handoff {
  const { progress: was, decided } = handoff;
  const stands = was?.phase === answer.phase && was.stage === answer.stage;
  return {
    ...handoff,
    firstContactAt: handoff.firstContactAt ?? (answer.checks.length > 0 ? at : undefined),
    reportedAt: at,
    ...(answer.rank === undefined
      ? {}
      : {
          rank: answer.rank,
          decided:
            decided === undefined
              ? undefined
              : { ...decided, rankedBecause: 'reviewed', bantConfirmed: confirmedCount(bant) },
        }),
    nextActions: nextActionsOf(handoff, answer, today),
    progress: {
      phase: answer.phase,
      ...(answer.stage === undefined ? {} : { stage: answer.stage }),
      since: stands ? was.since : at,
      checks: [...new Set([...(was?.checks ?? []), ...answer.checks])],
      records: answer.records,
    },
  };
}

/** The next action as given takes the place of the next that was planned; those after it stay. */
function nextActionsOf(handoff: Handoff, answer: ProgressAnswer, today: LocalDate): Handoff['nextActions'] {
  if (answer.nextActionUndecided === true) return [];
  if (answer.nextAction === undefined) return handoff.nextActions;
  const [, ...later] = upcomingActions(handoff, today);
  return [{ ...answer.nextAction, isWeek: false }, ...later].toSorted((a, b) => a.on.localeCompare(b.on));
}

/** What is planned from today on, the next first. */
export const upcomingActions = (handoff: Handoff, today: LocalDate): NonNullable<Handoff['nextActions']> =>
  (handoff.nextActions ?? []).filter(({ on }) => on >= today).toSorted((a, b) => a.on.localeCompare(b.on));
