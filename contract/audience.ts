import * as z from 'zod';
import { conditionSchema } from '../domain/audience/former-conditions.ts';
import { rfmBoundsSchema } from '../domain/audience/rfm.ts';
import { segmentIdSchema, segmentSchema } from '../domain/audience/segment.ts';
import { idSchema } from './id.ts';
import { marketers, route } from './route.ts';

const nameSchema = z.object({ ja: z.string().min(1).max(100), en: z.string().min(1).max(100) });
/** Checked by `ruleProblems`, which says of each wrong part its place, its value and the remedy. */
const givenRuleSchema = z.unknown().describe('A rule: SegmentGroup, as docs/segments.md describes it.');

/** A segment as a caller gives one; files of release 0.4 and before have conditions in place of a rule. */
export const givenSegmentSchema = z
  .object({
    id: segmentIdSchema,
    name: nameSchema,
    version: z.number().int().optional(),
    rule: givenRuleSchema.optional(),
    conditions: z.array(conditionSchema).optional(),
  })
  .strict();
export type GivenSegment = z.infer<typeof givenSegmentSchema>;

/** A segment by the id of a ready-made or saved one, or a rule of one's own. */
const segmentChoiceSchema = z.union([
  z.object({ segmentId: z.string() }).strict(),
  z.object({ segment: givenSegmentSchema }).strict(),
]);
export type SegmentChoice = z.infer<typeof segmentChoiceSchema>;

const [byId, byRule] = segmentChoiceSchema.options;
/**
 * `quick`: of many customers no count is begun; where none is kept, a sample is looked at and its range told.
 * `mayOverlap`: also those whom another running campaign mails.
 */
const previewHow = { quick: z.boolean().optional(), mayOverlap: z.boolean().optional() };
const previewChoiceSchema = z.union([byId.extend(previewHow), byRule.extend(previewHow)]);
const oneCustomer = { customerId: idSchema };
const explainChoiceSchema = z.union([byId.extend(oneCustomer), byRule.extend(oneCustomer)]);

const rangeSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
/** An estimate from a sample, with its 95% range (Wilson); `people` where it is known how many there are. */
const estimateSchema = z.object({
  sampled: z.number().int(),
  share: rangeSchema,
  people: rangeSchema.extend({ of: z.number() }).optional(),
});

