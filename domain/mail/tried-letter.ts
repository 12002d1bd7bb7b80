import * as z from 'zod';
import { bilingualSchema, localeSchema } from '../kernel/locale.ts';

/** A subject and a body in liquid, in one language; `preheader` is what a list of mails shows behind the subject. */
export const ownTextSchema = z
  .object({ subject: z.string(), preheader: z.string().optional(), body: z.string() })
  .strict();

/** What somebody tries in a mail before it is sent to customers; what is absent is as the mail has it. */
export const triedLetterFields = {
  /** The language of the mail; absent: the customer's. */
  locale: localeSchema.optional(),
  text: ownTextSchema.optional(),
  /** The document that it offers. */
  assetId: z.string().optional(),
  topic: bilingualSchema.optional(),
};
const triedLetterSchema = z.object(triedLetterFields);
export type TriedLetter = z.infer<typeof triedLetterSchema>;
