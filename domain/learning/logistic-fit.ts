import { logistic } from '../kernel/logistic.ts';
import { dot, inverseDiagonal, logLossAt, solve, type Matrix, type Vector } from './numbers.ts';

/** What is known of somebody and whether it came to an opportunity. `x` has a 1 first, for the intercept. */
export interface Sample {
  readonly x: Vector;
  readonly happened: boolean;
}

/** Where each coefficient is thought to lie: `precision` 0 says nothing, `lower` is what it may not fall below. */
export interface Prior {
  readonly mean: Vector;
  readonly precision: Vector;
  readonly lower: Vector;
}

export interface LogisticFit {
  readonly coefficients: Vector;
  /** Of each coefficient: the square root of the diagonal of the inverse information, the prior's with it. */
  readonly sd: Vector;
}

/** Says nothing of so many coefficients, the intercept among them. */
export const freely = (count: number): Prior => ({
  mean: Array.from({ length: count }, () => 0),
  precision: Array.from({ length: count }, () => 0),
  lower: Array.from({ length: count }, () => -Infinity),
});

/**
 * The logistic regression that minimises loss and distance from the prior, by Newton's steps. A coefficient that would
 * fall below its bound is held there, and let go when the fit asks for it (KKT).
 */
export function fitLogistic(samples: readonly Sample[], prior: Prior): LogisticFit {
  let coefficients: Vector = prior.mean.map((mean, place) => (place === 0 ? startOf(samples) : mean));
  const held = new Set<number>();
  for (let round = 0; round < 4 * coefficients.length; round++) {
    coefficients = converge(samples, prior, coefficients, held);
    const change = changeOfHeld(samples, prior, coefficients, held);
    if (change === undefined) break;
    if (change.isHeld) {
      held.add(change.place);
      coefficients = coefficients.with(change.place, prior.lower[change.place] ?? 0);
    } else held.delete(change.place);
  }
  const { information } = derivatives(samples, prior, coefficients);
  return { coefficients, sd: inverseDiagonal(information).map((variance) => Math.sqrt(variance)) };
}

function startOf(samples: readonly Sample[]): number {
  const share = (samples.filter(({ happened }) => happened).length + 0.5) / (samples.length + 1);
  return Math.log(share / (1 - share));
}

/** The coefficient that has to be held at its bound, or to be let go; the worst first. */
function changeOfHeld(samples: readonly Sample[], prior: Prior, at: Vector, held: ReadonlySet<number>) {
  const below = at
    .map((each, place) => ({ place, by: each - (prior.lower[place] ?? -Infinity), isHeld: true }))
    .filter(({ place, by }) => !held.has(place) && by < 0)
    .toSorted((a, b) => a.by - b.by);
  if (below[0] !== undefined) return below[0];
  const { gradient } = derivatives(samples, prior, at);
  return [...held]
    .map((place) => ({ place, by: gradient[place] ?? 0, isHeld: false }))
    .filter(({ by }) => by < -1e-9)
    .toSorted((a, b) => a.by - b.by)[0];
}

/** Newton's steps on what is not held, halved where they would lead up. */
function converge(
  samples: readonly Sample[],
  prior: Prior,
  start: Vector,
  held: ReadonlySet<number>,
): Vector {
  let at = start;
  let loss = lossOf(samples, prior, at);
  const free = start.map((_, place) => place).filter((place) => !held.has(place));
  for (let step = 0; step < 100; step++) {
    const { gradient, information } = derivatives(samples, prior, at);
    const move = solve(
      free.map((row) => free.map((column) => information[row]?.[column] ?? 0)),
      free.map((place) => gradient[place] ?? 0),
    );
    let scale = 1;
    let next = moved(at, free, move, scale);
    let nextLoss = lossOf(samples, prior, next);
    while (nextLoss > loss + 1e-12 && scale > 1e-6) {
      scale /= 2;
      next = moved(at, free, move, scale);
      nextLoss = lossOf(samples, prior, next);
    }
    [at, loss] = [next, nextLoss];
    if (Math.max(...move.map((each) => Math.abs(each * scale))) < 1e-10) break;
  }
  return at;
}

function moved(at: Vector, free: readonly number[], move: Vector, scale: number): Vector {
  const next = at.slice();
  for (const [place, coefficient] of free.entries())
    next[coefficient] = (next[coefficient] ?? 0) - scale * (move[place] ?? 0);
  return next;
}

const lossOf = (samples: readonly Sample[], { mean, precision }: Prior, at: Vector): number =>
  samples.reduce((sum, { x, happened }) => sum + logLossAt(dot(x, at), happened), 0) +
  at.reduce((sum, each, place) => sum + 0.5 * (precision[place] ?? 0) * (each - (mean[place] ?? 0)) ** 2, 0);

/** The slope of the loss and its curvature, one pass over the samples. */
export function derivatives(
  samples: readonly Sample[],
  { mean, precision }: Prior,
  at: Vector,
): { readonly gradient: Vector; readonly information: Matrix } {
  const gradient = at.map((each, place) => (precision[place] ?? 0) * (each - (mean[place] ?? 0)));
  const information = at.map((_, row) =>
    at.map((__, column) => (row === column ? (precision[row] ?? 0) : 0)),
  );
  for (const { x, happened } of samples) {
    const chance = logistic(dot(x, at));
    const miss = chance - (happened ? 1 : 0);
    const weight = chance * (1 - chance);
    for (let row = 0; row < at.length; row++) {
      const value = x[row] ?? 0;
      if (value === 0) continue;
      gradient[row] = (gradient[row] ?? 0) + miss * value;
      const line = information[row];
      if (line === undefined) continue;
      for (let column = 0; column < at.length; column++)
        line[column] = (line[column] ?? 0) + weight * value * (x[column] ?? 0);
    }
  }
  return { gradient, information };
}
