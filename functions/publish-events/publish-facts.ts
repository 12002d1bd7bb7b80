import type { DomainEvent, EventBus } from '../shared/adapters/event-bus.ts';
import type { Queue } from '../shared/adapters/queue.ts';
import type { EngagementMessage } from '../shared/contract/engagement-messages.ts';
import type { Fact } from '../shared/domain/fact.ts';

export interface Deps {
  readonly bus: EventBus;
  readonly engagementQueue: Queue;
}

/** Tells the bus what happened, and the writer of interest that a penalty asks for a new fold. Receivers are idempotent. */
export const publishFacts =
  ({ bus, engagementQueue }: Deps) =>
  async (facts: readonly Fact[]): Promise<void> => {
    const events = facts.flatMap((fact) => eventOf(fact) ?? []);
    if (events.length > 0) await bus.publish(events);
    const penalised = new Set(
      facts
        .filter((fact) => fact.kind === 'penalty' || fact.kind === 'penaltyLifted')
        .map((fact) => fact.customerId),
    );
    const refolds = [...penalised].map((customerId): EngagementMessage => ({ kind: 'refold', customerId }));
    if (refolds.length > 0) await engagementQueue.sendAll(refolds);
  };

/** Facts that others care about, by the name of their event. Details are the facts themselves. */
const detailTypes: Partial<Record<Fact['kind'], string>> = {
  crossing: 'Interest Crossed',
  crossingWithdrawn: 'Crossing Withdrawn',
  requested: 'Request Received',
  handoffCreated: 'Handoff Created',
  handoffJoined: 'Handoff Joined',
  handoffWithdrawn: 'Handoff Withdrawn',
  handoffReleased: 'Handoff Released',
  feedback: 'Feedback Given',
  deal: 'Deal Changed',
  refused: 'Customer Refused',
};

function eventOf(fact: Fact): DomainEvent | undefined {
  const detailType = detailTypes[fact.kind];
  return detailType === undefined ? undefined : { detailType, detail: fact, at: fact.at };
}
