import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correctionReason,
  finalChange,
  traced,
  type RowCorrection,
} from '../../../domain/kpis/correction.ts';
import { noCounts, type KpiCounts } from '../../../domain/kpis/kpi.ts';
import { monthlyId } from '../../../domain/sequences/monthly-id.ts';

const counts = (given: Partial<KpiCounts>): KpiCounts => ({ ...noCounts, ...given });
const november = { cohort: '2026-11', campaignId: 'autumn' };
const change = (
  customerId: string,
  by: number,
  at: string,
  more: Partial<RowCorrection> = {},
): RowCorrection => ({
  at: `2027-03-${at}T00:00:00.000Z`,
  ...november,
  customerId,
  because: 'file',
  by: { opportunities: by },
  ...more,
});
const correction = (was: number, is: number) => ({
  cohort: '2026-11',
  measure: 'opportunities' as const,
  was,
  is,
});

describe('what a row changes of a final month', () => {
  it('is noted of what is final: an opportunity and its amount, and not a win', () => {
    const after = counts({ enrolled: 1, opportunities: 1, opportunityAmount: 500, won: 1, wonAmount: 500 });

    expect(finalChange(november, [counts({ enrolled: 1 }), after], '2027-03-10')).toEqual({
      opportunities: 1,
      opportunityAmount: 500,
    });
    expect(finalChange(november, [after, { ...after, won: 0 }], '2027-03-10')).toBeUndefined();
  });

  it('is noted from the day on which the company may call the month final, and never of the monthly mail', () => {
    const both = [counts({}), counts({ enrolled: 1 })] as const;

    // 90 days after the end of November: 1 March, which begins a day earlier in Tokyo than in UTC.
    expect(finalChange(november, both, '2027-02-27')).toBeUndefined();
    expect(finalChange(november, both, '2027-02-28')).toEqual({ enrolled: 1 });
    expect(finalChange({ ...november, campaignId: monthlyId }, both, '2027-03-10')).toBeUndefined();
  });
});

describe('why', () => {
  const base = { customerId: 'c', at: '2027-03-01T00:00:00.000Z', id: 'f' };
  const deal = (source: 'import' | 'feedback') =>
    ({ kind: 'deal', ...base, dealId: 'd', stage: 'open', on: '2026-12-01', source }) as const;
  const feedback = (answer: { kind: 'accept' } | { kind: 'undo'; feedbackId: string }) =>
    ({
      kind: 'feedback',
      ...base,
      handoffId: 'h',
      feedback: { id: 'f', handoffId: 'h', customerId: 'c', at: base.at, by: 'o', answer },
    }) as const;

  it.each([
    ['undone', [deal('feedback'), feedback({ kind: 'undo', feedbackId: 'x' })]],
    ['verdict', [{ kind: 'crossingWithdrawn', ...base, number: 1 } as const, deal('import')]],
    ['file', [deal('import')]],
    ['reported', [deal('feedback')]],
    ['mail', [{ kind: 'mailSent', ...base, mailKind: 'nurture' } as const]],
    ['other', []],
  ] as const)('%s', (reason, facts) => {
    expect(correctionReason(facts)).toBe(reason);
  });
});

describe('a correction', () => {
  it('names the customers of its month and figure, the latest first, and says what nobody tells of', () => {
    const [found] = traced(
      [correction(12, 10)],
      [
        change('first', -1, '02', { because: 'undone' }),
        change('later', 1, '09'),
        change('elsewhere', 1, '09', { cohort: '2026-10' }),
        change('amount', 1, '09', { by: { opportunityAmount: 500 } }),
      ],
    );

    expect(found?.people.map(({ customerId, by, because }) => [customerId, by, because])).toEqual([
      ['later', 1, 'file'],
      ['first', -1, 'undone'],
    ]);
    expect(found?.untraced).toBe(-2);
  });

  it('leaves out who changed and changed back', () => {
    const [found] = traced([correction(12, 12)], [change('both', 1, '02'), change('both', -1, '03')]);

    expect(found).toMatchObject({ people: [], untraced: 0 });
  });

  it('adds up: whom it names and what is untraced are the whole difference, in any order of notes', () => {
    const notes = fc.array(
      fc.record({ who: fc.constantFrom('a', 'b', 'c'), by: fc.integer({ min: -2, max: 2 }), day: fc.nat(8) }),
    );
    fc.assert(
      fc.property(notes, fc.nat(20), fc.nat(20), (given, was, is) => {
        const [found] = traced(
          [correction(was, is)],
          given.map(({ who, by, day }) => change(who, by, `0${day + 1}`)),
        );
        const named = (found?.people ?? []).map(({ by }) => by);
        expect(named.every((by) => by !== 0)).toBe(true);
        expect(named.reduce((sum, by) => sum + by, 0) + (found?.untraced ?? 0)).toBe(is - was);
      }),
    );
  });
});
