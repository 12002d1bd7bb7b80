import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../domain/kpis/rate.ts';

describe('a rate with its range', () => {
  it.each([
    [3, 40, 0.0258, 0.1986],
    [1, 10, 0.0179, 0.4042],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
    [500, 1000, 0.4691, 0.5309],
  ])('%d of %d lies between %d and %d (Wilson)', (done, of, low, high) => {
    const rate = rateOf(done, of);

    expect(rate.rate).toBe(done / of);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('is unknown for no cases', () => {
    expect(rateOf(0, 0)).toEqual({ done: 0, of: 0, rate: null, low: 0, high: 1 });
  });

  it('holds the rate, within 0 and 1, and narrows with cases', () => {
    const cases = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(cases, ([done, of]) => {
        const { rate, low, high } = rateOf(done, of);
        const more = rateOf(done * 4, of * 4);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual((rate ?? 0) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((rate ?? 1) - 1e-12);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
