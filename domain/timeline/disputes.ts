import { isRequest, messageOf, type Engagement } from '../engagement/engagement.ts';
import type { Fact, FactOf } from './fact.ts';
import { undoneAnswers } from './undone-answers.ts';
import type { VerdictRules } from '../engagement/verdict-rules.ts';
import { disputed } from '../engagement/verdict.ts';

/** Ids of the acts that sales disputes, less those of answers that were taken back. */
export function disputedIn(facts: readonly Fact[]): ReadonlySet<string> {
  const undone = undoneAnswers(facts);
  return new Set(
    facts.flatMap((fact) =>
      fact.kind === 'feedback' && fact.feedback.answer.kind === 'dispute' && !undone.has(fact.feedback.id)
        ? fact.feedback.answer.engagementIds
        : [],
    ),
  );
}

/**
 * The acts that made a customer hot, as far as one can doubt that a person did them: the act of the crossing with all that
 * counts of the same mail; for an act of no mail, itself. Requests are a person's: nobody disputes them.
 * @param crossing of the handoff; without one, or with one that names no act, the last act that counts stands for it
 */
export function disputableEngagements(
  engagements: readonly Engagement[],
  crossing: FactOf<'crossing'> | undefined,
): readonly Engagement[] {
  const counting = engagements
    .filter((each) => each.verdict.is !== 'machine' && !isRequest(each))
    .toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt) || a.id.localeCompare(b.id));
  const named = engagements.find((each) => each.id === crossing?.engagementId);
  const decisive = named ?? counting.at(-1);
  if (decisive === undefined) return [];
  const messageId = messageOf(decisive);
  return counting.filter(
    (each) => each.id === decisive.id || (messageId !== undefined && messageOf(each) === messageId),
  );
}

/** The acts with these disputed: what folding them then gives. */
export const withDisputed = (
  engagements: readonly Engagement[],
  ids: ReadonlySet<string>,
  rules: VerdictRules,
): readonly Engagement[] =>
  engagements.map((each) => (ids.has(each.id) ? { ...each, verdict: disputed(rules) } : each));
