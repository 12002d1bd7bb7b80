import * as z from 'zod';

/** One stretch of the scan that fades old traces; `after` is the key of the item where the stretch before ended. */
export const fadingMessageSchema = z.object({
  kind: z.literal('fade'),
  part: z.number().int().min(0),
  receivedBefore: z.iso.datetime(),
  after: z.object({ pk: z.string(), sk: z.string() }).optional(),
});
export type FadingMessage = z.infer<typeof fadingMessageSchema>;
