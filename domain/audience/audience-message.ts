import * as z from 'zod';

/** One part of a scan of all customers: to enrol an audience, or to ask for every interest to be folded anew. */
export const audienceMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrol'), campaignId: z.string(), part: z.number().int().min(0) }),
  z.object({ kind: z.literal('refoldAll'), by: z.enum(['replay', 'refold']), part: z.number().int().min(0) }),
]);
export type AudienceMessage = z.infer<typeof audienceMessageSchema>;
