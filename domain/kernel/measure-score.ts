import { logistic } from './logistic.ts';
import { z95 } from './wilson.ts';

/** How well numbers tell those who became an opportunity from those who did not: 0.5 is a coin, 1 perfect. */
export interface Auc {
  readonly auc: number;
  readonly low: number;
  readonly high: number;
}

/** The area under the curve with its range (DeLong 1988, on the logit scale); undefined where one kind is missing. */
export function aucOf(scores: readonly number[], happened: readonly boolean[]): Auc | undefined {
  const placed = placementsOf(scores, happened);
  if (placed === undefined) return undefined;
  const { auc, variance } = placed;
  if (auc <= 0 || auc >= 1) return { auc, low: auc, high: auc };
  const logit = Math.log(auc / (1 - auc));
  const half = (z95 * Math.sqrt(variance)) / (auc * (1 - auc));
  return { auc, low: logistic(logit - half), high: logistic(logit + half) };
}

/** The difference of two scores on the same rows, with its range; above 0 the first is better. */
export function aucDifference(
  first: readonly number[],
  second: readonly number[],
  happened: readonly boolean[],
): { readonly difference: number; readonly low: number; readonly high: number } | undefined {
  const [a, b] = [placementsOf(first, happened), placementsOf(second, happened)];
  if (a === undefined || b === undefined) return undefined;
  const variance = a.variance + b.variance - 2 * (covariance(a.of, b.of) + covariance(a.against, b.against));
  const difference = a.auc - b.auc;
  const half = z95 * Math.sqrt(Math.max(variance, 0));
  return { difference, low: difference - half, high: difference + half };
}

interface Placements {
  readonly auc: number;
  readonly variance: number;
  /** Of each that happened: the share of the others below it; and the other way round. */
  readonly of: readonly number[];
  readonly against: readonly number[];
}

function placementsOf(scores: readonly number[], happened: readonly boolean[]): Placements | undefined {
  const yes = scores.filter((_, place) => happened[place] === true);
  const no = scores.filter((_, place) => happened[place] !== true);
  if (yes.length === 0 || no.length === 0) return undefined;
  const [below, above] = [countBelow(no), countBelow(yes)];
  const of = yes.map((score) => below(score) / no.length);
  const against = no.map((score) => 1 - above(score) / yes.length);
  const auc = of.reduce((sum, each) => sum + each, 0) / yes.length;
  return { auc, variance: covariance(of, of) + covariance(against, against), of, against };
}

/** How many lie below a score; one that is equal counts half. */
function countBelow(scores: readonly number[]): (score: number) => number {
  const sorted = Float64Array.from(scores).toSorted();
  const firstFrom = (score: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = sorted[middle] ?? 0;
      if (value < score || (orEqual && value === score)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (score) => (firstFrom(score, false) + firstFrom(score, true)) / 2;
}

/** Of two means over the same cases. */
function covariance(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2) return 0;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = a.reduce((total, each, place) => total + (each - meanA) * ((b[place] ?? 0) - meanB), 0);
  return sum / (a.length - 1) / a.length;
}

/** The mean squared miss of chances; 0 is perfect. */
export const brierOf = (chances: readonly number[], happened: readonly boolean[]): number =>
  chances.reduce((sum, chance, place) => sum + (chance - (happened[place] === true ? 1 : 0)) ** 2, 0) /
  Math.max(chances.length, 1);
