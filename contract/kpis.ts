import * as z from 'zod';
import { kpiCountsSchema, kpiMeasures, sharedKpiNames } from '../domain/kpis/kpi.ts';
import { rateComparisonSchema } from '../domain/kpis/compare-rates.ts';
import { kpiDimensions } from '../domain/kpis/divisions.ts';
import { wonDaysSchema } from '../domain/kpis/clocks.ts';
import { rateSchema } from '../domain/kpis/rate.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { idSchema } from './id.ts';
import { kpiPeopleRoutes } from './kpi-people.ts';
import { stepPeopleRoutes } from './step-people.ts';
import { kpiTableRoutes } from './kpi-tables.ts';
import { partQuerySchema } from './part-query.ts';
import { leaders, marketers, route } from './route.ts';

const unfinishedSchema = z.object({ done: z.number(), of: z.number() });
export type UnfinishedView = z.infer<typeof unfinishedSchema>;

const figuresSchema = z.object({
  /** Of all enrolments, whether their time is over or not. */
  counts: kpiCountsSchema,
  /** Each of what its own window is over for. */
  kpis: z.object({
    dormantToOpportunity: rateSchema,
    hotToOpportunity: rateSchema,
    opportunityToWon: rateSchema,
  }),
  /** What is still being counted: so many, and of them so many so far. */
  unfinished: z.object({
    dormantToOpportunity: unfinishedSchema,
    hotToOpportunity: unfinishedSchema,
    opportunityToWon: unfinishedSchema,
  }),
});
export type Figures = z.infer<typeof figuresSchema>;
export type RateView = z.infer<typeof rateSchema>;

/** How the rate from dormant to opportunity stands beside all others: the 95% range of the difference, -1 to 1. */
export type Beside = z.infer<typeof rateComparisonSchema>;

/** A target, 0 to 1; `verdict` is left out below 20 cases. */
const targetViewSchema = z.object({
  target: z.number(),
  verdict: z.enum(['above', 'below', 'unknown']).optional(),
});
export type TargetView = z.infer<typeof targetViewSchema>;

const medianDaysSchema = z.object({
  done: z.number(),
  of: z.number(),
  /** Left out below five cases, and while more than half wait; `low` and `high`, the 95% range, below ten that happened. */
  median: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
});
const sharesByDaySchema = z.object({
  done: z.number(),
  of: z.number(),
  /** Left out below 20 cases. */
  shares: z
    .array(z.object({ day: z.number(), share: z.number() }))
    .readonly()
    .optional(),
  /** Days within which half of those got there that did, of months whose window is over. */
  half: z.number().optional(),
});
/** Days from hot until each thing that follows. */
const timesSchema = z.object({
  received: medianDaysSchema,
  contact: medianDaysSchema,
  opportunity: sharesByDaySchema,
  won: sharesByDaySchema,
});

/** `beside` is left out while this part, or the others, have fewer than 20 cases. */
const partSchema = figuresSchema.extend({
  key: z.string(),
  times: timesSchema,
  beside: rateComparisonSchema.optional(),
});
export type KpiPart = z.infer<typeof partSchema>;

/** `mailed` is not counted by owner. */
const dividedCounts = { counts: z.partialRecord(z.enum(kpiMeasures), z.number()) };
const dividedFiguresSchema = figuresSchema.extend(dividedCounts);

/** One value of a division: its figures beside those of all. */
const dividedPartSchema = partSchema.omit({ times: true }).extend({
  ...dividedCounts,
  /** What a key is called that is no name itself. */
  title: bilingualSchema.optional(),
});
export type DividedPart = z.infer<typeof dividedPartSchema>;

const divisionSchema = z.object({
  by: z.enum(kpiDimensions),
  /** The greatest of them first. */
  parts: z.array(dividedPartSchema),
  /** All that come after those, together; `values`: how many. */
  others: dividedFiguresSchema.extend({ values: z.number().int() }).optional(),
  /** Of whom it was not recorded, or who have none. */
  rest: dividedFiguresSchema.optional(),
  /** False in the first minutes after an update, while rows of before are divided. */
  isComplete: z.boolean(),
});
export type Division = z.infer<typeof divisionSchema>;
const splitSchema = z.array(partSchema);

