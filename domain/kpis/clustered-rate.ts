import { rateOfAlike, type Rate } from './rate.ts';

/** Sums over companies k of the cases n and those done y of each: enough for the range of their rate, and they stream. */
export interface ClusterSums {
  readonly clusters: number;
  readonly of: number;
  readonly done: number;
  readonly doneSquared: number;
  readonly doneTimesOf: number;
  readonly ofSquared: number;
}

export const noClusters: ClusterSums = {
  clusters: 0,
  of: 0,
  done: 0,
  doneSquared: 0,
  doneTimesOf: 0,
  ofSquared: 0,
};

export const addCluster = (sums: ClusterSums, done: number, of: number): ClusterSums => ({
  clusters: sums.clusters + 1,
  of: sums.of + of,
  done: sums.done + done,
  doneSquared: sums.doneSquared + done ** 2,
  doneTimesOf: sums.doneTimesOf + done * of,
  ofSquared: sums.ofSquared + of ** 2,
});

/** Where nobody or everybody is done nothing shows how alike colleagues are. */
const assumedLikeness = 0.1;

/**
 * How many cases of one company count as one, at least 1: the variance of a ratio estimator over companies beside that of
 * independent cases (Kish; Rao and Scott 1992).
 */
export function designEffect({
  clusters,
  of,
  done,
  doneSquared,
  doneTimesOf,
  ofSquared,
}: ClusterSums): number {
  if (of === 0) return 1;
  const rate = done / of;
  if (done === 0 || done === of || clusters < 2) return 1 + (ofSquared / of - 1) * assumedLikeness;
  const squares = doneSquared - 2 * rate * doneTimesOf + rate ** 2 * ofSquared;
  const variance = ((clusters / (clusters - 1)) * squares) / of ** 2;
  return Math.max(1, (variance * of) / (rate * (1 - rate)));
}

/** A rate whose range holds although colleagues of one company decide alike: Wilson's, of as many cases as are independent. */
export function clusteredRate(sums: ClusterSums): Rate {
  const { done, of } = sums;
  return { ...rateOfAlike(done, of, designEffect(sums)), companies: sums.clusters };
}
