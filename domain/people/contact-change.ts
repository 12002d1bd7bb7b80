import * as z from 'zod';

/** That a contact is there no longer: `left` the company, `moved` to other work within it; or that their address is no more, or another one. */
export const contactChangeHows = z.enum(['left', 'moved', 'addressGone']);

/** Who comes after a contact, as far as the contact's mail says; nobody is looked up and nobody is guessed. */
export const successorSchema = z.object({
  name: z.string().optional(),
  /** At the company's own domain. */
  email: z.string().optional(),
  /** Other addresses of the mail: to be read by a person, never proposed. */
  others: z.array(z.string()),
});
export type Successor = z.infer<typeof successorSchema>;

/**
 * What a reply said of a contact, and what a person made of it. Mails to the contact wait while it is `open`;
 * `accepted`: they are gone; `dismissed`: they are still there, and the same words are not asked about again.
 */
export const contactChangeSchema = z.object({
  schemaVersion: z.literal(1),
  customerId: z.string(),
  /** Of the mail; the cause that holds mails back bears it too. */
  id: z.string(),
  how: contactChangeHows,
  noticedAt: z.iso.datetime(),
  /** The beginning of what the mail said. */
  words: z.string(),
  successor: successorSchema.optional(),
  state: z.enum(['open', 'accepted', 'dismissed']),
  decidedAt: z.iso.datetime().optional(),
  decidedBy: z.string().optional(),
  /** Who comes after, once a person said so. */
  successorId: z.string().optional(),
  version: z.number().int(),
});
export type ContactChange = z.infer<typeof contactChangeSchema>;
