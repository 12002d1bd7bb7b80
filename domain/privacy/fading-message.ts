import * as z from 'zod';

/** One stretch of the scan that fades old traces; `after` is the key of the item where the stretch before ended. */
const fadeSchema = z.object({
  kind: z.literal('fade'),
  part: z.number().int().min(0),
  receivedBefore: z.iso.datetime(),
  after: z.object({ pk: z.string(), sk: z.string() }).optional(),
});
export type FadeMessage = z.infer<typeof fadeSchema>;

/** One person is to be erased; `isSweep`: was, and whatever came late is cleared away. */
const eraseSchema = z.object({
  kind: z.literal('erase'),
  customerId: z.string(),
  isSweep: z.boolean().optional(),
});
export type EraseMessage = z.infer<typeof eraseSchema>;

/** A message of the fading queue. */
export const fadingMessageSchema = z.discriminatedUnion('kind', [fadeSchema, eraseSchema]);
