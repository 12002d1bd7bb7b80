import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../domain/audience/compile-rule.ts';
import { estimateOf } from '../../../domain/audience/estimate.ts';
import { explainRule } from '../../../domain/audience/explain-rule.ts';
import { faultsOf } from '../../../domain/audience/rule-faults.ts';
import { withoutEach } from '../../../domain/audience/rule-without.ts';
import type { Clause, Rule } from '../../../domain/audience/rule.ts';
import { aRule, manyCandidates } from '../../builders/rules.ts';
import { today } from '../../builders/time.ts';

const [a, b, c]: readonly Clause[] = ['a', 'b', 'c'].map((value) => ({ field: 'title', op: 'is', value }));

describe('a rule without a part', () => {
  it('is named by the place of what is gone; a group goes with its last clause', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('three clauses');

    expect(withoutEach({ all: [a, { any: [b, c] }] })).toEqual([
      { place: 'rule.all[0]', rule: { all: [{ any: [b, c] }] } },
      { place: 'rule.all[1]', rule: { all: [a] } },
      { place: 'rule.all[1].any[0]', rule: { all: [a, { any: [c] }] } },
      { place: 'rule.all[1].any[1]', rule: { all: [a, { any: [b] }] } },
    ]);
    expect(withoutEach({ all: [{ none: [a] }] }).map(({ rule }) => rule)).toEqual([{ all: [] }, { all: [] }]);
    expect(withoutEach({ none: [a] })).toEqual([{ place: 'rule.none[0]', rule: { all: [] } }]);
  });

  it('is a rule still, whatever the rule', () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        for (const { rule: left } of withoutEach(rule)) expect(faultsOf(left)).toEqual([]);
      }),
    );
  });
});

describe('an explanation', () => {
  it('says of each part whether it holds, and its outermost parts decide as the rule does', () => {
    fc.assert(
      fc.property(aRule, fc.constantFrom(...manyCandidates()), (rule, candidate) => {
        const parts = explainRule(rule, candidate, today);
        const outer = parts.filter(({ place }) => place.split('.').length === 2).map(({ holds }) => holds);
        const decided =
          'all' in rule ? outer.every(Boolean) : 'any' in rule ? outer.some(Boolean) : !outer.some(Boolean);

        expect(compileRule(rule, today)(candidate)).toBe(decided);
      }),
    );
  });

  it('says what is known of the person', () => {
    const [candidate] = manyCandidates();
    const rule: Rule = { all: [{ any: [{ field: 'tag', op: 'unknown' }] }] };
    if (candidate === undefined) throw new Error('nobody');

    expect(explainRule(rule, candidate, today)).toMatchObject([
      { place: 'rule.all[0]', holds: true },
      { place: 'rule.all[0].any[0]', holds: true, is: [] },
    ]);
  });
});

describe('an estimate', () => {
  it('gives the range of Wilson (1927), as a share and of all', () => {
    const estimate = estimateOf(81, 263, 10_000);

    // Newcombe 1998, table I: 81 of 263, score method without continuity correction.
    expect(estimate?.share.low).toBeCloseTo(0.2553, 4);
    expect(estimate?.share.high).toBeCloseTo(0.3662, 4);
    expect(estimate?.people).toEqual({ of: 10_000, value: 3080, low: 2552, high: 3663 });
  });

  it('of nobody says that it may be some, never fewer than were seen, and nothing without a sample', () => {
    expect(estimateOf(0, 1000, 50_000)?.people).toMatchObject({ value: 0, low: 0 });
    expect(estimateOf(0, 1000, 50_000)?.people?.high).toBeGreaterThan(100);
    expect(estimateOf(3, 3, 3)?.people).toMatchObject({ low: 3, high: 3 });
    expect(estimateOf(5, 100, undefined)?.people).toBeUndefined();
    expect(estimateOf(0, 0, 10)).toBeUndefined();
  });

  it('holds the truth within its range in about 95 of 100 samples', () => {
    // A sample of 200 of a population in which 30% fit, drawn by a fixed sequence.
    let state = 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const hits = Array.from({ length: 400 }, () => {
      const done = Array.from({ length: 200 }, () => random()).filter((each) => each < 0.3).length;
      const { share } = estimateOf(done, 200, undefined) ?? { share: { low: 1, high: 0 } };
      return share.low <= 0.3 && 0.3 <= share.high;
    }).filter(Boolean).length;

    expect(hits / 400).toBeGreaterThan(0.92);
    expect(hits / 400).toBeLessThan(0.98);
  });
});
