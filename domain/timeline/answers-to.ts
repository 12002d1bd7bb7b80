import type { Fact } from './fact.ts';
import { undoneAnswers } from './undone-answers.ts';
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
export function answersTo({ id, log }: Handoff, facts: readonly Fact[]): readonly GivenAnswer[] {
  const undone = undoneAnswers(facts);
  const taken = (feedback: Feedback): number =>
    log.findIndex((entry) => entry.did === 'answer' && entry.id === feedback.id);
  return facts
    .flatMap((fact) => (fact.kind === 'feedback' && fact.handoffId === id ? [fact.feedback] : []))
    .filter(({ answer }) => answer.kind !== 'undo')
    .toSorted((a, b) => a.at.localeCompare(b.at) || taken(a) - taken(b))
    .map((feedback) => ({ feedback, isUndone: undone.has(feedback.id) }));
}
