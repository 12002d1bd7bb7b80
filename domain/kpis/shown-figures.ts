import * as z from 'zod';
import { rateSchema } from './rate.ts';

const unfinishedSchema = z.object({ done: z.number(), of: z.number() });
const ofEach = <Each extends z.ZodType>(each: Each) =>
  z.object({ dormantToOpportunity: each, hotToOpportunity: each, opportunityToWon: each });

/** The figures at the head of the page, as a meeting saw them. Read as they are: another rule later changes none of them. */
export const shownFiguresSchema = z.object({
  kpis: ofEach(rateSchema),
  unfinished: ofEach(unfinishedSchema),
  /** Of those that were set then, 0 to 1. */
  targets: ofEach(z.number().optional()),
  /** Days from an opportunity within which it counted as won. */
  wonDays: z.number(),
  opportunityAmount: z.number(),
  wonAmount: z.number(),
});
export type ShownFigures = z.infer<typeof shownFiguresSchema>;
