import { fewestToCompare } from './compare-rates.ts';
import { isOfFewCompanies } from './few-companies.ts';
import type { Rate } from './rate.ts';

/** Beside a target: the whole range lies above or below it, or it cannot be told. */
export type TargetVerdict = 'above' | 'below' | 'unknown';

/** How a rate stands beside a target from 0 to 1; undefined without a target, below 20 cases, or of too few companies. */
export function besideTarget(rate: Rate, target: number | undefined): TargetVerdict | undefined {
  if (target === undefined || rate.of < fewestToCompare || isOfFewCompanies(rate)) return undefined;
  return rate.low > target ? 'above' : rate.high < target ? 'below' : 'unknown';
}
