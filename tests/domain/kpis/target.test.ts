import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../domain/kpis/rate.ts';
import { besideTarget } from '../../../domain/kpis/target.ts';

describe('a rate beside its target', () => {
  it.each([
    // 12 of 212 is truly 3.2 to 9.7%.
    [12, 212, 0.03, 'above'],
    [12, 212, 0.04, 'unknown'],
    [12, 212, 0.09, 'unknown'],
    [12, 212, 0.1, 'below'],
    [1, 19, 0.9, undefined],
    [1, 20, 0.9, 'below'],
    [0, 0, 0.1, undefined],
    [12, 212, undefined, undefined],
  ])('%d of %d against %d: %s', (done, of, target, expected) => {
    expect(besideTarget(rateOf(done, of), target)).toBe(expected);
  });
});
