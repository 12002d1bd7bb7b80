import * as z from 'zod';

/** A rate with its 95% range (Wilson): `rate` and bounds 0 to 1; rate null when there are no cases. */
export const rateSchema = z.object({
  done: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type Rate = Readonly<z.infer<typeof rateSchema>>;

/** The 97.5% quantile of the normal distribution: a range of 95%. */
export const z95 = 1.959963984540054;

/** Wilson's score interval, 95%. */
export function rateOf(done: number, of: number): Rate {
  if (of === 0) return { done, of, rate: null, low: 0, high: 1 };
  const share = done / of;
  const spread = z95 * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  const scale = 1 + z95 ** 2 / of;
  return {
    done,
    of,
    rate: share,
    low: Math.max(0, (share + z95 ** 2 / (2 * of) - spread) / scale),
    high: Math.min(1, (share + z95 ** 2 / (2 * of) + spread) / scale),
  };
}
