import * as z from 'zod';

/** What EventBridge says of a new object in a bucket (source aws.s3, "Object Created"). Keys are as they are, not encoded. */
export const objectCreatedSchema = z
  .object({
    source: z.literal('aws.s3'),
    time: z.iso.datetime(),
    detail: z
      .object({
        bucket: z.object({ name: z.string() }).loose(),
        object: z.object({ key: z.string(), size: z.number().optional() }).loose(),
      })
      .loose(),
  })
  .loose();
export type ObjectCreated = z.infer<typeof objectCreatedSchema>;
