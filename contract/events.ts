import * as z from 'zod';
import { feedbackSchema, outcomeSchema } from '../domain/handoffs/handoff.ts';
import type { Fact } from '../domain/timeline/fact.ts';

/**
 * The events on our bus, source "rekindle", by the fact that each tells of. Others build on them: fields may be added,
 * never changed or taken away. docs/events.schema.json is their JSON Schema. A fact may hold more than its event tells.
 */
const event = <Kind extends Fact['kind'], Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({
    kind: z.literal(kind),
    customerId: z.string(),
    /** When it happened. */
    at: z.iso.datetime(),
    id: z.string(),
    ...shape,
  });

const campaignId = z.string().optional();
/** Internals of release 0.2 and before; later ones leave them out. */
const formerly = z.object({ before: z.unknown().optional(), after: z.unknown().optional() }).optional();

/** What the bus tells, by the kind of fact: the detail-type, and the schema of the detail. */
export const domainEvents = {
  crossing: {
    name: 'Interest Crossed',
    detail: event('crossing', {
      modelId: z.string(),
      number: z.number().int(),
      interest: z.number(),
      threshold: z.number(),
      isRequest: z.boolean(),
      engagementId: z.string(),
      campaignId,
    }),
  },
  crossingWithdrawn: {
    name: 'Crossing Withdrawn',
    detail: event('crossingWithdrawn', { number: z.number().int(), campaignId }),
  },
  requested: {
    name: 'Request Received',
    detail: event('requested', { engagementId: z.string(), inquiry: z.string(), campaignId }),
  },
  handoffCreated: {
    name: 'Handoff Created',
    detail: event('handoffCreated', {
      handoffId: z.string(),
      rank: z.enum(['A', 'B', 'C']),
      ownerId: z.string(),
      campaignId,
    }),
  },
  handoffJoined: {
    name: 'Handoff Joined',
    detail: event('handoffJoined', { handoffId: z.string(), campaignId }),
  },
  handoffWithdrawn: {
    name: 'Handoff Withdrawn',
    detail: event('handoffWithdrawn', { handoffId: z.string() }),
  },
  handoffReleased: {
    name: 'Handoff Released',
    detail: event('handoffReleased', { handoffId: z.string() }),
  },
  feedback: {
    name: 'Feedback Given',
    detail: event('feedback', {
      handoffId: z.string(),
      feedback: feedbackSchema,
      outcome: outcomeSchema.optional(),
      /** Whom the answer let go, because it closed the handoff. */
      releases: z.array(z.string()).optional(),
      standing: formerly,
      handoff: formerly,
    }),
  },
  deal: {
    name: 'Deal Changed',
    detail: event('deal', {
      dealId: z.string(),
      stage: z.enum(['won', 'lost', 'open']),
      amount: z.number().optional(),
      on: z.string(),
      source: z.enum(['feedback', 'import']),
    }),
  },
  erased: { name: 'Customer Erased', detail: event('erased', {}) },
  refused: { name: 'Customer Refused', detail: event('refused', { how: z.string() }) },
  refusalLifted: { name: 'Refusal Lifted', detail: event('refusalLifted', {}) },
} as const;

/** The event that tells of a fact; undefined where the bus tells nothing of it. */
export function domainEventOf(
  fact: Fact,
): { readonly detailType: string; readonly detail: object } | undefined {
  const told = Object.entries(domainEvents).find(([kind]) => kind === fact.kind)?.[1];
  return told === undefined ? undefined : { detailType: told.name, detail: told.detail.parse(fact) };
}

/** JSON Schema (2020-12) of every event's detail, by detail-type. It refuses no field that a later release adds. */
export const domainEventSchemas = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.values(domainEvents).map(({ name, detail }) => [
      name,
      z.toJSONSchema(detail, { override: opened }),
    ]),
  );

const opened = ({ jsonSchema }: { readonly jsonSchema: { additionalProperties?: unknown } }): void => {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};
