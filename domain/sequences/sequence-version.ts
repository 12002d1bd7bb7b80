import * as z from 'zod';
import type { Campaign } from './campaign.ts';
import { flowOf } from './flow.ts';
import type { Version } from './look-facts.ts';
import { sequenceSchema } from './sequence.ts';

/** A version of a campaign's sequence, as it was published: nothing ever changes it. */
export const sequenceVersionSchema = z.object({
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  number: z.number().int().min(1),
  sequence: sequenceSchema,
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  /** What becomes of those under way in an earlier one. */
  underWay: z.enum(['stay', 'move', 'end']),
});
export type SequenceVersion = Readonly<z.infer<typeof sequenceVersionSchema>>;

/** The version that a campaign was launched with, and the only one of most. */
export const firstVersion = (campaign: Campaign): SequenceVersion => ({
  schemaVersion: 1,
  campaignId: campaign.id,
  number: 1,
  sequence: campaign.sequence,
  publishedAt: campaign.launchedAt,
  publishedBy: campaign.launchedBy,
  underWay: 'stay',
});

/** A version as enrolments walk it. */
export const walked = ({ number, sequence, publishedAt, underWay }: SequenceVersion): Version => ({
  number,
  flow: flowOf(sequence),
  atEpochMs: Date.parse(publishedAt),
  underWay,
});