/** Who a segment would reach now: how many, in which waves, who is left out and why, and the first twenty. */
export const segmentPreviewSchema = z.object({
  segment: segmentSchema,
  /** When it was counted. Of many customers counts are kept, and counted anew when somebody looks at old ones. */
  asOf: z.string(),
  /** A count is under way; `isFirst`: none was finished yet, so that the figures say nothing. */
  counting: z.object({ done: z.number().int(), of: z.number().int(), isFirst: z.boolean() }).optional(),
  /** Present where none was counted: all figures beside it are of the `sampled` people alone, and there are no waves. */
  estimate: estimateSchema.optional(),
  selected: z.number().int(),
  byDormancy: z.record(z.string(), z.number()),
  excluded: z.array(z.object({ because: z.string(), label: z.string(), count: z.number() })),
  excludedPeople: z.number().int(),
  notDormant: z.number().int(),
  /** Of the selected: whose address is in doubt, by why. */
  risks: z.record(z.string(), z.number()).default({}),
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

/** Who one segment would reach, and how many more (or fewer) without each of its parts. */
export const oneSegmentPreviewSchema = segmentPreviewSchema.extend({
  without: z.array(z.object({ place: z.string(), more: z.number(), isEstimate: z.boolean() })),
});
export type OneSegmentPreview = z.infer<typeof oneSegmentPreviewSchema>;

/** Why one customer is in a segment, or not: part by part. Sentences are in the caller's language. */
export const explanationSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  account: z.string(),
  is: z.enum(['selected', 'excluded', 'notDormant', 'otherwise']),
  says: z.string(),
  because: z.array(z.object({ because: z.string(), label: z.string() })),
  parts: z.array(
    z.object({
      place: z.string(),
      holds: z.boolean(),
      /** What is asked, and for a clause what is known. */
      asks: z.string(),
      known: z.string().optional(),
    }),
  ),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** A segment that can be looked up by its id: its present version, those before, and what uses it. */
export const savedSegmentSchema = z.object({
  segment: segmentSchema,
  isReadyMade: z.boolean(),
  /** The latest first; none of a ready-made one. */
  versions: z.array(z.object({ version: z.number().int(), at: z.string(), by: z.string() })),
  /** Campaigns that have not ended: each keeps the version that it was launched with. */
  usedBy: z.array(
    z.object({
      campaignId: z.string(),
      name: z.string(),
      state: z.string(),
      version: z.number().int().optional(),
    }),
  ),
});
export type SavedSegment = z.infer<typeof savedSegmentSchema>;

const ofSegment = z.object({ id: idSchema });

/** Segments: who is dormant and may be mailed. */
export const segmentRoutes = {
  listSegments: route({
    method: 'GET',
    path: '/segments',
    summary: 'The ready-made and the saved segments, each with who it would reach now.',
    roles: marketers,
    answer: z.object({ segments: z.array(segmentPreviewSchema) }),
  }),
  previewSegment: route({
    method: 'POST',
    path: '/segments/preview',
    summary: 'Who one segment would reach now.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: previewChoiceSchema,
    answer: oneSegmentPreviewSchema,
  }),
  explainSegment: route({
    method: 'POST',
    path: '/segments/explain',
    summary: 'Why one customer is in a segment, or not, part by part.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: explainChoiceSchema,
    answer: explanationSchema,
  }),
  showRfm: route({
    method: 'GET',
    path: '/rfm',
    summary:
      'Where the fifths of recency, frequency and money among your own customers lie, as counted by night.',
    roles: marketers,
    answer: z.object({ bounds: rfmBoundsSchema.optional() }),
  }),
  listSegmentValues: route({
    method: 'GET',
    path: '/segments/values/{field}',
    summary:
      'What customers have under a field, the most frequent first, of those who can be looked at at once.',
    roles: marketers,
    params: z.object({ field: idSchema }),
    answer: z.object({
      values: z.array(z.object({ value: z.string(), people: z.number().int() })),
      /** So many were looked at; `isWhole`: these are all. */
      people: z.number().int(),
      isWhole: z.boolean(),
    }),
  }),
  createSegment: route({
    method: 'POST',
    path: '/segments',
    summary: 'Saves a new segment. Without an id it is given one.',
    roles: marketers,
    isTagged: true,
    body: z.object({ id: segmentIdSchema.optional(), name: nameSchema, rule: givenRuleSchema }).strict(),
    answer: savedSegmentSchema,
    status: 201,
  }),
  showSegment: route({
    method: 'GET',
    path: '/segments/{id}',
    summary: 'One segment: its rule, its versions, what uses it.',
    roles: marketers,
    isTagged: true,
    params: ofSegment,
    answer: savedSegmentSchema,
  }),
  changeSegment: route({
    method: 'PUT',
    path: '/segments/{id}',
    summary:
      'Saves a segment as its next version, or as its first. Campaigns keep the version that they were launched with.',
    roles: marketers,
    isTagged: true,
    params: ofSegment,
    body: z.object({ name: nameSchema, rule: givenRuleSchema }).strict(),
    answer: savedSegmentSchema,
  }),
  cloneSegment: route({
    method: 'POST',
    path: '/segments/{id}/clone',
    summary: 'Saves a copy of a segment, ready-made or saved, under an id of its own.',
    roles: marketers,
    isTagged: true,
    params: ofSegment,
    body: z.object({ name: nameSchema.optional() }).strict(),
    answer: savedSegmentSchema,
    status: 201,
  }),
  removeSegment: route({
    method: 'DELETE',
    path: '/segments/{id}',
    summary: 'Removes a saved segment that no campaign uses. Its versions stay readable.',
    roles: marketers,
    isTagged: true,
    params: ofSegment,
    answer: z.object({ id: z.string() }),
  }),
  showSegmentVersion: route({
    method: 'GET',
    path: '/segments/{id}/versions/{version}',
    summary: 'A version of a saved segment, as it was.',
    roles: marketers,
    params: ofSegment.extend({ version: z.coerce.number().int().min(1) }),
    answer: z.object({ segment: segmentSchema }),
  }),
};
