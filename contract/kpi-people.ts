import { inBoth } from '../domain/kernel/both-languages.ts';
import * as z from 'zod';
import { dormancyKindSchema } from '../domain/audience/dormancy.ts';
import { wonDaysSchema } from '../domain/kpis/clocks.ts';
import { kpiDimensions } from '../domain/kpis/divisions.ts';
import { peopleCounts, peopleWindows } from '../domain/kpis/people-behind.ts';
import { idSchema } from './id.ts';
import { leaders, route } from './route.ts';

export { peopleCounts, type PeopleCount, type PeopleWindow } from '../domain/kpis/people-behind.ts';

/** A customer behind a count, in one campaign. */
const kpiPersonSchema = z.object({
  customerId: z.string(),
  /** Left out of somebody who is counted and stored no more, as are company and owner. */
  name: z.string().optional(),
  accountId: z.string().optional(),
  account: z.string().optional(),
  owner: z.string().optional(),
  campaignId: z.string(),
  /** Of the enrolment, YYYY-MM. */
  month: z.string(),
  dormancy: dormancyKindSchema,
  /** When the customer came to count. */
  since: z.string().optional(),
  /** Of the opportunity, or of what was won. */
  amount: z.number().optional(),
});
export type KpiPerson = z.infer<typeof kpiPersonSchema>;

/** A month of enrolment. */
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
  error: ({ input }) =>
    inBoth({
      ja: `「${String(input)}」は月ではありません。2026-11 のように書いてください。`,
      en: `"${String(input)}" is no month: write it as in 2026-11.`,
    }),
});

/** Which customers are behind a count. */
export const kpiPeopleQuery = z.object({
  count: z.enum(peopleCounts),
  /** `over`: those that make the rate; `running`: those that are still being counted. */
  window: z.enum(peopleWindows).default('all'),
  campaign: idSchema.optional(),
  month: monthSchema.optional(),
  dormancy: dormancyKindSchema.optional(),
  /** Of one part of another division: both, or neither. */
  by: z.enum(kpiDimensions).optional(),
  value: z.string().min(1).max(1000).optional(),
  after: z.string().min(1).max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The customers behind the counts of the KPIs. */
export const kpiPeopleRoutes = {
  listKpiPeople: route({
    method: 'GET',
    path: '/kpis/people',
    summary:
      'The customers behind a count of the KPIs, as many as it says, 50 at a time. `after` is the `next` of the answer before.',
    roles: leaders,
    query: kpiPeopleQuery,
    answer: z.object({
      /** The count itself. */
      total: z.number().int(),
      wonDays: wonDaysSchema,
      currency: z.string(),
      people: z.array(kpiPersonSchema),
      next: z.string().optional(),
      /** False in the first minutes after an update, while customers of before are put into the lists. */
      isComplete: z.boolean(),
    }),
  }),
};
