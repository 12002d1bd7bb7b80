import * as z from 'zod';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { ownTextSchema } from '../domain/mail/tried-letter.ts';
import { marketers, route } from './route.ts';

/** A letter to be looked at: what it is called, its own words by language, and the document that it offers. */
const checkedLetterSchema = z
  .object({
    name: z.string().max(200),
    text: z.object({ ja: ownTextSchema.optional(), en: ownTextSchema.optional() }).optional(),
    assetId: z.string().optional(),
  })
  .strict();
export type CheckedLetter = z.input<typeof checkedLetterSchema>;

/** Something that deserves a look; nothing is refused for it. */
const textFindingSchema = z.object({
  /** The letter's place in what was given, from 0. */
  letter: z.number().int(),
  locale: z.enum(['ja', 'en']).optional(),
  part: z.enum(['subject', 'preheader', 'body', 'document']),
  /** Of that part, from 1; absent: the document. */
  line: z.number().int().optional(),
  kind: z.enum(['word', 'link']),
  weight: z.enum(['strong', 'weak']),
  found: z.string(),
  says: bilingualSchema,
  toDo: bilingualSchema,
});
export type TextFinding = z.infer<typeof textFindingSchema>;

/** Letters before they are sent: words that filters count against them, and links that do not answer. */
export const mailCheckRoutes = {
  checkTexts: route({
    method: 'POST',
    path: '/text-checks',
    summary:
      'Words that spam filters count against letters, each with a better one, what was left in them to be filled in, and links and documents that do not answer now. Warnings alone: nothing is refused. At most 40 addresses are asked, of the internet alone.',
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: z.object({ letters: z.array(checkedLetterSchema).min(1).max(80) }).strict(),
    answer: z.object({
      findings: z.array(textFindingSchema),
      links: z.object({ asked: z.number().int(), leftOut: z.number().int() }),
    }),
  }),
};
