import * as z from 'zod';
import { correctionReasons } from '../domain/kpis/correction.ts';
import { handoffSchema, outcomeSchema } from '../domain/handoffs/handoff.ts';
import { kpiCountsSchema, kpiMeasures, sharedKpiNames } from '../domain/kpis/kpi.ts';
import { decisionSchema, meetingSchema } from '../domain/kpis/meeting.ts';
import { shownFiguresSchema } from '../domain/kpis/shown-figures.ts';
import { idSchema } from './id.ts';
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

const keptSchema = z.object({ inTime: z.number().int(), of: z.number().int() });

/** An open handoff to talk about. */
const talkedAboutSchema = z.object({
  code: z.string(),
  rank: handoffSchema.shape.rank,
  customerId: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  ownerName: z.string(),
  phaseLabel: z.string().optional(),
  amount: z.number().optional(),
  isOverdue: z.boolean(),
  stalledDays: z.number().int().optional(),
  /** Items of BANT that nobody has confirmed. */
  missing: z.array(z.enum(['budget', 'authority', 'need', 'timeframe'])),
});
export type TalkedAboutView = z.infer<typeof talkedAboutSchema>;

/** The first 5, and how many more there are. */
const talkListSchema = z.object({ first: z.array(talkedAboutSchema), more: z.number().int() });
export type TalkListView = z.infer<typeof talkListSchema>;

/** A report in the salesperson's own words. */
const storySchema = z.object({
  code: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  ownerName: z.string(),
  at: z.string(),
  outcome: outcomeSchema,
  amount: z.number().optional(),
  words: z.string(),
});
export type StoryView = z.infer<typeof storySchema>;

/** All that the meeting looks at, on one page. */
export const meetingSheetSchema = z.object({
  at: z.string(),
  companyName: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  shown: shownFiguresSchema,
  /** How each rate stands beside its target, where one is set and there are 20 cases. */
  verdicts: z.partialRecord(z.enum(sharedKpiNames), z.enum(['above', 'below', 'unknown'])),
  /** Of all months of enrolment together, whether their time is over or not. */
  counts: kpiCountsSchema,
  /** The meeting that this one is compared with: the newest of an earlier day. */
  last: z.object({ id: z.string(), at: z.string(), shown: shownFiguresSchema.optional() }).optional(),
  corrections: z.array(correctionSchema),
  /** Since the last meeting, or of seven days. */
  stretch: z.object({ from: z.string(), until: z.string() }),
  sales: z.object({
    received: keptSchema,
    firstContact: keptSchema,
    /** Open, accepted or not, without a report for longer than the rules allow. */
    unreported: talkListSchema,
    /** Given back within the stretch because nobody reported. */
    released: z.number().int(),
  }),
  said: z.object({
    reports: z.number().int(),
    outcomes: z.array(z.object({ outcome: outcomeSchema, count: z.number().int() })),
    disputes: z.number().int(),
  }),
  focus: talkListSchema,
  stalled: talkListSchema,
  heardTooLittle: talkListSchema,
  won: storySchema.optional(),
  lost: storySchema.optional(),
  /** Those of the last meeting, and older ones that are not done. */
  earlierDecisions: z.array(followedDecisionSchema.extend({ decidedAt: z.string() })),
  /** Of a meeting that was kept today. */
  decisions: z.array(followedDecisionSchema),
});
export type MeetingSheet = z.infer<typeof meetingSheetSchema>;

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
  showMeetingSheet: route({
    method: 'GET',
    path: '/meetings/sheet',
    summary:
      'The page of the weekly meeting: the KPIs against target and last time, corrections, what sales kept and said, whom to talk about, decisions.',
    roles: leaders,
    answer: meetingSheetSchema,
  }),
  exportMeetingSheet: route({
    method: 'GET',
    path: '/meetings/report',
    summary: 'The same as an Excel workbook, with a sheet of definitions.',
    roles: leaders,
    answer: z.object({
      name: z.string(),
      /** The file in base64. */
      xlsx: z.base64(),
    }),
  }),
  sendMeetingMail: route({
    method: 'POST',
    path: '/meetings/mail',
    summary:
      'Mails the page of the meeting, with the workbook, to marketing and sales managers within the minute.',
    roles: leaders,
    answer: z.object({ to: z.array(z.string()) }),
    status: 202,
  }),
  markDecision: route({
    method: 'POST',
    path: '/meetings/decisions',
    summary: 'Marks a decision of one of the last 52 meetings as done, or as not done.',
    roles: leaders,
    body: z.object({ id: idSchema, isDone: z.boolean() }).strict(),
    answer: followedDecisionSchema,
  }),
};
