import type { Fact } from './fact.ts';

/** Ids of the answers of sales that an undo took back. */
export const undoneAnswers = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap((fact) =>
      fact.kind === 'feedback' && fact.feedback.answer.kind === 'undo'
        ? [fact.feedback.answer.feedbackId]
        : [],
    ),
  );
