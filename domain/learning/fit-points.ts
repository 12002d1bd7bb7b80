import { z95 } from '../kernel/wilson.ts';
import { fitLogistic, freely, type LogisticFit, type Sample } from './logistic-fit.ts';
import type { LearningRow } from './learning-row.ts';
import { dot, type Vector } from './numbers.ts';

/** Twenty points double the odds: what a point is thought to be worth before anything is known. */
export const priorWorth = Math.LN2 / 20;

/** What the points in force say of the chance: `logit = intercept + worth × points`. */
export interface ScoreChance {
  readonly intercept: number;
  /** What a point is worth, held at a quarter of what it is thought to be at least. */
  readonly worth: number;
  /** The slope without any prior, and how many standard errors it lies above 0. */
  readonly plain: { readonly intercept: number; readonly slope: number; readonly z: number };
}

/** Step 1: the points in force as a chance. */
export function chanceByScore(rows: readonly LearningRow[], points: Vector): ScoreChance {
  const samples = rows.map(({ x, isOpportunity }) => ({ x: [1, dot(x, points)], happened: isOpportunity }));
  const fitted = fitLogistic(samples, {
    ...freely(2),
    mean: [0, priorWorth],
    precision: [0, 1 / (priorWorth / 2) ** 2],
  });
  const plain = fitLogistic(samples, freely(2));
  const [intercept = 0, slope = 0] = plain.coefficients;
  return {
    intercept: fitted.coefficients[0] ?? 0,
    worth: Math.max(fitted.coefficients[1] ?? 0, priorWorth / 4),
    plain: { intercept, slope, z: slope / (plain.sd[1] ?? Infinity) },
  };
}

/** Step 2: what each feature is worth, starting from the points in force; `kappa` is how far they are let go. */
export function fitFeatures(
  rows: readonly LearningRow[],
  points: Vector,
  worth: number,
  kappa: number,
): LogisticFit {
  return fitLogistic(
    rows.map((row) => sampleOf(row)),
    {
      mean: [0, ...points.map((each) => worth * each)],
      precision: [0, ...points.map((each) => 1 / (worth * kappa * Math.max(each, 5)) ** 2)],
      lower: [-Infinity, ...points.map(() => 0)],
    },
  );
}

export const sampleOf = ({ x, isOpportunity }: LearningRow): Sample => ({
  x: [1, ...x],
  happened: isOpportunity,
});

/** A feature's points as the rows have them, in whole points, with the range that holds the truth in about 95 of 100. */
export interface LearnedPoints {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

/** How far the points in force are let go: for the points themselves, and for their ranges, which a closer prior would narrow. */
export const kappas = { points: 0.5, ranges: 1 } as const;

/** The points that the rows speak for, by `learnedFeatures`; dividing by the same worth keeps what did not change. */
export function learnPoints(
  rows: readonly LearningRow[],
  points: Vector,
  { worth, intercept }: ScoreChance,
): { readonly learned: readonly LearnedPoints[]; readonly fit: LogisticFit; readonly shift: number } {
  const fit = fitFeatures(rows, points, worth, kappas.points);
  const wide = fitFeatures(rows, points, worth, kappas.ranges);
  const learned = points.map((_, place) => {
    const middle = (wide.coefficients[place + 1] ?? 0) / worth;
    const half = (z95 * (wide.sd[place + 1] ?? 0)) / worth;
    return {
      points: Math.round((fit.coefficients[place + 1] ?? 0) / worth),
      low: Math.max(0, middle - half),
      high: middle + half,
    };
  });
  return { learned, fit, shift: (intercept - (fit.coefficients[0] ?? 0)) / worth };
}
