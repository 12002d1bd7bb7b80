import * as z from 'zod';
import { isOfFewCompanies } from './few-companies.ts';
import { effectOf, rateOfAlike, type Rate } from './rate.ts';

/** How one rate stands beside another: their difference (-1 to 1) with its 95% range. */
export const rateComparisonSchema = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** `unknown`: it cannot be told, which is never "equal". */
  verdict: z.enum(['higher', 'lower', 'unknown']),
});
export type RateComparison = Readonly<z.infer<typeof rateComparisonSchema>>;

/** Fewer cases on either side are not compared. */
export const fewestToCompare = 20;

/**
 * The difference of two rates by Newcombe's hybrid score interval (Newcombe 1998, method 10): of the Wilson bounds of both.
 * That two ranges overlap tells nothing. Undefined where either side has no case.
 */
export function compareRates(a: Rate, b: Rate): RateComparison | undefined {
  if (a.rate === null || b.rate === null) return undefined;
  const difference = a.rate - b.rate;
  const low = difference - Math.hypot(a.rate - a.low, b.high - b.rate);
  const high = difference + Math.hypot(a.high - a.rate, b.rate - b.low);
  return { difference, low, high, verdict: low > 0 ? 'higher' : high < 0 ? 'lower' : 'unknown' };
}

/** How many times the first rate is the second; an end that is undefined is open. */
export interface RateRatio {
  readonly ratio: number | undefined;
  readonly low: number;
  readonly high: number | undefined;
}

/**
 * The ratio of two rates by MOVER on Wilson bounds (Donner and Zou 2012). Without a case done on the second side there is
 * no upper end; without any on both there is no ratio.
 */
export function ratioOf(a: Rate, b: Rate): RateRatio | undefined {
  if (a.rate === null || b.rate === null || a.done + b.done === 0) return undefined;
  const product = a.rate * b.rate;
  const end = (own: number, rate: number, other: number, sign: 1 | -1): number => {
    const root = product ** 2 - own * (2 * rate - own) * other * (2 * (b.rate ?? 0) - other);
    return (product + sign * Math.sqrt(Math.max(0, root))) / (other * (2 * (b.rate ?? 0) - other));
  };
  return {
    ratio: b.done === 0 ? undefined : a.rate / b.rate,
    low: a.done === 0 ? 0 : end(a.low, a.rate, b.high, -1),
    high: b.done === 0 ? undefined : end(a.high, a.rate, b.low, 1),
  };
}

/**
 * A part beside all others, on the same measure; undefined while either side has too few cases or companies. Colleagues among
 * the others are as alike as among all.
 */
export const besideOthers = (part: Rate, all: Rate): RateComparison | undefined => {
  const others = rateOfAlike(all.done - part.done, all.of - part.of, effectOf(all));
  const isFew =
    part.of < fewestToCompare ||
    others.of < fewestToCompare ||
    isOfFewCompanies(part) ||
    isOfFewCompanies(all);
  return isFew ? undefined : compareRates(part, others);
};
