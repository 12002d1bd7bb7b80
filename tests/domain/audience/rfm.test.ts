import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestForFifths, rfmBounds, rfmOf, type Purchases } from '../../../domain/audience/rfm.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { today } from '../../builders/time.ts';

const company = fc
  .record({
    days: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 5, nil: undefined }),
    wonCount: fc.constantFrom(1, 1, 1, 2, 3, 8),
    wonTotal: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ days, wonCount, wonTotal }): Purchases => ({
    lastWonOn: days === undefined ? undefined : addDays(today, -days),
    wonCount,
    wonTotal,
  }));

/** The same, said otherwise: how many of all lie below, in fifths. */
const naive = (values: readonly (string | number)[], value: string | number): number =>
  1 + Math.min(4, Math.floor((5 * values.filter((each) => each < value).length) / values.length));

describe('fifths of recency, frequency and money', () => {
  it('are by how many of those who bought lie below; equal values are in one', () => {
    let counted = 0;
    fc.assert(
      fc.property(fc.array(company, { minLength: 25, maxLength: 90 }), (all) => {
        const bought = all.filter(({ lastWonOn }) => lastWonOn !== undefined);
        const bounds = rfmBounds(all, today);
        expect(bounds === undefined).toBe(bought.length < fewestForFifths);
        if (bounds === undefined) return;
        counted++;
        const days = bought.map(({ lastWonOn = '' }) => lastWonOn);
        for (const each of bought)
          expect(rfmOf(each, bounds)).toEqual({
            recency: naive(days, each.lastWonOn ?? ''),
            frequency: naive(
              bought.map(({ wonCount }) => wonCount),
              each.wonCount,
            ),
            monetary: naive(
              bought.map(({ wonTotal }) => wonTotal),
              each.wonTotal,
            ),
          });
      }),
    );
    expect(counted).toBeGreaterThan(20);
  });

  it('are unknown of whoever never bought, and before they were counted', () => {
    const bounds = rfmBounds(
      Array.from({ length: 20 }, (_, place) => ({
        lastWonOn: addDays(today, -place),
        wonCount: 1,
        wonTotal: 1,
      })),
      today,
    );
    expect(rfmOf({ lastWonOn: undefined, wonCount: 0, wonTotal: 0 }, bounds)).toBeUndefined();
    expect(rfmOf({ lastWonOn: today, wonCount: 1, wonTotal: 1 }, undefined)).toBeUndefined();
    expect(rfmOf({ lastWonOn: today, wonCount: 1, wonTotal: 1 }, bounds)).toEqual({
      recency: 5,
      frequency: 1,
      monetary: 1,
    });
  });
});
