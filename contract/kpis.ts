import * as z from 'zod';
import { kpiCountsSchema, kpiMeasures, rateSchema } from '../domain/kpis/kpi.ts';
import { decisionSchema, meetingSchema } from '../domain/kpis/meeting.ts';
import { leaders, marketers, route } from './route.ts';

const figuresSchema = z.object({
  counts: kpiCountsSchema,
  kpis: z.object({
    dormantToOpportunity: rateSchema,
    hotToOpportunity: rateSchema,
    opportunityToWon: rateSchema,
  }),
});
export type Figures = z.infer<typeof figuresSchema>;
export type RateView = z.infer<typeof rateSchema>;

/** How the rate from dormant to opportunity stands beside all others: the 95% range of the difference, -1 to 1. */
const besideSchema = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['higher', 'lower', 'unknown']),
});
export type Beside = z.infer<typeof besideSchema>;

/** `beside` is left out while this part, or the others, have fewer than 20 cases. */
const splitSchema = z.array(figuresSchema.extend({ key: z.string(), beside: besideSchema.optional() }));

/** One part of a check: what is stored and is not what the timeline says. */
export const verificationSchema = z.object({
  part: z.number().int(),
  parts: z.number().int(),
  customers: z.number().int(),
  differences: z.array(
    z.object({
      what: z.enum(['interest', 'threshold', 'relationship', 'kpiRow', 'counter']),
      id: z.string(),
      stored: z.unknown(),
      recomputed: z.unknown(),
    }),
  ),
  sums: kpiCountsSchema,
  /** Of the whole, with part 0. */
  counters: kpiCountsSchema.optional(),
  measures: z.array(z.string()),
});
export type Verification = z.infer<typeof verificationSchema>;

/** The shared KPIs, and the check that they are right. */
export const kpiRoutes = {
  showKpis: route({
    method: 'GET',
    path: '/kpis',
    summary: 'The shared KPIs: all, then by kind of dormancy, month of enrolment and campaign.',
    roles: leaders,
    query: z.object({ campaign: z.string().optional() }),
    answer: z.object({
      currency: z.string(),
      all: figuresSchema,
      byDormancy: splitSchema,
      /** `mature`: the whole conversion window of the month is over. */
      byCohort: z.array(figuresSchema.extend({ key: z.string(), mature: z.boolean() })),
      byCampaign: splitSchema,
    }),
  }),
  verifyPart: route({
    method: 'GET',
    path: '/verify',
    summary: 'Recomputes one part of all customers from the timeline and compares.',
    roles: marketers,
    query: z.object({ part: z.coerce.number().int().min(0).default(0) }),
    answer: verificationSchema,
  }),
};

/** Meetings over the KPIs: figures that stay as they were shown. */
export const meetingRoutes = {
  keepMeeting: route({
    method: 'POST',
    path: '/meetings',
    summary: 'Keeps the figures of now as a meeting saw them, with what it decided.',
    roles: leaders,
    body: z.object({ decisions: z.array(decisionSchema).max(20).default([]) }).strict(),
    answer: meetingSchema,
    status: 201,
  }),
  listMeetings: route({
    method: 'GET',
    path: '/meetings',
    summary:
      'The last 52 meetings, the newest first, and what has changed of the figures that the newest took for final.',
    roles: leaders,
    answer: z.object({
      meetings: z.array(meetingSchema),
      /** Of months whose window was over at the newest meeting. */
      corrections: z.array(
        z.object({ cohort: z.string(), measure: z.enum(kpiMeasures), was: z.number(), is: z.number() }),
      ),
    }),
  }),
};
