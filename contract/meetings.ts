import * as z from 'zod';
import { correctionReasons } from '../domain/kpis/correction.ts';
import { kpiMeasures } from '../domain/kpis/kpi.ts';
import { decisionSchema, meetingSchema } from '../domain/kpis/meeting.ts';
import { leaders, route } from './route.ts';

/** A decision with what became of it. */
const followedDecisionSchema = decisionSchema.extend({
  id: z.string(),
  /** When and by whom it was marked as done; absent: it is not. */
  done: z.object({ at: z.string(), by: z.string() }).optional(),
});
export type FollowedDecisionView = z.infer<typeof followedDecisionSchema>;

const meetingViewSchema = meetingSchema.extend({ decisions: z.array(followedDecisionSchema) });

/** A figure of a final month that is another now, with the customers whose rows made it so. */
const correctionSchema = z.object({
  cohort: z.string(),
  measure: z.enum(kpiMeasures),
  was: z.number(),
  is: z.number(),
  /** The latest 50 of them. */
  people: z.array(
    z.object({
      customerId: z.string(),
      name: z.string(),
      accountName: z.string(),
      by: z.number(),
      because: z.enum(correctionReasons),
      at: z.string(),
    }),
  ),
  /** How much of the difference no row tells of: it is of before release 0.4. */
  untraced: z.number(),
});
export type CorrectionView = z.infer<typeof correctionSchema>;

/** Meetings over the KPIs: figures that stay as they were shown. */
export const meetingRoutes = {
  keepMeeting: route({
    method: 'POST',
    path: '/meetings',
    summary: 'Keeps the figures and targets of now as a meeting saw them, with what it decided.',
    roles: leaders,
    body: z.object({ decisions: z.array(decisionSchema).max(20).default([]) }).strict(),
    answer: meetingViewSchema,
    status: 201,
  }),
  listMeetings: route({
    method: 'GET',
    path: '/meetings',
    summary:
      'The last 52 meetings, the newest first, with what became of their decisions, and what has changed of the figures that the newest took for final.',
    roles: leaders,
    answer: z.object({
      meetings: z.array(meetingViewSchema),
      /** Of months whose window was over at the newest meeting. */
      corrections: z.array(correctionSchema),
    }),
  }),
  markDecision: route({
    method: 'POST',
    path: '/meetings/decisions',
    summary: 'Marks a decision of one of the last 52 meetings as done, or as not done.',
    roles: leaders,
    body: z.object({ id: z.string().min(1), isDone: z.boolean() }).strict(),
    answer: followedDecisionSchema,
  }),
};
