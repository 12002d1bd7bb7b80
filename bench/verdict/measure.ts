import type { Verdict } from '../../domain/engagement/verdict.ts';
import { isSeen, type Judge } from './rules-compared.ts';
import type { LabelledEngagement, Traffic } from './traffic.ts';

/** How well a way of judging did, for opens or for clicks. All but the counts are shares of 1. */
export interface Score {
  readonly humans: number;
  readonly machines: number;
  /** Of what was called a machine's, what was one. */
  readonly precision: number;
  /** Of what was a machine's, what was called so. */
  readonly recall: number;
  /** Of people's acts, those called a machine's: they count nothing. */
  readonly lost: number;
  /** Of people's acts, those that count in part until more is known. */
  readonly inPart: number;
  /** Of machines' acts, those that count at all, and those that count in full. */
  readonly scored: number;
  readonly scoredInFull: number;
  /** The same of machines that follow one link only: the hardest. */
  readonly singleScored: number;
  readonly singleScoredInFull: number;
}

export function measure(traffic: readonly Traffic[], judge: Judge, kind: 'open' | 'click'): Score {
  const verdicts = judge(traffic);
  const seen = traffic.flatMap(({ acts }) => acts).filter(({ act }) => isSeen(act) && act.kind === kind);
  const count = (by: readonly LabelledEngagement['by'][], ...is: readonly Verdict['is'][]): number =>
    seen.filter((each) => {
      const called = verdicts.get(each.act.id);
      return by.includes(each.by) && called !== undefined && is.includes(called);
    }).length;
  const all = ['human', 'unknown', 'machine'] as const;
  const machine = ['machine', 'single'] as const;
  const [humans, machines, singles] = [
    count(['human'], ...all),
    count(machine, ...all),
    count(['single'], ...all),
  ];
  const caught = count(machine, 'machine');
  return {
    humans,
    machines,
    precision: caught / (caught + count(['human'], 'machine')),
    recall: caught / machines,
    lost: count(['human'], 'machine') / humans,
    inPart: count(['human'], 'unknown') / humans,
    scored: count(machine, 'human', 'unknown') / machines,
    scoredInFull: count(machine, 'human') / machines,
    singleScored: singles === 0 ? 0 : count(['single'], 'human', 'unknown') / singles,
    singleScoredInFull: singles === 0 ? 0 : count(['single'], 'human') / singles,
  };
}
