import * as z from 'zod';
import { sequenceSchema } from '../domain/sequences/sequence.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { idSchema } from './id.ts';
import { leaders, marketers, route } from './route.ts';

const problemSchema = z.object({ place: z.string(), step: z.string(), message: bilingualSchema });
export type SequenceProblemView = z.infer<typeof problemSchema>;

const sequenceViewSchema = z.object({
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
  /** Campaigns that have not ended and go through it, the version of theirs, and whether that is what stands here. */
  usedBy: z.array(
    z.object({
      campaignId: z.string(),
      name: z.string(),
      version: z.number().int(),
      isPresent: z.boolean(),
    }),
  ),
});
export type SequenceView = z.infer<typeof sequenceViewSchema>;

const sequenceDetailSchema = sequenceViewSchema.extend({
  /** Every save, the latest first; none of a template. */
  versions: z.array(z.object({ version: z.number().int(), at: z.string(), by: z.string() })),
  /** Whether a launch waits for an approval, and whether the caller may give it. */
  approval: z.object({ isMissing: z.boolean(), isYours: z.boolean() }),
});

/** Something that will happen to one customer. */
const plannedSchema = z.object({
  at: z.iso.datetime(),
  what: z.enum(['mail', 'task', 'skipped', 'postponed', 'ended', 'waits']),
  step: z.string().optional(),
  because: z.string().optional(),
  until: z.iso.datetime().optional(),
  /** Of a mail, as this customer would read it. */
  subject: z.string().optional(),
});

const ofSequence = z.object({ id: idSchema });
const underWay = z.enum(['stay', 'move', 'end']);

/** What an edit would make of those under way in a campaign. */
const editEffectSchema = z.object({
  stays: z.number().int(),
  ends: z.number().int(),
  moves: z.array(
    z.object({ from: z.string().optional(), to: z.string().optional(), people: z.number().int() }),
  ),
});

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
    summary: 'One sequence: its steps, its versions, what uses it.',
    roles: leaders,
    isTagged: true,
    params: ofSequence,
    answer: sequenceDetailSchema,
  }),
  showSequenceVersion: route({
    method: 'GET',
    path: '/sequences/{id}/versions/{version}',
    summary: 'A version of a saved sequence, as it was.',
    roles: leaders,
    params: ofSequence.extend({ version: z.coerce.number().int().min(1) }),
    answer: z.object({ sequence: sequenceSchema }),
  }),
  trySequence: route({
    method: 'POST',
    path: '/sequences/try',
    summary:
      'What stops a sequence from being saved; what one customer would get over the next days; what it would make of those under way in a campaign.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: z
      .object({
        sequence: sequenceSchema,
        /** Runs it ahead for this customer. */
        customerId: idSchema.optional(),
        days: z.number().int().min(1).max(365).default(60),
        /** Looks at those under way in this campaign. */
        campaignId: idSchema.optional(),
        underWay: underWay.default('move'),
      })
      .strict(),
    answer: z.object({
      /** As it was understood: what was left out has its default. */
      sequence: sequenceSchema,
      problems: z.array(problemSchema),
      warnings: z.array(problemSchema),
      planned: z.array(plannedSchema).optional(),
      edit: editEffectSchema.optional(),
    }),
  }),
  saveSequence: route({
    method: 'PUT',
    path: '/sequences/{id}',
    summary:
      'Saves a sequence, or approves it as it stands. Any change voids its approval; campaigns under way keep their version.',
    roles: marketers,
    isTagged: true,
    params: ofSequence,
    body: z
      .object({
        /** Absent: what is there is approved. */
        sequence: sequenceSchema.optional(),
        /** The revision that was changed, or is approved; absent for one that is new, and beside If-Match. */
        revision: z.number().int().optional(),
      })
      .strict(),
    answer: sequenceViewSchema,
  }),
  publishEdit: route({
    method: 'POST',
    path: '/campaigns/{id}/edit',
    summary: 'Gives a campaign a new version of its sequence; until then the old one runs.',
    roles: marketers,
    params: ofSequence,
    body: z
      .object({
        sequenceId: idSchema,
        underWay,
        /** The version that was looked at: whoever was faster is not overwritten. */
        version: z.number().int().min(1),
      })
      .strict(),
    answer: z.object({ version: z.number().int() }),
  }),
};
