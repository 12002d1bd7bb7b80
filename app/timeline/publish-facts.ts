import type { Needs } from '../kernel/deps.ts';
import type { DomainEvent } from '../../platform/event-bus.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { domainEventOf } from '../../contract/events.ts';
import type { Fact } from '../../domain/timeline/fact.ts';

type Deps = Needs<'bus' | 'engagementQueue'>;

/** Tells the bus what happened, the writer of interest what touches it (penalties, disputes, handoffs that closed), and wakes enrolments. Receivers are idempotent. */
export const publishFacts =
  ({ bus, engagementQueue }: Deps, wake: (facts: readonly Fact[]) => Promise<void>) =>
  async (facts: readonly Fact[]): Promise<void> => {
    const events = facts.flatMap((fact) => eventOf(fact) ?? []);
    if (events.length > 0) await bus.publish(events);
    const penalised = new Set(
      facts
        .filter((fact) => fact.kind === 'penalty' || fact.kind === 'penaltyLifted')
        .map((fact) => fact.customerId),
    );
    const recomputes = [...penalised].map((customerId): EngagementMessage => ({
      kind: 'refold',
      customerId,
    }));
    const doubted = new Set(facts.filter((fact) => isAboutVerdicts(fact)).map((fact) => fact.customerId));
    const rejudged = [...doubted].map((customerId): EngagementMessage => ({ kind: 'rejudge', customerId }));
    const messages = [...recomputes, ...rejudged, ...facts.flatMap((fact) => releasesOf(fact))];
    if (messages.length > 0) await engagementQueue.sendAll(messages);
    await wake(facts);
  };

/** Sales disputed what a verdict says, or took that back. */
const isAboutVerdicts = (fact: Fact): boolean =>
  fact.kind === 'feedback' &&
  (fact.feedback.answer.kind === 'dispute' ||
    (fact.feedback.answer.kind === 'undo' && fact.feedback.answer.lifts === 'dispute'));

/** A request holds its customer hot until the handoff closes, however it does. */
function releasesOf(fact: Fact): readonly EngagementMessage[] {
  const released = (customerId: string): EngagementMessage => ({ kind: 'release', customerId, at: fact.at });
  if (fact.kind === 'feedback') return (fact.releases ?? []).map((customerId) => released(customerId));
  const isOver =
    fact.kind === 'handoffReleased' ||
    (fact.kind === 'deal' && fact.source === 'import' && fact.stage !== 'open');
  return isOver ? [released(fact.customerId)] : [];
}

function eventOf(fact: Fact): DomainEvent | undefined {
  const event = domainEventOf(fact);
  return event === undefined ? undefined : { ...event, at: fact.at };
}
