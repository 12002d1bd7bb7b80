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

/** Whether a fact was taken back: an answer of sales that was undone, or the deal that was written with it. */
export function undoneIn(facts: readonly Fact[]): (fact: Fact) => boolean {
  const undone = undoneAnswers(facts);
  const deals = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'feedback' && undone.has(fact.id) ? [`${fact.handoffId}@${fact.at}`] : [],
    ),
  );
  return (fact) =>
    undone.has(fact.id) ||
    (fact.kind === 'deal' && fact.source === 'feedback' && deals.has(`${fact.dealId}@${fact.at}`));
}
