import * as z from 'zod';
import { bantNotesSchema, bantSchema } from '../domain/people/bant.ts';
import { feedbackSchema, handoffSchema } from '../domain/handoffs/handoff.ts';
import { handoffReviewSchema } from '../domain/handoffs/week/handoff-review.ts';
import { crmNameSchema } from '../domain/handoffs/crm/crm-columns.ts';
import { idSchema } from './id.ts';
import { answerActions } from './answer-words.ts';
import { everyone, leaders, route } from './route.ts';

/** A handoff as clients see it. */
export const handoffViewSchema = handoffSchema.omit({ version: true, rung: true, log: true });
export type HandoffView = z.infer<typeof handoffViewSchema>;

/** Where a deal stands, in the company's own words, and what a look at it finds while it is open. */
const placeShape = {
  phaseLabel: z.string().optional(),
  stageLabel: z.string().optional(),
  review: handoffReviewSchema.optional(),
};

/** An open handoff with its names. */
export const handoffRowSchema = handoffViewSchema.extend({
  ownerName: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  isOverdue: z.boolean(),
  ...placeShape,
});
export type HandoffRow = z.infer<typeof handoffRowSchema>;

/** Everything of one handoff, open or not. */
export const handoffDetailSchema = z.object({
  handoff: handoffViewSchema,
  ownerName: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  bant: bantSchema,
  bantNotes: bantNotesSchema,
  ...placeShape,
  records: z.array(z.object({ label: z.string(), value: z.string() })),
  missingRecords: z.array(z.string()),
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      kind: z.string(),
      isUndone: z.boolean(),
      lines: z.array(z.string()),
    }),
  ),
});
export type HandoffDetail = z.infer<typeof handoffDetailSchema>;

/** One thing that sales said; `released`: nobody reported, and the customer went back to nurturing. */
export const salesAnswerSchema = z.object({
  at: z.string(),
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  ownerName: z.string(),
  handoffId: z.string(),
  code: z.string(),
  answer: z.union([feedbackSchema.shape.answer, z.object({ kind: z.literal('released') })]),
});
export type SalesAnswer = z.infer<typeof salesAnswerSchema>;

/** The CRMs that there are files for. */
export const crmNames = crmNameSchema.options;

/** Handoffs: hot leads with sales. */
export const handoffRoutes = {
  listHandoffs: route({
    method: 'GET',
    path: '/handoffs',
    summary: 'Open handoffs with owners, clocks and place in the sales process, the most urgent first.',
    roles: everyone,
    answer: z.object({ handoffs: z.array(handoffRowSchema) }),
    own: ({ handoffs }, { id }) => ({ handoffs: handoffs.filter(({ ownerId }) => ownerId === id) }),
  }),
  exportHandoffSheet: route({
    method: 'GET',
    path: '/handoffs/sheet',
    summary: 'Open handoffs as a sheet for sales to fill in and hand back.',
    roles: leaders,
    answer: z.object({ rows: z.number().int(), csv: z.string() }),
  }),
  showHandoff: route({
    method: 'GET',
    path: '/handoffs/{code}',
    summary: 'Everything of one handoff, by the code that people read aloud.',
    roles: everyone,
    params: z.object({ code: idSchema }),
    answer: handoffDetailSchema,
    own: (detail, { id }) => (detail.handoff.ownerId === id ? detail : undefined),
  }),
  linkAnswers: route({
    method: 'GET',
    path: '/handoffs/{code}/links',
    summary: 'The pages on which the caller may answer a handoff now: as its owner, or as a manager.',
    roles: ['admin', 'manager', 'sales'],
    params: z.object({ code: idSchema }),
    answer: z.object({
      ownerId: z.string(),
      links: z.array(z.object({ action: z.enum(answerActions), url: z.string() })),
    }),
    own: (links, { id }) => (links.ownerId === id ? links : undefined),
  }),
  listAnswers: route({
    method: 'GET',
    path: '/answers',
    summary: 'What sales said of all customers, the newest first; answers that were undone are left out.',
    roles: leaders,
    query: z.object({
      /** An instant or a day; `days` back from now where it is left out. */
      since: idSchema.optional(),
      days: idSchema.optional(),
    }),
    answer: z.object({ answers: z.array(salesAnswerSchema), more: z.number().int() }),
  }),
  exportLeads: route({
    method: 'GET',
    path: '/exports/{crm}',
    summary: 'Hot and warm leads, the hottest first, as a file for a CRM.',
    roles: leaders,
    params: z.object({ crm: idSchema }),
    answer: z.object({
      crm: crmNameSchema,
      rows: z.number().int(),
      /** There were more than one answer holds. */
      isCut: z.boolean(),
      csv: z.string(),
    }),
  }),
};
