import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../domain/audience/candidate.ts';
import { compileRule } from '../../../domain/audience/compile-rule.ts';
import { defaultLimits, dormancyOf } from '../../../domain/audience/dormancy.ts';
import { ruleSchema, type Clause, type Rule, type RuleNode } from '../../../domain/audience/rule.ts';
import { faultsOf } from '../../../domain/audience/rule-faults.ts';
import { isClause } from '../../../domain/audience/rule-tree.ts';
import { allFields } from '../../../domain/audience/segment-fields.ts';
import { aPerson } from '../../builders/people.ts';
import { plainly } from '../../builders/plain-rule.ts';
import { aRule, manyCandidates } from '../../builders/rules.ts';
import { today } from '../../builders/time.ts';

const aCandidate = (change: Parameters<typeof aPerson>[0] = {}, rest: Partial<Candidate> = {}): Candidate => {
  const person = aPerson(change);
  return {
    person,
    dormancy: dormancyOf(person, today, defaultLimits),
    temperature: 'cold',
    campaigns: [],
    ...rest,
  };
};
const holds = (node: RuleNode, candidate: Candidate): boolean => compileRule(node, today)(candidate);

describe('a clause', () => {
  // Today is 2026-11-20.
  it.each<[Clause, Parameters<typeof aPerson>[0], boolean]>([
    [{ field: 'title', op: 'is', value: '課長' }, { customer: { title: '課長' } }, true],
    [{ field: 'title', op: 'is', value: '課' }, { customer: { title: '課長' } }, false],
    [{ field: 'company', op: 'is', value: 'abc' }, { account: { name: ' ＡＢＣ' } }, true],
    [{ field: 'title', op: 'contains', value: '部' }, { customer: { title: '営業部長' } }, true],
    [{ field: 'title', op: 'startsWith', value: '部' }, { customer: { title: '営業部長' } }, false],
    [{ field: 'title', op: 'startsWith', value: '営業' }, { customer: { title: '営業部長' } }, true],
    [
      { field: 'industry', op: 'oneOf', value: ['卸売業', '小売業'] },
      { account: { industry: '小売業' } },
      true,
    ],
    [{ field: 'dormancy', op: 'is', value: 'lapsed' }, {}, true],
    [{ field: 'employees', op: 'equals', value: 50 }, { customer: { employees: 50 } }, true],
    [{ field: 'employees', op: 'atLeast', value: 51 }, { customer: { employees: 50 } }, false],
    [{ field: 'employees', op: 'atMost', value: 50 }, { customer: { employees: 50 } }, true],
    [{ field: 'purchaseTotal', op: 'between', value: [1, 1_200_000] }, {}, true],
    [{ field: 'lastWonOn', op: 'since', value: '2024-03-10' }, {}, true],
    [{ field: 'lastWonOn', op: 'until', value: '2024-03-09' }, {}, false],
    [
      { field: 'firstSeenOn', op: 'moreThanDaysAgo', value: 30 },
      { customer: { firstSeenOn: '2026-10-21' } },
      false,
    ],
    [
      { field: 'firstSeenOn', op: 'moreThanDaysAgo', value: 30 },
      { customer: { firstSeenOn: '2026-10-20' } },
      true,
    ],
    [
      { field: 'firstSeenOn', op: 'withinPastDays', value: 30 },
      { customer: { firstSeenOn: '2026-10-21' } },
      true,
    ],
    [
      { field: 'firstSeenOn', op: 'withinPastDays', value: 30 },
      { customer: { firstSeenOn: '2026-11-21' } },
      false,
    ],
    [{ field: 'wakeOn', op: 'withinNextDays', value: 10 }, { customer: { wakeOn: '2026-11-30' } }, true],
    [{ field: 'wakeOn', op: 'withinNextDays', value: 10 }, { customer: { wakeOn: '2026-11-19' } }, false],
    [
      { field: 'contractEndsOn', op: 'withinNextMonths', value: 3 },
      { account: { contractEndsOn: '2027-02-20' } },
      true,
    ],
    [
      { field: 'contractEndsOn', op: 'withinNextMonths', value: 3 },
      { account: { contractEndsOn: '2027-02-21' } },
      false,
    ],
    [{ field: 'tag', op: 'hasAny', value: ['a', 'b'] }, { customer: { tags: ['b', 'c'] } }, true],
    [{ field: 'tag', op: 'hasAll', value: ['b', 'c'] }, { customer: { tags: ['c', 'b'] } }, true],
    [{ field: 'tag', op: 'hasAll', value: ['a', 'b'] }, { customer: { tags: ['b', 'c'] } }, false],
    [{ field: 'senior', op: 'yes' }, { customer: { title: '部長' } }, true],
    [{ field: 'senior', op: 'no' }, { customer: { title: undefined } }, true],
    [{ field: 'mailed', op: 'yes' }, { standing: { lastMailId: 'm' } }, true],
    [{ field: 'budgetFrom', op: 'until', value: '2027-02-01' }, { account: { fiscalYearEndMonth: 1 } }, true],
    [
      { field: 'budgetFrom', op: 'since', value: '2026-12-02' },
      { account: { fiscalYearEndMonth: 11 } },
      false,
    ],
    [{ field: 'monthsToYearEnd', op: 'equals', value: 11 }, { account: { fiscalYearEndMonth: 10 } }, true],
    [
      { field: 'timeframe', op: 'is', value: 'halfYear' },
      { standing: { bant: { timeframe: 'halfYear' } } },
      true,
    ],
  ])('%j of %j: %s', (clause, change, expected) => {
    expect(holds(clause, aCandidate(change))).toBe(expected);
  });

  it('reads interest, acts and campaigns from what was gathered', () => {
    const candidate = aCandidate(
      {},
      { interest: 20, lastActOn: '2026-11-01', campaigns: ['c1'], wakeOn: '2026-12-01' },
    );

    expect(holds({ field: 'interest', op: 'atLeast', value: 20 }, candidate)).toBe(true);
    expect(holds({ field: 'lastActOn', op: 'withinPastDays', value: 19 }, candidate)).toBe(true);
    expect(holds({ field: 'campaign', op: 'hasAny', value: ['c1'] }, candidate)).toBe(true);
    expect(holds({ field: 'wakeOn', op: 'since', value: '2026-12-01' }, candidate)).toBe(true);
  });
});

