import * as z from 'zod';
import { factSchema, type Fact } from '../domain/timeline/fact.ts';

/**
 * The events on our bus, source "rekindle", by their detail-type; the detail is the fact itself. Others build on them:
 * fields may be added, never changed or taken away. docs/events.schema.json is their JSON Schema.
 */
export const domainEventNames = {
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
} as const satisfies Partial<Record<Fact['kind'], string>>;

/** JSON Schema (2020-12) of every event's detail, by detail-type. */
export function domainEventSchemas(): Readonly<Record<string, unknown>> {
  const names = new Map<string, string>(Object.entries(domainEventNames));
  return Object.fromEntries(
    factSchema.options.flatMap((option) => {
      const name = names.get(option.shape.kind.value);
      return name === undefined ? [] : [[name, z.toJSONSchema(option)]];
    }),
  );
}
