import type { Engagement } from './engagement.ts';

/** So many acts of a kind change from one verdict to another, for this reason. */
export interface VerdictChange {
  readonly act: Engagement['kind'];
  readonly from: Engagement['verdict']['is'];
  readonly to: Engagement['verdict']['is'];
  readonly reason: string;
  readonly count: number;
}

/** What judging anew changes of one customer's acts. */
export interface Difference {
  readonly changes: readonly VerdictChange[];
}

/** Compares acts by id. Verdicts that differ in reasons alone are the same verdict. */
export function replayDifference(before: readonly Engagement[], after: readonly Engagement[]): Difference {
  const was = new Map(before.map((each) => [each.id, each.verdict.is]));
  return {
    changes: sumChanges(
      after.flatMap(({ id, kind, verdict }) => {
        const from = was.get(id);
        return from === undefined || from === verdict.is
          ? []
          : [{ act: kind, from, to: verdict.is, reason: verdict.reasons[0] ?? '', count: 1 }];
      }),
    ),
  };
}

/** Adds up changes that are alike, the most frequent first. */
export function sumChanges(changes: readonly VerdictChange[]): readonly VerdictChange[] {
  const sums = new Map<string, VerdictChange>();
  for (const change of changes) {
    const key = [change.act, change.from, change.to, change.reason].join(' ');
    sums.set(key, { ...change, count: change.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums]
    .toSorted(([keyA, a], [keyB, b]) => b.count - a.count || keyA.localeCompare(keyB))
    .map(([, change]) => change);
}
