import type { Verification as VerifiedPart } from '../contract/kpis.ts';

/** Something stored that is not what the timeline says. */
export interface FoundDifference {
  readonly what: string;
  readonly id: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

export interface Verification {
  readonly customers: number;
  readonly differences: readonly FoundDifference[];
}

/** Amounts are sums of fractions: equal means to a hundredth of the smallest coin. */
const TOLERANCE = 1e-4;

type Counted = Readonly<Record<string, number | undefined>>;

/** One part as the API answers it: sums of rows by measure, counters with one of them. */
export interface CountedPart extends Pick<VerifiedPart, 'customers' | 'differences'> {
  readonly sums: Counted;
  readonly counters?: Counted | undefined;
}

/** Puts the parts of a verification together: what differs within each, and counters against the sum of all rows. */
export function compareParts(parts: readonly CountedPart[]): Verification {
  const counters: Counted = parts.find((part) => part.counters !== undefined)?.counters ?? {};
  const measures = new Set([...Object.keys(counters), ...parts.flatMap(({ sums }) => Object.keys(sums))]);
  const uneven = [...measures].flatMap((measure) => {
    const recomputed = parts.reduce((sum, part) => sum + (part.sums[measure] ?? 0), 0);
    const stored = counters[measure] ?? 0;
    return Math.abs(stored - recomputed) <= TOLERANCE
      ? []
      : [{ what: 'counter', id: measure, stored, recomputed }];
  });
  return {
    customers: parts.reduce((sum, part) => sum + part.customers, 0),
    differences: [...parts.flatMap(({ differences }) => differences), ...uneven],
  };
}
