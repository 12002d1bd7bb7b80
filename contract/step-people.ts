import * as z from 'zod';
import { stepStates } from '../domain/kpis/step-counts.ts';
import { idSchema } from './id.ts';
import { leaders, route } from './route.ts';

export { type StepState } from '../domain/kpis/step-counts.ts';

/** A customer behind a count of a step. */
const stepPersonSchema = z.object({
  customerId: z.string(),
  /** Left out of somebody who is counted and stored no more, as are company and owner. */
  name: z.string().optional(),
  accountId: z.string().optional(),
  account: z.string().optional(),
  owner: z.string().optional(),
  /** The step, or the part of what is written out for it. */
  stepId: z.string(),
  /** How it was passed, or why they left there. */
  how: z.string().optional(),
  /** When it was passed, reached, or left; not known of what an earlier release told. */
  since: z.string().optional(),
});
export type StepPerson = z.infer<typeof stepPersonSchema>;

/** The customers behind the counts of a campaign's steps. */
export const stepPeopleRoutes = {
  listStepPeople: route({
    method: 'GET',
    path: '/kpis/step-people',
    summary:
      'The customers who are at a step of a campaign, passed it, or left there, as many as its count says, 50 at a time. `after` is the `next` of the answer before.',
    roles: leaders,
    query: z.object({
      campaign: idSchema,
      step: idSchema,
      state: z.enum(stepStates).default('there'),
      /** One way of passing it, or one reason to leave. */
      how: z.string().min(1).max(1000).optional(),
      after: z.string().min(1).max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      /** The count itself. */
      total: z.number().int(),
      people: z.array(stepPersonSchema),
      next: z.string().optional(),
      /** False in the first minutes after an update, while customers of before are put into the lists. */
      isComplete: z.boolean(),
    }),
  }),
};
