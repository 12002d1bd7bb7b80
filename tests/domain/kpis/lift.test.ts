import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCluster, clusteredRate, designEffect, noClusters } from '../../../domain/kpis/clustered-rate.ts';
import { conversionDays } from '../../../domain/kpis/kpi.ts';
import { liftOf } from '../../../domain/kpis/lift.ts';
import { peopleNeeded, powerOf } from '../../../domain/kpis/power.ts';
import { rateOf } from '../../../domain/kpis/rate.ts';
import { controlDays } from '../../../domain/sequences/control-group.ts';

/** 54 companies with 110 people, 21 of them done: their sums, and what statsmodels makes of them. */
const golden = { clusters: 54, of: 110, done: 21, doneSquared: 55, doneTimesOf: 88, ofSquared: 394 };

const companies = (sizes: readonly (readonly [done: number, of: number])[]) =>
  sizes.reduce((sums, [done, of]) => addCluster(sums, done, of), noClusters);
/** People who each are a company of their own. */
const loners = (done: number, of: number) =>
  companies(Array.from({ length: of }, (_, index) => [Number(index < done), 1]));

describe('the rate of people of whom several are of one company', () => {
  it('has the range of as many cases as are independent', () => {
    expect(designEffect(golden)).toBeCloseTo(2.144355453747016, 9);
    const { low, high } = clusteredRate(golden);
    expect(low).toBeCloseTo(0.10649524614003739, 9);
    expect(high).toBeCloseTo(0.3183908777111518, 9);
  });

  it('takes colleagues for alike where nobody shows how alike they are', () => {
    const none = { ...noClusters, clusters: 20, of: 40, ofSquared: 160 };
    expect(designEffect(none)).toBeCloseTo(1.3, 12);
    expect(clusteredRate(none).high).toBeCloseTo(0.11099053113961557, 9);
  });

  it('is the plain one where each is of another company, and never narrower', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (sizes, of) => {
          const sums = companies(sizes.map(([done, rest]) => [done, done + rest]));
          if (sums.of === 0) return;
          const plain = rateOf(sums.done, sums.of);
          const range = clusteredRate(sums);
          expect(range.high - range.low).toBeGreaterThanOrEqual(plain.high - plain.low - 1e-12);
          const alone = loners(Math.floor(of / 3), of);
          if (alone.done > 0) expect(designEffect(alone)).toBeLessThan(1 + 2 / of);
        },
      ),
    );
  });
});

describe('the lift of a campaign over those who by lot were not mailed', () => {
  it('says what mailing brought, with the range of the difference and of the ratio', () => {
    const lift = liftOf(loners(40, 1000), loners(20, 1000));
    expect(lift?.comparison.verdict).toBe('higher');
    expect(lift?.comparison.low).toBeGreaterThan(0.004);
    expect(lift?.comparison.high).toBeLessThan(0.037);
    expect(lift?.ratio?.ratio).toBeCloseTo(2, 9);
    expect(lift?.extra.count).toBeCloseTo(20, 9);
  });

  it('cannot tell where few were not mailed, and gives no ratio below five of them', () => {
    const lift = liftOf(loners(123, 4750), loners(3, 250));
    expect(lift?.comparison.verdict).toBe('unknown');
    expect(lift?.comparison.low).toBeCloseTo(-0.009, 2);
    expect(lift?.comparison.high).toBeCloseTo(0.023, 2);
    expect(lift?.ratio).toBeUndefined();
  });

  it('compares nothing with fewer than ten companies', () => {
    expect(liftOf(loners(5, 100), companies([[1, 50]]))).toBeUndefined();
  });
});

describe('how many people a comparison needs', () => {
  // Held out, unaided rate, times as many: people in all, and the chance of 5,000 (scipy).
  it.each([
    [0.05, 0.01, 2, 26798.213688393993, 0.12566050122845357],
    [0.05, 0.02, 1.5, 42798.19615737832, 0.1051168722485391],
    [0.1, 0.05, 1.5, 8608.11120197552, 0.5394597189122268],
    [0.1, 0.005, 3, 9684.119588146941, 0.4070523905920074],
  ])('with %d held out at %d and %d times', (share, base, times, people, chance) => {
    expect(peopleNeeded({ share, base, times })).toBeCloseTo(people, 3);
    expect(powerOf(5000, { share, base, times })).toBeCloseTo(chance, 6);
    expect(powerOf(people, { share, base, times })).toBeCloseTo(0.8, 5);
  });

  it('grows with the people', () => {
    expect(powerOf(0, { share: 0.5, base: 0.01, times: 2 })).toBe(0);
    expect(powerOf(100_000, { share: 0.5, base: 0.01, times: 2 })).toBeGreaterThan(0.999);
  });
});

it('a control group waits as long as an opportunity counts', () => {
  expect(controlDays).toBe(conversionDays);
});
