import type { Fact } from './fact.ts';
import type { Feedback, Handoff } from '../handoffs/handoff.ts';

/** An answer that a handoff got, and whether it was taken back since. */
export interface GivenAnswer {
  readonly feedback: Feedback;
  readonly isUndone: boolean;
}

/**
 * The answers to one handoff, in the order in which it took them: two may bear the same millisecond. An undo is no answer
 * of its own: it marks the one that it took back.
 */
export function answersTo({ id, fired }: Handoff, facts: readonly Fact[]): readonly GivenAnswer[] {
  const given = facts.flatMap((fact) =>
    fact.kind === 'feedback' && fact.handoffId === id ? [fact.feedback] : [],
  );
  const undone = new Set(given.flatMap(({ answer }) => (answer.kind === 'undo' ? [answer.feedbackId] : [])));
  const taken = (feedback: Feedback): number => fired.indexOf(`answer@${feedback.id}`);
  return given
    .filter(({ answer }) => answer.kind !== 'undo')
    .toSorted((a, b) => taken(a) - taken(b))
    .map((feedback) => ({ feedback, isUndone: undone.has(feedback.id) }));
}
