import * as z from 'zod';

/**
 * One part of all customers: a caller that goes over all asks for part 0, and is told with it how many there are (`parts`),
 * which it says with each of the others (`of`).
 */
export const partQuerySchema = z.object({
  part: z.coerce.number().int().min(0).default(0),
  of: z.coerce.number().int().min(1).max(10_000).optional(),
});
export type PartQuery = z.infer<typeof partQuerySchema>;
