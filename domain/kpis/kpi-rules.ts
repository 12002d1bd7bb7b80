import * as z from 'zod';
import { wonDaysSchema } from './clocks.ts';

/** What a company aims at, as a share from 0 to 1. */
const targetSchema = z.number().min(0).max(1);

/** What the company decides of its KPIs. */
export const kpiRulesSchema = z.object({
  /** Days from an opportunity within which it counts as won. */
  wonDays: wonDaysSchema.default(180),
  /** Targets of the three shared KPIs; none where nobody set one. */
  targets: z
    .object({
      dormantToOpportunity: targetSchema.optional(),
      hotToOpportunity: targetSchema.optional(),
      opportunityToWon: targetSchema.optional(),
    })
    .default({}),
});
export type KpiRules = z.infer<typeof kpiRulesSchema>;

export const shippedKpiRules: KpiRules = { wonDays: 180, targets: {} };
