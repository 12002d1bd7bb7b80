import * as z from 'zod';
import { campaignSchema as storedCampaign } from '../../domain/sequences/campaign.ts';
import { customerSchema, standingSchema } from '../../domain/people/customer.ts';
import { factSchema } from '../../domain/timeline/fact.ts';
import { handoffSchema } from '../../domain/handoffs/handoff.ts';
import { verdictSchema } from '../../domain/engagement/verdict.ts';

export const campaignSchema = z.object({ campaign: storedCampaign }).loose();

/** GET /leads/{id}. Facts come newest first. */
export const leadSchema = z.object({
  customer: customerSchema,
  standing: standingSchema,
  dormancy: z.object({ kind: z.string() }).loose().optional(),
  interest: z
    .object({
      points: z.number(),
      temperature: z.enum(['hot', 'warm', 'cold']),
      threshold: z.number(),
      heldUntil: z.string().optional(),
    })
    .loose(),
  engagements: z.array(
    z
      .object({
        id: z.string(),
        kind: z.string(),
        occurredAt: z.string(),
        receivedAt: z.string(),
        verdict: verdictSchema,
      })
      .loose(),
  ),
  facts: z.array(factSchema),
  handoffs: z.array(handoffSchema),
});
export type Lead = z.infer<typeof leadSchema>;

const figuresSchema = z.object({ counts: z.record(z.string(), z.number()) }).loose();
export const kpisSchema = z.object({
  all: figuresSchema,
  byCohort: z.array(figuresSchema.extend({ key: z.string() })),
});
export type Kpis = z.infer<typeof kpisSchema>;