/** Deeds beside each other. `mean` and `differ` are left out where all of them together tell too little. */
const judgedSchema = z.object({
  mean: z.number().optional(),
  /** Whether they differ beyond chance. */
  differ: z.boolean().optional(),
  /** Those that may be ranked first, the best of them first. */
  groups: z.array(
    z.object({
      key: z.string(),
      /** The id of the content, the session of the webinar, the kind of request. */
      what: z.string(),
      title: bilingualSchema.optional(),
      done: z.number(),
      of: z.number(),
      /** The rate drawn to the mean, with its 95% range. */
      shrunk: z.object({ rate: z.number(), low: z.number(), high: z.number() }).optional(),
      /** `few`: below 20 cases, or too few of all: no rank. */
      verdict: z.enum(['better', 'worse', 'unknown', 'few']),
    }),
  ),
});
export type JudgedView = z.infer<typeof judgedSchema>;

/** One part of a check: what is stored and is not what the timeline says. */
export const verificationSchema = z.object({
  part: z.number().int(),
  parts: z.number().int(),
  customers: z.number().int(),
  differences: z.array(
    z.object({
      what: z.enum(['interest', 'threshold', 'relationship', 'kpiRow', 'kpiList', 'counter']),
      id: z.string(),
      stored: z.unknown(),
      recomputed: z.unknown(),
    }),
  ),
  /** Of the rows, by measure; those of a clock by measure and month, as in `hotIn202611`. */
  sums: z.record(z.string(), z.number()),
  /** Of the whole, with part 0. */
  counters: z.record(z.string(), z.number()).optional(),
  measures: z.array(z.string()),
});
export type Verification = z.infer<typeof verificationSchema>;

/** The shared KPIs, the people behind them, their files, and the check that they are right. */
export const kpiRoutes = {
  ...kpiPeopleRoutes,
  ...stepPeopleRoutes,
  ...kpiTableRoutes,
  showKpis: route({
    method: 'GET',
    path: '/kpis',
    summary: 'The shared KPIs: all, then by kind of dormancy, month of enrolment and campaign.',
    roles: leaders,
    query: z.object({ campaign: idSchema.optional() }),
    answer: z.object({
      currency: z.string(),
      /** Days from an opportunity within which it counts as won. */
      wonDays: wonDaysSchema,
      all: figuresSchema,
      /** Only of those that the company set: how the rate of all campaigns stands beside it. */
      targets: z.partialRecord(z.enum(sharedKpiNames), targetViewSchema),
      byDormancy: splitSchema,
      /** `mature`: the whole conversion window of the month is over. */
      byCohort: z.array(partSchema.extend({ mature: z.boolean() })),
      byCampaign: splitSchema,
      times: timesSchema,
    }),
  }),
  divideKpis: route({
    method: 'GET',
    path: '/kpis/division',
    summary:
      'The shared KPIs by segment, industry, site, how we met, rank, document or webinar; of one campaign also by step and variant; for managers and administrators by owner (others: 403).',
    roles: leaders,
    query: z.object({ by: z.enum(kpiDimensions), campaign: idSchema.optional() }),
    answer: divisionSchema,
  }),
  showContents: route({
    method: 'GET',
    path: '/kpis/contents',
    summary: 'What led to opportunities: of the handoffs that a content, a webinar or a request decided.',
    roles: leaders,
    answer: z.object({ contents: judgedSchema, requests: judgedSchema }),
  }),
  verifyPart: route({
    method: 'GET',
    path: '/verify',
    summary: 'Recomputes one part of all customers from the timeline and compares.',
    roles: marketers,
    query: partQuerySchema,
    answer: verificationSchema,
  }),
};
