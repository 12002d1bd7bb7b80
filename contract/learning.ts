import * as z from 'zod';
import { learnedFeatures } from '../domain/learning/learning-row.ts';
import { abstentions } from '../domain/learning/propose-points.ts';
import { modelsInForce } from './interest.ts';
import { leaders, marketers, route } from './route.ts';

const aucSchema = z.object({ auc: z.number(), low: z.number(), high: z.number() });

/** One point before and after, with the range that holds the truth in about 95 of 100. */
const pointChangeSchema = z.object({
  feature: z.enum(learnedFeatures),
  inForce: z.number(),
  points: z.number(),
  low: z.number(),
  high: z.number(),
  isUnsure: z.boolean(),
});

/** What outcomes say of the points in force. */
export const learningSchema = z.object({
  rows: z.number().int(),
  opportunities: z.number().int(),
  accounts: z.number().int(),
  lookedAt: z.number().int(),
  nextLook: z.number().int(),
  because: z.enum(abstentions).optional(),
  changes: z.array(pointChangeSchema),
  sameChanceAt: z.number().optional(),
  measures: z
    .object({
      rows: z.number().int(),
      aucInForce: aucSchema.optional(),
      aucLearned: aucSchema.optional(),
      brierInForce: z.number(),
      brierLearned: z.number(),
    })
    .optional(),
});
export type LearningView = z.infer<typeof learningSchema>;

const weekSchema = z.object({ hotAt: z.number(), mean: z.number(), low: z.number(), high: z.number() });

/** How many handoffs a week each threshold would have given, and how many sales can take. */
const weeklySchema = z.object({
  weeks: z.number().int(),
  requests: z.number(),
  thresholds: z.array(weekSchema),
  /** How many a week were asked about. */
  wanted: z.number().optional(),
  advice: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.enum(['tooFewWeeks', 'belowRequests', 'noneSoFew']) }),
      weekSchema.extend({ kind: z.literal('chosen') }),
    ])
    .optional(),
  /** Absent: too few handoffs to tell how long they stay open. */
  capacity: z
    .object({
      owners: z.number().int(),
      most: z.number(),
      plan: z.number(),
      daysOpen: z.number(),
      /** Of the leads of `wanted`, the share that would find its owner full and wait. */
      full: z.number().optional(),
    })
    .optional(),
});
export type WeeklyView = z.infer<typeof weeklySchema>;

/** Learning: what sales reported, back into the points. */
export const learningRoutes = {
  showLearning: route({
    method: 'GET',
    path: '/learning',
    summary: 'What outcomes say of the points in force: how many there are, what they propose, and why not.',
    roles: leaders,
    query: z.object({ wanted: z.coerce.number().positive().max(100_000).optional() }),
    answer: z.object({
      state: z.enum(['never', 'counting', 'counted']),
      modelId: z.string(),
      counting: z.object({ startedAt: z.string(), done: z.number().int(), of: z.number().int() }).optional(),
      countedAt: z.string().optional(),
      learning: learningSchema.optional(),
      weekly: weeklySchema.optional(),
    }),
  }),
  countOutcomes: route({
    method: 'POST',
    path: '/learning/count',
    summary: 'Gathers the outcomes of all handoffs whose 90 days are over, in the background.',
    leavesNoLine: 'It counts, and changes nothing.',
    roles: marketers,
    status: 202,
    answer: z.object({ startedAt: z.string(), of: z.number().int() }),
  }),
  proposeLearned: route({
    method: 'POST',
    path: '/learning/propose',
    summary: 'Puts the learned points on trial beside those in force.',
    roles: marketers,
    body: z.object({ threshold: z.enum(['keep', 'sameChance']).default('keep') }).strict(),
    answer: modelsInForce.extend({ replayStartsInSeconds: z.number() }),
  }),
};
