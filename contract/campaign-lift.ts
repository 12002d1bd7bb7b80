import * as z from 'zod';
import { rateComparisonSchema } from '../domain/kpis/compare-rates.ts';
import { rateSchema } from '../domain/kpis/rate.ts';
import { controlKinds } from '../domain/sequences/control-group.ts';
import { idSchema } from './id.ts';
import { leaders, route } from './route.ts';

const doneOfSchema = z.object({ done: z.number().int(), of: z.number().int() });
/** Those of a campaign who by lot are not mailed for 90 days beside those who are, mailed or not (intention to treat). */
const liftViewSchema = z.object({
  kind: z.enum(controlKinds),
  /** Of the companies, not mailed: 0 to 1. */
  share: z.number(),
  /** When the verdict falls, once. */
  until: z.iso.datetime(),
  isOver: z.boolean(),
  mailed: doneOfSchema,
  control: doneOfSchema,
  /** Left out before the verdict, and where one side has fewer than ten companies. */
  lift: z
    .object({
      mailed: rateSchema,
      control: rateSchema,
      /** -1 to 1, with its 95% range. */
      comparison: rateComparisonSchema,
      /** Left out below five opportunities of those not mailed; an end that is left out is open. */
      ratio: z
        .object({ ratio: z.number().optional(), low: z.number(), high: z.number().optional() })
        .optional(),
      /** Opportunities that would not have been. */
      extra: z.object({ count: z.number(), low: z.number(), high: z.number() }),
      designEffect: z.number(),
    })
    .optional(),
});
export type LiftView = z.infer<typeof liftViewSchema>;

/** What a campaign brought that would not have been. */
export const liftRoutes = {
  showLift: route({
    method: 'GET',
    path: '/campaigns/{id}/lift',
    summary: 'What mailing did: those of a campaign who by lot were not mailed, beside those who were.',
    roles: leaders,
    params: z.object({ id: idSchema }),
    answer: liftViewSchema,
  }),
};
