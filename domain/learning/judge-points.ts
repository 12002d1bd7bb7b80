import { chanceByScore, fitFeatures, kappas, sampleOf } from './fit-points.ts';
import type { LearningRow } from './learning-row.ts';
import { derivatives, freely } from './logistic-fit.ts';
import { chiSquareTail } from '../kernel/gamma.ts';
import { dot, logLossAt, solve, type Vector } from './numbers.ts';

/** The score test of "the points in force are right": how the rows pull at each feature beside the score. */
export function scoreTest(
  rows: readonly LearningRow[],
  points: Vector,
): { readonly chiSquare: number; readonly degrees: number; readonly p: number } {
  const { intercept, slope } = chanceByScore(rows, points).plain;
  const at = [intercept, ...points.map((each) => slope * each)];
  const { gradient, information } = derivatives(
    rows.map((row) => sampleOf(row)),
    freely(at.length),
    at,
  );
  const pull = gradient.map((each) => -each);
  const along = [at.map((_, place) => (place === 0 ? 1 : 0)), [0, ...points]];
  const inside = along.map((a) =>
    along.map((b) =>
      dot(
        a,
        information.map((row) => dot(row, b)),
      ),
    ),
  );
  const pulls = along.map((a) => dot(a, pull));
  const chiSquare = dot(pull, solve(information, pull)) - dot(pulls, solve(inside, pulls));
  const degrees = points.length - 1;
  return { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) };
}

/** A prediction of a row that the fit had not seen, by the points in force and by the learned ones. */
export interface Prediction {
  readonly inForce: number;
  readonly learned: number;
  readonly happened: boolean;
}

/** Trained on the first 40, 60, 80 per cent, each tried on the next 20; rows of companies seen in training are left out. */
export function rollOrigin(rows: readonly LearningRow[], points: Vector): readonly Prediction[] {
  return [0.4, 0.6, 0.8].flatMap((share) => {
    const end = Math.round(rows.length * share);
    const train = rows.slice(0, end);
    const seen = new Set(train.map(({ accountId }) => accountId));
    const next = rows.slice(end, Math.round(rows.length * (share + 0.2)));
    const score = chanceByScore(train, points);
    const { coefficients } = fitFeatures(train, points, score.worth, kappas.points);
    return next
      .filter(({ accountId }) => !seen.has(accountId))
      .map((row) => ({
        inForce: score.intercept + score.worth * dot(row.x, points),
        learned: dot(sampleOf(row).x, coefficients),
        happened: row.isOpportunity,
      }));
  });
}

/** By how much the learned points predict better, in mean log loss; below 0: worse. */
export const gainOf = (predictions: readonly Prediction[]): number =>
  predictions.reduce(
    (sum, { inForce, learned, happened }) =>
      sum + logLossAt(inForce, happened) - logLossAt(learned, happened),
    0,
  ) / Math.max(predictions.length, 1);
