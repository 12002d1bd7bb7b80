import * as z from 'zod';
import { wilson } from '../kernel/wilson.ts';

/** A rate with its 95% range (Wilson): `rate` and bounds 0 to 1; rate null when there are no cases. */
export const rateSchema = z.object({
  done: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type Rate = Readonly<z.infer<typeof rateSchema>>;

/** A rate of so many cases, with Wilson's range. */
export function rateOf(done: number, of: number): Rate {
  if (of === 0) return { done, of, rate: null, low: 0, high: 1 };
  return { done, of, rate: done / of, ...wilson(done, of) };
}
