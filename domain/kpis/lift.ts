import { clusteredRate, designEffect, type ClusterSums } from './clustered-rate.ts';
import { compareRates, ratioOf, type RateComparison, type RateRatio } from './compare-rates.ts';
import { fewestCompanies } from './few-companies.ts';
import type { Rate } from './rate.ts';

/** What mailing did: all who were to be mailed, mailed or not, beside those who by lot were not (intention to treat). */
export interface Lift {
  readonly mailed: Rate;
  readonly control: Rate;
  readonly comparison: RateComparison;
  /** How many times as often; absent where too few of the control group came by themselves. */
  readonly ratio: RateRatio | undefined;
  /** Opportunities that would not have been, among those mailed. */
  readonly extra: { readonly count: number; readonly low: number; readonly high: number };
  /** As many cases of one company count as one, on average over both arms; 1: each counts. */
  readonly designEffect: number;
}

const fewestForRatio = 5;

/** Undefined while an arm has too few companies to be compared. */
export function liftOf(mailedSums: ClusterSums, controlSums: ClusterSums): Lift | undefined {
  if (Math.min(mailedSums.clusters, controlSums.clusters) < fewestCompanies) return undefined;
  const [mailed, control] = [clusteredRate(mailedSums), clusteredRate(controlSums)];
  const comparison = compareRates(mailed, control);
  if (comparison === undefined) return undefined;
  const times = (share: number): number => share * mailed.of;
  const cases = mailed.of + control.of;
  return {
    mailed,
    control,
    comparison,
    ratio: control.done < fewestForRatio ? undefined : ratioOf(mailed, control),
    extra: {
      count: times(comparison.difference),
      low: times(comparison.low),
      high: times(comparison.high),
    },
    designEffect: (designEffect(mailedSums) * mailed.of + designEffect(controlSums) * control.of) / cases,
  };
}
