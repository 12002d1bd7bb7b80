import * as z from 'zod';
import { sequenceSchema } from '../domain/sequences/sequence.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { leaders, marketers, route } from './route.ts';

const problemSchema = z.object({ place: z.string(), step: z.string(), message: bilingualSchema });
export type SequenceProblemView = z.infer<typeof problemSchema>;

export const sequenceViewSchema = z.object({
  sequence: sequenceSchema,
  /** A template to start from, or the company's own. */
  source: z.enum(['library', 'company']),
  /** Of the company's own: how often it was saved, and by whom last. */
  revision: z.number().int().optional(),
  savedAt: z.string().optional(),
  savedBy: z.string().optional(),
  /** Who approved it as it stands, and when. */
  approved: z.object({ at: z.string(), by: z.string() }).optional(),
  /** What stops a launch, and what deserves a look. */
  problems: z.array(problemSchema),
  warnings: z.array(problemSchema),
});
export type SequenceView = z.infer<typeof sequenceViewSchema>;

export const plannedSchema = z.object({
  at: z.iso.datetime(),
  what: z.enum(['mail', 'task', 'skipped', 'postponed', 'ended', 'waits']),
  step: z.string().optional(),
  because: z.string().optional(),
  until: z.iso.datetime().optional(),
});
export type PlannedView = z.infer<typeof plannedSchema>;

const ofSequence = z.object({ id: z.string().min(1) });
const underWay = z.enum(['stay', 'move', 'end']);

/** Sequences: pages of steps, to be launched on segments. */
export const sequenceRoutes = {
  listSequences: route({
    method: 'GET',
    path: '/sequences',
    summary: 'All sequences: the company’s own, and templates to start from.',
    roles: leaders,
    answer: z.object({ sequences: z.array(sequenceViewSchema) }),
  }),
  showSequence: route({
    method: 'GET',
    path: '/sequences/{id}',
    summary: 'One sequence, with what stops its launch.',
    roles: leaders,
    params: ofSequence,
    answer: sequenceViewSchema,
  }),
  checkSequence: route({
    method: 'POST',
    path: '/sequences/check',
    summary: 'What would stop a sequence from being saved.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: z.object({ sequence: sequenceSchema }).strict(),
    answer: z.object({ problems: z.array(problemSchema), warnings: z.array(problemSchema) }),
  }),
  saveSequence: route({
    method: 'PUT',
    path: '/sequences/{id}',
    summary: 'Saves a sequence. Any change voids its approval; campaigns under way keep their version.',
    roles: marketers,
    params: ofSequence,
    body: z
      .object({
        sequence: sequenceSchema,
        /** The revision that was changed; absent for one that is new. */
        revision: z.number().int().optional(),
      })
      .strict(),
    answer: sequenceViewSchema,
  }),
  approveSequence: route({
    method: 'POST',
    path: '/sequences/{id}/approve',
    summary: 'Approves a sequence as it stands, where the company asks for a second person.',
    roles: marketers,
    params: ofSequence,
    body: z.object({ revision: z.number().int() }).strict(),
    answer: sequenceViewSchema,
  }),
  dryRunSequence: route({
    method: 'POST',
    path: '/sequences/dry-run',
    summary: 'What one customer would get over the next days, with dates and reasons.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: z
      .object({
        sequence: sequenceSchema,
        customerId: z.string().min(1),
        days: z.number().int().min(1).max(365).default(60),
      })
      .strict(),
    answer: z.object({ customerId: z.string(), planned: z.array(plannedSchema) }),
  }),
  previewEdit: route({
    method: 'POST',
    path: '/campaigns/{id}/edit/preview',
    summary: 'What a changed sequence would make of those under way.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    params: ofSequence,
    body: z.object({ sequenceId: z.string().min(1), underWay }).strict(),
    answer: z.object({
      stays: z.number().int(),
      ends: z.number().int(),
      moves: z.array(
        z.object({ from: z.string().optional(), to: z.string().optional(), people: z.number().int() }),
      ),
    }),
  }),
  publishEdit: route({
    method: 'POST',
    path: '/campaigns/{id}/edit',
    summary: 'Gives a campaign a new version of its sequence; until then the old one runs.',
    roles: marketers,
    params: ofSequence,
    body: z
      .object({
        sequenceId: z.string().min(1),
        underWay,
        /** The version that was looked at: whoever was faster is not overwritten. */
        version: z.number().int().min(1),
      })
      .strict(),
    answer: z.object({ version: z.number().int() }),
  }),
};
