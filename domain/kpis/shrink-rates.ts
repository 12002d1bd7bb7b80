import { betaQuantile, logBeta } from '../kernel/beta.ts';
import { chiSquareTail } from '../kernel/gamma.ts';
import type { Unfinished as Counted } from './shared-kpis.ts';

/** A rate drawn towards that of all: the fewer its cases, the more. Bounds of its 95% range, 0 to 1. */
export interface ShrunkRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Better or worse than all only where the whole range is. */
  readonly verdict: 'better' | 'worse' | 'unknown';
}

/** Several groups beside each other. */
export interface ShrunkGroups {
  /** The rate of all together. */
  readonly mean: number;
  /** How many cases of the mean each group is given beside its own. */
  readonly concentration: number;
  /** The chance to see groups differ so much though none does. */
  readonly chanceOfNone: number;
  /** In the order of the groups given. */
  readonly rates: readonly ShrunkRate[];
}

const fewestGroups = 3;
const fewestDone = 10;
const [least, most] = [Math.log(2), Math.log(10_000)];

/**
 * Empirical Bayes with a beta-binomial model: the mean is the rate of all, the concentration is the likeliest between 2 and
 * 10,000. Undefined below three groups, or ten successes in all: nothing is drawn or ranked then.
 */
export function shrinkRates(groups: readonly Counted[]): ShrunkGroups | undefined {
  const done = groups.reduce((sum, each) => sum + each.done, 0);
  const of = groups.reduce((sum, each) => sum + each.of, 0);
  if (groups.length < fewestGroups || done < fewestDone || done === of) return undefined;
  const mean = done / of;
  const likelihood = (log: number): number => likelihoodOf(groups, mean, Math.exp(log));
  const log = highest(likelihood, least, most);
  const concentration = Math.exp(log);
  return {
    mean,
    concentration,
    // Half of it: groups that do not differ at all lie at the edge of what can be.
    chanceOfNone: chiSquareTail(Math.max(0, 2 * (likelihood(log) - likelihood(most))), 1) / 2,
    rates: groups.map((group) => shrunk(group, mean, concentration)),
  };
}

const likelihoodOf = (groups: readonly Counted[], mean: number, concentration: number): number => {
  const [a, b] = [mean * concentration, (1 - mean) * concentration];
  return groups.reduce((sum, { done, of }) => sum + logBeta(done + a, of - done + b) - logBeta(a, b), 0);
};

/** Where a function of one hill is highest, by golden section. */
function highest(of: (x: number) => number, from: number, to: number): number {
  const section = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - section * (high - low), low + section * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  while (high - low > 1e-10)
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - section * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + section * (high - low);
      atRight = of(right);
    }
  return (low + high) / 2;
}

function shrunk({ done, of }: Counted, mean: number, concentration: number): ShrunkRate {
  const [a, b] = [done + mean * concentration, of - done + (1 - mean) * concentration];
  const [low, high] = [betaQuantile(0.025, a, b), betaQuantile(0.975, a, b)];
  return { rate: a / (a + b), low, high, verdict: low > mean ? 'better' : high < mean ? 'worse' : 'unknown' };
}
