import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWithin, medianDays, sharesByDay, type Spells } from '../../../domain/kpis/durations.ts';

/** Values of lifelines and statsmodels. */
const rowsOf = (name: string): readonly (readonly number[])[] =>
  readFileSync(join(import.meta.dirname, '../../fixtures/stats', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

const calls = rowsOf('durations.csv').map(([days = 0, happened]): Spells => ({
  days,
  count: 1,
  end: happened === 1 ? 'done' : 'running',
}));
const ends = ['running', 'done', 'other'] as const;
const deals = rowsOf('incidence.csv').map(([days = 0, end = 0]): Spells => ({
  days,
  count: 1,
  end: ends[end] ?? 'running',
}));
const spells = (days: readonly number[], end: Spells['end']): readonly Spells[] =>
  days.map((each) => ({ days: each, count: 1, end }));

describe('the median of days', () => {
  it('is that of all who wait, not of those who were called so far', () => {
    expect(medianDays(calls)).toEqual({ done: 33, of: 60, median: 7, low: 5, high: 10 });
    expect(halfWithin(calls)).toBe(3);
  });

  it('is not known while more than half were not called', () => {
    const open = [...spells([1, 2, 2], 'done'), ...spells([4, 9, 9, 9, 9], 'running')];

    expect(medianDays(open)).toEqual({ done: 3, of: 8 });
  });

  it('has no range from fewer than ten, and is none of fewer than five', () => {
    expect(medianDays(spells([1, 2, 3, 4, 5, 6, 7, 8, 9], 'done'))).toEqual({ done: 9, of: 9, median: 5 });
    expect(medianDays(spells([1, 2, 3, 4], 'done'))).toEqual({ done: 4, of: 4 });
    expect(medianDays([])).toEqual({ done: 0, of: 0 });
  });

  it('is the same by counts as one by one, in any order', () => {
    const counted = [...new Map(calls.map((each) => [`${each.days} ${each.end}`, each])).values()].map(
      (each) => ({
        ...each,
        count: calls.filter(({ days, end }) => days === each.days && end === each.end).length,
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(counted, { minLength: counted.length }), (shuffled) => {
        expect(medianDays(shuffled)).toEqual(medianDays(calls));
      }),
    );
  });

  it('is the plain median where everybody was called', () => {
    const allCalled = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(allCalled, (days) => {
        const plain = days.toSorted((a, b) => a - b)[Math.ceil(days.length / 2) - 1];
        const { median } = medianDays(spells(days, 'done'));
        expect(median).toBe(plain);
      }),
    );
  });
});

describe('the share by a day', () => {
  it('lets other ends compete: who ended otherwise never gets there', () => {
    const shares = sharesByDay(deals, [10, 30, 60, 80]).map(({ share }) => share);

    expect(shares[0]).toBeCloseTo(0.0508111962916741, 9);
    expect(shares[1]).toBeCloseTo(0.12903369584596186, 9);
    expect(shares[2]).toBeCloseTo(0.2805468167468969, 9);
    expect(shares[3]).toBeCloseTo(0.3564576796824625, 9);
  });

  it('is the plain share where nobody waits any more', () => {
    const over = fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 90 }), end: fc.constantFrom('done', 'other') }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(over, fc.integer({ min: 1, max: 90 }), (all, day) => {
        const [found] = sharesByDay(
          all.map((each) => ({ ...each, count: 1 })),
          [day],
        );
        const plain = all.filter(({ days, end }) => end === 'done' && days <= day).length / all.length;
        expect(found?.share).toBeCloseTo(plain, 9);
      }),
    );
  });

  it('is none of none', () => {
    expect(sharesByDay([], [30])).toEqual([{ day: 30, share: 0 }]);
  });
});
