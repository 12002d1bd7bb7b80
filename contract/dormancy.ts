import * as z from 'zod';
import { backTestSchema, type BackTest } from '../domain/audience/back-test.ts';
import { leaders, marketers, route } from './route.ts';

export type BackTestView = BackTest;

/** Silence, tried on the company's own past. */
export const dormancyRoutes = {
  showBackTest: route({
    method: 'GET',
    path: '/dormancy/past',
    summary: 'How many came back by themselves after how long a silence, by the deals of your own past.',
    roles: leaders,
    answer: z.object({
      state: z.enum(['never', 'counting', 'counted']),
      startedAt: z.string().optional(),
      countedAt: z.string().optional(),
      result: backTestSchema.optional(),
    }),
  }),
  countBackTest: route({
    method: 'POST',
    path: '/dormancy/past/count',
    summary: 'Counts it anew from the deals, in the background.',
    leavesNoLine: 'It counts, and changes nothing.',
    roles: marketers,
    status: 202,
    answer: z.object({ startedAt: z.string() }),
  }),
};
