import { fewestToCompare } from './compare-rates.ts';
import { shrinkRates, type ShrunkRate } from './shrink-rates.ts';

/** A group with its counts. */
export interface CountedGroup {
  readonly key: string;
  readonly done: number;
  readonly of: number;
}

/** A group beside the others; `verdict` is `few` where its cases are too few to be ranked. */
export interface JudgedGroup extends CountedGroup {
  /** Absent where all groups together tell too little. */
  readonly shrunk?: Omit<ShrunkRate, 'verdict'>;
  readonly verdict: ShrunkRate['verdict'] | 'few';
}

export interface JudgedGroups {
  /** Those that may be ranked, the best first; then the others by name. */
  readonly groups: readonly JudgedGroup[];
  /** The rate of all; absent where all groups together tell too little. */
  readonly mean?: number;
  /** Whether they differ beyond chance: at 5%, half of chi² of one degree. */
  readonly differ?: boolean;
}

const level = 0.05;

/** Puts groups beside each other: their rates drawn to the mean, in an order only where there is reason for one. */
export function judgeGroups(all: readonly CountedGroup[]): JudgedGroups {
  const counted = all.filter(({ of }) => of > 0).toSorted((a, b) => a.key.localeCompare(b.key));
  const shrunk = shrinkRates(counted);
  if (shrunk === undefined) return { groups: counted.map((group) => ({ ...group, verdict: 'few' })) };
  const judged = counted.map((group, index): JudgedGroup => {
    const { verdict = 'unknown', ...rate } = shrunk.rates[index] ?? { rate: 0, low: 0, high: 1 };
    return { ...group, shrunk: rate, verdict: group.of < fewestToCompare ? 'few' : verdict };
  });
  const isRanked = ({ verdict }: JudgedGroup): boolean => verdict !== 'few';
  return {
    mean: shrunk.mean,
    differ: shrunk.chanceOfNone < level,
    groups: [
      ...judged.filter(isRanked).toSorted((a, b) => (b.shrunk?.rate ?? 0) - (a.shrunk?.rate ?? 0)),
      ...judged.filter((group) => !isRanked(group)),
    ],
  };
}
