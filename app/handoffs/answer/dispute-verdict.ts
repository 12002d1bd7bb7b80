import { findInterest } from '../../interest/interest-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../../timeline/timeline-store.ts';
import { disputableEngagements, disputedIn, withDisputed } from '../../../domain/timeline/disputes.ts';
import type { Engagement } from '../../../domain/engagement/engagement.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import { recomputed, temperatureAt } from '../../../domain/interest/interest.ts';
import type { Deps } from './deps.ts';

export type Dispute = Extract<Feedback['answer'], { kind: 'dispute' }>;

/**
 * What disputing a handoff would say and do: the acts that made the customer hot, how they are judged, and what is left
 * without them. Only reads; the writer of interest judges anew once the answer is recorded.
 */
export async function disputeOf({ db, settings, now }: Deps, handoff: Handoff): Promise<Dispute> {
  const { model, calendar, verdictRules } = await settings();
  const { customerId } = handoff;
  const [engagements, facts, interest] = await Promise.all([
    findEngagements(db, customerId),
    findFacts(db, customerId),
    findInterest(db, customerId, model.id),
  ]);
  const crossing = facts.flatMap((fact) =>
    fact.kind === 'crossing' && fact.at === handoff.crossedAt ? [fact] : [],
  )[0];
  const known = disputedIn(facts);
  const acts = disputableEngagements(engagements, crossing).filter(({ id }) => !known.has(id));
  const ids = new Set([...known, ...acts.map(({ id }) => id)]);
  const isStillHot =
    interest !== undefined &&
    temperatureAt(
      recomputed(
        interest,
        withDisputed(engagements, ids, verdictRules),
        penaltiesIn(facts),
        model,
        calendar.timeZone,
      ),
      now().getTime(),
      model,
    ) === 'hot';
  return {
    kind: 'dispute',
    engagementIds: acts.map(({ id }) => id),
    verdicts: verdictsOf(acts),
    does: isStillHot ? 'staysHot' : handoff.state === 'accepted' ? 'staysAccepted' : 'withdraws',
  };
}

const MOST_LINES = 6;

/** Each kind of act and verdict once: five opens by the same browser are one line. */
function verdictsOf(acts: readonly Engagement[]): Dispute['verdicts'] {
  const lines = acts.map(({ kind, verdict }) => ({ act: kind, ...verdict }));
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()].slice(0, MOST_LINES);
}
