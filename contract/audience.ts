import * as z from 'zod';
import { segmentSchema } from '../domain/audience/segment.ts';
import { marketers, route } from './route.ts';

/** A rule of one's own. */
export const ownSegmentSchema = segmentSchema;

/** A segment by id of a ready-made one, or a rule of one's own. */
const segmentChoiceSchema = z.union([
  z.object({ segmentId: z.string() }).strict(),
  z.object({ segment: ownSegmentSchema }).strict(),
]);
export type SegmentChoice = z.infer<typeof segmentChoiceSchema>;

/** Who a segment would reach now: how many, in which waves, who is left out and why, and the first twenty. */
export const segmentPreviewSchema = z.object({
  segment: segmentSchema,
  /** When it was counted. Of many customers counts are kept, and counted anew when somebody looks at old ones. */
  asOf: z.string(),
  /** A count is under way; `isFirst`: none was finished yet, so that the figures say nothing. */
  counting: z.object({ done: z.number().int(), of: z.number().int(), isFirst: z.boolean() }).optional(),
  selected: z.number().int(),
  byDormancy: z.record(z.string(), z.number()),
  excluded: z.array(z.object({ because: z.string(), label: z.string(), count: z.number() })),
  excludedPeople: z.number().int(),
  notDormant: z.number().int(),
  waves: z.array(z.object({ startAt: z.string(), people: z.number() })),
  sample: z.array(
    z.object({
      customerId: z.string(),
      name: z.string(),
      account: z.string(),
      dormancy: z.string(),
      silentDays: z.number(),
    }),
  ),
});
export type SegmentPreview = z.infer<typeof segmentPreviewSchema>;

/** Segments: who is dormant and may be mailed. */
export const segmentRoutes = {
  listSegments: route({
    method: 'GET',
    path: '/segments',
    summary: 'The ready-made segments, each with who it would reach now.',
    roles: marketers,
    answer: z.object({ segments: z.array(segmentPreviewSchema) }),
  }),
  previewSegment: route({
    method: 'POST',
    path: '/segments/preview',
    summary: 'Who one segment would reach now.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: segmentChoiceSchema,
    answer: segmentPreviewSchema,
  }),
};