describe('the law of the unknown', () => {
  const nobody = aCandidate({ customer: { title: '', tags: [] } });

  it('a clause is false where nothing is known, whatever it asks, and `none` keeps such people', () => {
    const clause: Clause = { field: 'industry', op: 'contains', value: '製造' };

    expect(holds(clause, nobody)).toBe(false);
    expect(holds({ none: [clause] }, nobody)).toBe(true);
    expect(holds({ field: 'employees', op: 'atMost', value: 1e9 }, nobody)).toBe(false);
  });

  it('an empty text and an empty list are unknown; nought is known', () => {
    expect(holds({ field: 'title', op: 'unknown' }, nobody)).toBe(true);
    expect(holds({ field: 'tag', op: 'unknown' }, nobody)).toBe(true);
    expect(holds({ field: 'interest', op: 'known' }, nobody)).toBe(true);
  });
});

describe('any rule', () => {
  const candidates = manyCandidates();

  it('compiled answers as it does said plainly, of everybody, and not always the same', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(aRule, (rule) => {
        const compiled = compileRule(rule, today);
        for (const candidate of candidates) {
          const answer = compiled(candidate);
          answers.add(answer);
          expect(answer).toBe(plainly(rule, candidate));
        }
      }),
      { numRuns: 500 },
    );
    expect(answers.size).toBe(2);
  });

  it('passes its schema, is without faults, and comes back from JSON as it was', () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        expect(faultsOf(rule)).toEqual([]);
        expect(ruleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
      }),
    );
  });

  it('holds of the same people once a group is wrapped into another', () => {
    fc.assert(
      fc.property(aRule, fc.constantFrom(...candidates), (rule, candidate) => {
        expect(holds({ none: [{ none: [rule] }] }, candidate)).toBe(holds(rule, candidate));
      }),
    );
  });

  it('draws every field and every operator', () => {
    const drawn = new Set<string>();
    const collect = (node: RuleNode): void => {
      if (isClause(node)) drawn.add(node.field);
      else for (const member of Object.values(node).flat()) collect(member);
    };
    for (const rule of fc.sample(aRule, 1500)) collect(rule);

    expect(allFields().filter((key) => !drawn.has(key))).toEqual([]);
  });
});

it('a stored rule with a field that this version does not know stops whoever compiles it, and takes nobody', () => {
  const stored = ruleSchema.parse({ all: [{ field: 'later', op: 'is', value: 'x' }] });

  expect(() => compileRule(stored, today)).toThrow('"later"');
});

it('everybody stands in the empty rule', () => {
  const everyone: Rule = { all: [] };

  expect(holds(everyone, aCandidate())).toBe(true);
});
