import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideOthers, compareRates, ratioOf } from '../../../domain/kpis/compare-rates.ts';
import { rateOf } from '../../../domain/kpis/rate.ts';

// Newcombe's own examples, and values of statsmodels 0.15 (confint_proportions_2indep, method "newcomb").
const cases = [
  [56, 70, 48, 80, 0.0524314724024, 0.333872654037, 'higher'],
  [9, 10, 3, 10, 0.170522723935, 0.809017973535, 'higher'],
  [10, 10, 0, 10, 0.607509350431, 1, 'higher'],
  [0, 10, 0, 10, -0.277532799863, 0.277532799863, 'unknown'],
  [5, 56, 0, 29, -0.0381371479035, 0.192560013855, 'unknown'],
  [3, 40, 1, 38, -0.0705559626492, 0.174208609863, 'unknown'],
  [123, 4750, 3, 250, -0.00916220647416, 0.0232074807461, 'unknown'],
  [40, 1000, 20, 1000, 0.00502348889632, 0.0356684024017, 'higher'],
  [12, 212, 8, 100, -0.0973559586595, 0.0321996306191, 'unknown'],
  [0, 4750, 3, 250, -0.034680780427, -0.0040481546413, 'lower'],
] as const;

// The same pairs, by MOVER; our own code made them, beside Koopman's score for scale.
const ratios = [
  [56, 70, 48, 80, 1.07829461324, 1.66291996651],
  [9, 10, 3, 10, 1.32239650701, 8.36890611574],
  [10, 10, 0, 10, 3.46163106859, undefined],
  [5, 56, 0, 29, 0.629241227485, undefined],
  [3, 40, 1, 38, 0.388317500063, 19.8347501553],
  [40, 1000, 20, 1000, 1.17980786284, 3.37599712918],
  [0, 4750, 3, 250, 0, 0.0895535690202],
] as const;

describe('two rates beside each other', () => {
  it.each(cases)('%d of %d and %d of %d differ by %d to %d: %s', (a, ofA, b, ofB, low, high, verdict) => {
    const compared = compareRates(rateOf(a, ofA), rateOf(b, ofB));

    expect(compared?.low).toBeCloseTo(low, 9);
    expect(compared?.high).toBeCloseTo(high, 9);
    expect(compared?.verdict).toBe(verdict);
  });

  it.each(ratios)('%d of %d is %d of %d times %d to %d', (a, ofA, b, ofB, low, high) => {
    const compared = ratioOf(rateOf(a, ofA), rateOf(b, ofB));

    expect(compared?.low).toBeCloseTo(low, 9);
    if (high === undefined) expect(compared?.high).toBeUndefined();
    else expect(compared?.high).toBeCloseTo(high, 9);
  });

  it('are the same the other way round, and hold the difference', () => {
    const rate = fc
      .integer({ min: 1, max: 3000 })
      .chain((of) => fc.integer({ min: 0, max: of }).map((done) => rateOf(done, of)));
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const [there, back] = [compareRates(a, b), compareRates(b, a)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 12);
        expect(there?.low ?? 0).toBeLessThanOrEqual((there?.difference ?? 0) + 1e-12);
        expect(there?.high ?? 0).toBeGreaterThanOrEqual((there?.difference ?? 0) - 1e-12);
        expect((there?.high ?? 0) - (there?.low ?? 0)).toBeGreaterThan(0);
      }),
    );
  });

  it('are not compared below 20 cases on either side', () => {
    expect(besideOthers(rateOf(5, 19), rateOf(20, 400))).toBeUndefined();
    expect(besideOthers(rateOf(5, 390), rateOf(20, 400))).toBeUndefined();
    expect(besideOthers(rateOf(40, 1000), rateOf(60, 2000))?.verdict).toBe('higher');
    expect(compareRates(rateOf(0, 0), rateOf(1, 2))).toBeUndefined();
  });
});
