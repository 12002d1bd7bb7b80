import { msPerDay } from '../kernel/local-date.ts';
/**
 * Decayed interest in the log domain: one number per customer and model.
 * `heat = log2(sum of points x 2^(t / H))`, t and H in days; absent (null) when nothing counts.
 * Interest now is `2^(heat - now / H)`. It neither overflows nor needs rewriting as time passes.
 */
export type Heat = number | null;

/** Half-lives since the epoch: the unit in which heat and level are compared with "now". */
export const halfLives = (epochMs: number, halfLifeDays: number): number => epochMs / msPerDay / halfLifeDays;

/** The heat of one act of `points` at `epochMs`; null when it is worth nothing. */
export const heatOf = (points: number, epochMs: number, halfLifeDays: number): Heat =>
  points > 0 ? Math.log2(points) + halfLives(epochMs, halfLifeDays) : null;

/** Adds two heats by log-sum-exp: commutative, and exact to the last bits of a double. */
export function addHeat(a: Heat, b: Heat): Heat {
  if (a === null) return b;
  if (b === null) return a;
  const high = Math.max(a, b);
  const low = Math.min(a, b);
  return high + Math.log1p(2 ** (low - high)) / Math.LN2;
}

/** Multiplies everything counted so far by `factor` (0 to 1): a penalty recorded now. */
export const scaleHeat = (heat: Heat, factor: number): Heat =>
  heat === null || factor <= 0 ? null : heat + Math.log2(factor);

/** Points of interest at `nowEpochMs`. */
export const interestAt = (heat: Heat, nowEpochMs: number, halfLifeDays: number): number =>
  heat === null ? 0 : 2 ** (heat - halfLives(nowEpochMs, halfLifeDays));

/** When a heat decays to `points`: epoch milliseconds. */
export const decaysTo = (heat: number, points: number, halfLifeDays: number): number =>
  (heat - Math.log2(points)) * halfLifeDays * msPerDay;
