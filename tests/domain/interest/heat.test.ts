import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHeat,
  decaysTo,
  heatOf,
  interestAt,
  scaleHeat,
  type Heat,
} from '../../../domain/interest/heat.ts';
import { msPerDay, now } from '../../builders/time.ts';

const BITS = 160n;
const ONE = 1n << BITS;
/** ln 2 = sum of 1 / (k 2^k). */
const LN2 = Array.from({ length: 170 }, (_, k) => ONE / (BigInt(k + 1) << BigInt(k + 1))).reduce(
  (a, b) => a + b,
  0n,
);

/** 2^-(numerator / denominator) in fixed point of 160 bits. */
function halved(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  const exponent = (LN2 * (numerator % denominator)) / denominator;
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = (-term * exponent) / (ONE * k);
    sum += term;
  }
  return sum >> whole;
}

interface Counted {
  readonly points: number;
  readonly at: number;
}

/** Points are tenths, so that the reference holds them exactly. */
const exactInterest = (acts: readonly Counted[], at: number, halfLifeDays: number): number => {
  const sum = acts
    .map(
      (act) =>
        (BigInt(Math.round(act.points * 10)) * halved(BigInt(at - act.at), BigInt(halfLifeDays * msPerDay))) /
        10n,
    )
    .reduce((a, b) => a + b, 0n);
  return Number(sum >> (BITS - 60n)) / 2 ** 60;
};

const heatOfAll = (acts: readonly Counted[], halfLifeDays: number): Heat =>
  acts.reduce<Heat>((heat, act) => addHeat(heat, heatOf(act.points, act.at, halfLifeDays)), null);

const years = 15 * 365.25 * msPerDay;
const halfLife = fc.integer({ min: 1, max: 90 });
const act = fc.record({
  points: fc.integer({ min: 1, max: 600 }).map((tenths) => tenths / 10),
  at: fc.integer({ min: now - years, max: now }),
});
const acts = fc.array(act, { maxLength: 120 });
const heat = fc.record({
  points: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  at: fc.integer({ min: now - years, max: now }),
});

describe('heat against a reference of 160 bits', () => {
  it('the reference itself halves exactly', () => {
    expect(halved(0n, 7n)).toBe(ONE);
    expect(halved(21n, 7n)).toBe(ONE >> 3n);
    expect(Number(halved(1n, 2n) >> (BITS - 52n)) / 2 ** 52).toBeCloseTo(Math.SQRT1_2, 14);
  });

  it('is right to 1e-6 points over 15 years and half-lives of 1 to 90 days, now and later', () => {
    fc.assert(
      fc.property(acts, halfLife, fc.integer({ min: 0, max: years }), (all, days, later) => {
        const at = now + later;
        const error = interestAt(heatOfAll(all, days), at, days) - exactInterest(all, at, days);
        expect(Math.abs(error)).toBeLessThan(1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('is right to 1e-6 points after five thousand acts', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      points: (index % 30) + 1,
      at: now - index * 90 * 60_000,
    }));

    for (const days of [1, 30, 90])
      expect(
        Math.abs(interestAt(heatOfAll(many, days), now, days) - exactInterest(many, now, days)),
      ).toBeLessThan(1e-6);
  });
});

describe('adding heat', () => {
  const heats = fc.tuple(heat, heat, heat, halfLife);

  it('does not depend on order or grouping, to 1e-9', () => {
    fc.assert(
      fc.property(heats, ([x, y, z, days]) => {
        const [a, b, c] = [x, y, z].map((each) => heatOf(each.points, each.at, days));
        const [one = null, two = null, three = null] = [a, b, c];
        expect(addHeat(one, two)).toBe(addHeat(two, one));
        const left = addHeat(addHeat(one, two), three) ?? 0;
        const right = addHeat(one, addHeat(two, three)) ?? 0;
        expect(Math.abs(left - right)).toBeLessThan(1e-9);
      }),
    );
  });

  it('leaves a heat alone when nothing is added', () => {
    expect(addHeat(null, 12.5)).toBe(12.5);
    expect(addHeat(12.5, null)).toBe(12.5);
    expect(addHeat(null, null)).toBeNull();
  });

  it('never overflows, however old the lesser is', () => {
    expect(addHeat(25_000, 0)).toBe(25_000);
    expect(addHeat(-1e6, 1e6)).toBe(1e6);
  });

  it('gives no heat for no points', () => {
    expect(heatOf(0, now, 30)).toBeNull();
    expect(heatOf(-5, now, 30)).toBeNull();
    expect(interestAt(null, now, 30)).toBe(0);
  });
});

describe('decay', () => {
  it('halves the interest in one half-life', () => {
    expect(interestAt(heatOf(50, now, 30), now + 30 * msPerDay, 30)).toBeCloseTo(25, 9);
  });

  it('says when points are reached: the inverse of the interest then', () => {
    fc.assert(
      fc.property(heat, halfLife, fc.double({ min: 0.5, max: 200, noNaN: true }), (each, days, points) => {
        const known = heatOf(each.points, each.at, days) ?? 0;
        const interest = interestAt(known, decaysTo(known, points, days), days);
        expect(Math.abs(interest - points)).toBeLessThan(points * 1e-9);
      }),
    );
  });

  it('scales by a penalty, and to nothing by zero', () => {
    const hot = heatOf(40, now, 30);

    expect(interestAt(scaleHeat(hot, 0.25), now, 30)).toBeCloseTo(10, 9);
    expect(scaleHeat(hot, 0)).toBeNull();
    expect(scaleHeat(null, 0.5)).toBeNull();
  });
});
