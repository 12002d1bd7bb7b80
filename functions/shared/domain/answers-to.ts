import type { Fact } from './fact.ts';
import type { Feedback } from './handoff.ts';

/** An answer that a handoff got, and whether it was taken back since. */
export interface GivenAnswer {
  readonly feedback: Feedback;
  readonly isUndone: boolean;
}

/** The answers to one handoff, oldest first. An undo is no answer of its own: it marks the one that it took back. */
export function answersTo(handoffId: string, facts: readonly Fact[]): readonly GivenAnswer[] {
  const given = facts.flatMap((fact) =>
    fact.kind === 'feedback' && fact.handoffId === handoffId ? [fact.feedback] : [],
  );
  const undone = new Set(given.flatMap(({ answer }) => (answer.kind === 'undo' ? [answer.feedbackId] : [])));
  return given
    .filter(({ answer }) => answer.kind !== 'undo')
    .map((feedback) => ({ feedback, isUndone: undone.has(feedback.id) }))
    .toSorted((a, b) => a.feedback.at.localeCompare(b.feedback.at));
}
