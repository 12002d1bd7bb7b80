import * as z from 'zod';

/** What goes into the mail queue: a step of a sequence that is due, or a mail that stands in the outbox. */
export const mailMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), customerId: z.string(), campaignId: z.string() }),
  z.object({ kind: z.literal('outbox'), customerId: z.string(), mailId: z.string() }),
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;
