import type { Fact, FactOf } from '../timeline/fact.ts';
import type { KpiRow } from './kpi.ts';

/**
 * Of the handoffs made for the customer (not those of a colleague that the customer joined): the first, the first contact, and
 * the end where none followed. A handoff that went to somebody else goes on; the customer still waits.
 */
export function handoffsIn(facts: readonly Fact[]): Partial<KpiRow> {
  const created = facts.filter((fact) => fact.kind === 'handoffCreated');
  const [first] = created;
  if (first === undefined) return {};
  const contacts = facts.flatMap((fact) => (fact.kind === 'feedback' ? (contactIn(fact) ?? []) : []));
  const firstContactAt = contacts.toSorted()[0];
  const end = facts.findLast((fact) => endOf(fact) !== undefined);
  const wasFollowed = end !== undefined && created.some(({ at }) => at > end.at);
  const by = end === undefined ? undefined : endOf(end);
  return {
    ownHandoffAt: first.at,
    ...(firstContactAt === undefined ? {} : { firstContactAt }),
    ...(end === undefined || by === undefined || wasFollowed ? {} : { handoffEnd: { at: end.at, by } }),
  };
}

/** When sales spoke with the customer, or tried to, by what an answer says; as the handoff itself keeps it. */
function contactIn({ at, feedback: { answer } }: FactOf<'feedback'>): string | undefined {
  if (answer.kind === 'report' && answer.outcome !== 'noTime') return answer.contactedAt ?? at;
  return answer.kind === 'progress' && answer.checks.length > 0 ? at : undefined;
}

/** How a fact ends a handoff. */
function endOf(fact: Fact): NonNullable<KpiRow['handoffEnd']>['by'] | undefined {
  if (fact.kind === 'handoffWithdrawn') return 'withdrawn';
  if (fact.kind === 'handoffReleased') return 'released';
  return fact.kind === 'feedback' && fact.releases !== undefined ? 'answer' : undefined;
}
