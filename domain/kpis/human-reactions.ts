import type { Fact, FactOf } from '../timeline/fact.ts';

/** What a person did, beyond opening, among some facts: by the verdict that stands. In the order of the facts. */
export function humanReactions(facts: readonly Fact[], all: readonly Fact[]): readonly FactOf<'engaged'>[] {
  const verdicts = new Map(
    all.flatMap((fact) => (fact.kind === 'verdictChanged' ? [[fact.engagementId, fact.to] as const] : [])),
  );
  return facts.filter(
    (fact): fact is FactOf<'engaged'> =>
      fact.kind === 'engaged' &&
      fact.act !== 'open' &&
      (verdicts.get(fact.engagementId) ?? fact.verdict) === 'human',
  );
}
