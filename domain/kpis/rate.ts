import * as z from 'zod';
import { wilson } from '../kernel/wilson.ts';

/** A rate with its 95% range (Wilson): `rate` and bounds 0 to 1; rate null when there are no cases. */
export const rateSchema = z.object({
  done: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  /** Of how many companies the cases are, of a part at most; left out where that is not counted. */
  companies: z.number().optional(),
  /** As how many cases they count, since colleagues are alike; left out where each counts. */
  independent: z.number().optional(),
});
export type Rate = Readonly<z.infer<typeof rateSchema>>;

/** A rate of so many cases, with Wilson's range. */
export function rateOf(done: number, of: number): Rate {
  if (of === 0) return { done, of, rate: null, low: 0, high: 1 };
  return { done, of, rate: done / of, ...wilson(done, of) };
}

/** A rate whose cases count as fewer, by a design effect from 1 on. */
export function rateOfAlike(done: number, of: number, effect: number): Rate {
  if (of === 0 || effect <= 1) return rateOf(done, of);
  const independent = of / effect;
  return { done, of, rate: done / of, ...wilson((done / of) * independent, independent), independent };
}

/** By how much colleagues make the range of a rate wider than one of as many independent cases (the ratio of variances). */
export const effectOf = ({ of, independent = of }: Rate): number => (of === 0 ? 1 : of / independent);
