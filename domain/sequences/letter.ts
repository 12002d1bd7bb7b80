import * as z from 'zod';
import { ownTextSchema, type TriedLetter } from '../mail/tried-letter.ts';

const stepTemplateIdSchema = z.enum([
  'nurture-document',
  'nurture-case-study',
  'nurture-invitation',
  'nurture-custom',
  /** Asks whether our mails may go on: the last mail of the monthly mail, and a step of a sequence. */
  'monthly-last',
]);
/** Mails that ship (templates/mails): a step names one of the first, the monthly mail is made of the last two. */
export const mailTemplateIdSchema = z.enum([...stepTemplateIdSchema.options, 'monthly-topic']);
export type MailTemplateId = z.infer<typeof mailTemplateIdSchema>;

/** What the mail of a step says: a text that ships, what a marketer changed in it, and what it offers. */
export const letterFields = {
  template: stepTemplateIdSchema,
  /** Own subject and body (liquid), by language; the shipped text where absent. */
  text: z.object({ ja: ownTextSchema.optional(), en: ownTextSchema.optional() }).strict().optional(),
  assetId: z.string().optional(),
};
export const letterSchema = z.object(letterFields).strict();

/** What a mail to customers is rendered of: a step, or a mail of the monthly mail. */
export type Letter = Pick<z.infer<typeof letterSchema>, 'text' | 'assetId'> & {
  readonly template: MailTemplateId;
};

/** The letter with what somebody tries in it. */
export const asTried = (letter: Letter, { text, assetId }: TriedLetter): Letter => ({
  ...letter,
  ...(text === undefined ? {} : { text: { ja: text, en: text } }),
  ...(assetId === undefined ? {} : { assetId }),
});
