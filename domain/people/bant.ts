import * as z from 'zod';

/** Budget, authority, need, timeframe: each one of four choices (R21). The first choice (authority: the first two) counts as confirmed. */
export const bantSchema = z.object({
  budget: z.enum(['secured', 'applying', 'undecided', 'none']).optional(),
  authority: z.enum(['decisionMaker', 'spokenWith', 'contactOnly', 'unknown']).optional(),
  need: z.enum(['concrete', 'vague', 'gathering', 'none']).optional(),
  timeframe: z.enum(['threeMonths', 'halfYear', 'oneYear', 'undecided']).optional(),
});
export type Bant = z.infer<typeof bantSchema>;

const note = z.string().max(200).optional();

/** A note to each of the four: the amount, who decides, what for, the year and month (R21). */
export const bantNotesSchema = z.object({ budget: note, authority: note, need: note, timeframe: note });
export type BantNotes = z.infer<typeof bantNotesSchema>;

/** Which of the four nobody has confirmed. */
export const unconfirmedOf = (bant: Bant): readonly (keyof Bant)[] => [
  ...(bant.budget === 'secured' ? [] : (['budget'] as const)),
  ...(bant.authority === 'decisionMaker' || bant.authority === 'spokenWith' ? [] : (['authority'] as const)),
  ...(bant.need === 'concrete' ? [] : (['need'] as const)),
  ...(bant.timeframe === 'threeMonths' ? [] : (['timeframe'] as const)),
];

export const confirmedCount = (bant: Bant): number => 4 - unconfirmedOf(bant).length;

/** Something is known of at least one item. */
export const isKnown = (bant: Bant): boolean =>
  (bant.budget !== undefined && bant.budget !== 'none') ||
  (bant.authority !== undefined && bant.authority !== 'unknown') ||
  (bant.need !== undefined && bant.need !== 'none') ||
  bant.timeframe !== undefined;

export const withinTwelveMonths = (bant: Bant): boolean =>
  bant.timeframe === 'threeMonths' || bant.timeframe === 'halfYear' || bant.timeframe === 'oneYear';

/** Entry to SQL needs a real talk, the need confirmed and so many items (setting; G6: 4 of 4). */
export const isSalesQualified = (bant: Bant, talked: boolean, needed: number): boolean =>
  talked && bant.need === 'concrete' && confirmedCount(bant) >= needed;
