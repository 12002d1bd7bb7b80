import * as z from 'zod';

const partSchema = z.object({
  shape: z.string(),
  location: z.string().optional(),
  locationName: z.string().optional(),
});

const shapeSchema = z.object({
  type: z.string(),
  required: z.array(z.string()).optional(),
  members: z.record(z.string(), partSchema).optional(),
  member: partSchema.optional(),
  key: partSchema.optional(),
  value: partSchema.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  union: z.boolean().optional(),
});

/** What something in a request may be. */
export type Shape = z.infer<typeof shapeSchema>;

/** A service as botocore describes it; what is not about inputs is left out. */
export const modelSchema = z.object({
  metadata: z.object({ serviceId: z.string(), targetPrefix: z.string().optional() }),
  operations: z.record(
    z.string(),
    z.object({
      http: z.object({ method: z.string(), requestUri: z.string() }),
      input: z.object({ shape: z.string() }).optional(),
    }),
  ),
  shapes: z.record(z.string(), shapeSchema),
});
export type AwsModel = z.infer<typeof modelSchema>;
