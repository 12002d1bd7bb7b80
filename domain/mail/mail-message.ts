import * as z from 'zod';

/** Tries whether SES takes mails again while sending is stopped. */
const probe = { isProbe: z.literal(true).optional() };

/** What goes into the mail queue: a step of a sequence or somebody's monthly mail that is due, or a mail that stands in the outbox. */
export const mailMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), customerId: z.string(), campaignId: z.string(), ...probe }),
  z.object({ kind: z.literal('monthly'), customerId: z.string(), ...probe }),
  z.object({ kind: z.literal('outbox'), customerId: z.string(), mailId: z.string(), ...probe }),
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;
