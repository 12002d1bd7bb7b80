import * as z from 'zod';

const freeText = z.string().max(500).optional();

/** What a talk brought: a choice and a free text each, none required (docs/rules.md#a-choice-and-a-free-text). */
export const talkNotesSchema = z.object({
  reaction: z.enum(['positive', 'considering', 'cautious', 'negative']).optional(),
  reactionText: freeText,
  competitor: z.enum(['yes', 'no']).optional(),
  competitorText: freeText,
  hurdles: z.array(z.enum(['approval', 'risk', 'price', 'unknown'])).optional(),
  hurdleText: freeText,
  nextAction: z.enum(['planned', 'undecided']).optional(),
  nextActionText: freeText,
});
export type TalkNotes = z.infer<typeof talkNotesSchema>;
