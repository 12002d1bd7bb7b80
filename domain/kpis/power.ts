import { z95 } from '../kernel/wilson.ts';

/** A comparison that is planned. Rates from 0 to 1. */
export interface PlannedComparison {
  /** Of the people, in the control group. */
  readonly share: number;
  /** How many of those not mailed come by themselves. */
  readonly base: number;
  /** How many times as many of those mailed. */
  readonly times: number;
}

/** For one person: the difference, and its standard error if there is none and if there is one. */
function errorsOf({ share, base, times }: PlannedComparison) {
  const rate = base * times;
  const all = share * base + (1 - share) * rate;
  const ifNone = Math.sqrt(all * (1 - all) * (1 / share + 1 / (1 - share)));
  const ifOne = Math.sqrt((base * (1 - base)) / share + (rate * (1 - rate)) / (1 - share));
  return { difference: Math.abs(rate - base), ifNone, ifOne };
}

/** How probably so many people show a difference of that size (two-sided 5%): from 0 to 1. */
export function powerOf(people: number, planned: PlannedComparison): number {
  const { difference, ifNone, ifOne } = errorsOf(planned);
  const root = Math.sqrt(people);
  return people === 0 ? 0 : normalBelow((difference * root - z95 * ifNone) / ifOne);
}

const z80 = 0.841_621_233_572_914_2;

/** How many people in all are needed to see it in four of five cases. */
export function peopleNeeded(planned: PlannedComparison): number {
  const { difference, ifNone, ifOne } = errorsOf(planned);
  return ((z95 * ifNone + z80 * ifOne) / difference) ** 2;
}

/** The standard normal distribution up to `x`: Abramowitz and Stegun 26.2.17, to 7.5e-8. */
function normalBelow(x: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(x));
  const series =
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}
