import { describe, expect, it } from 'vitest';
import { betaBelow, betaQuantile } from '../../../domain/kernel/beta.ts';
import { shrinkRates } from '../../../domain/kpis/shrink-rates.ts';

// Golden values: scipy 1.17.1 (likelihood over ln k, beta.ppf).
const contents = [
  ['価格表', 14, 120, 0.10331925576703392, 0.06398796959546475, 0.1506756639410523],
  ['導入事例A', 5, 85, 0.06785727780622938, 0.03366489349166151, 0.11277401124874699],
  ['ウェビナー春', 12, 60, 0.13643048454120188, 0.08262492931965976, 0.2010730235661641],
  ['比較表', 2, 33, 0.07315261095657685, 0.030931580240928253, 0.13144780143973675],
  ['チェックリスト', 4, 18, 0.10966877401313607, 0.052809472264592205, 0.18387432943293047],
  ['動画', 0, 9, 0.06992999980931312, 0.02439273208181471, 0.1367153654442433],
  ['ROI計算', 2, 5, 0.10167227556127952, 0.04346270650192095, 0.18074949144719865],
  ['入門書', 17, 240, 0.07268787391853544, 0.04642533611553104, 0.1042141069220493],
  ['工場見学', 1, 3, 0.09026209034678097, 0.035400285513822155, 0.16716746547763817],
  ['カタログ', 21, 410, 0.05516146096805312, 0.036520710732055185, 0.0773288903031111],
] as const;
const counted = (groups: readonly (readonly [done: number, of: number])[]) =>
  groups.map(([done, of]) => ({ done, of }));

describe('rates of several contents', () => {
  const groups = shrinkRates(contents.map(([, done, of]) => ({ done, of })));

  it('are drawn to the mean as the reference says', () => {
    expect(groups?.mean).toBeCloseTo(0.07934893184130214, 12);
    expect(groups?.concentration).toBeCloseTo(66.81967723583985, 3);
    for (const [index, [name, , , rate, low, high]] of contents.entries()) {
      const shrunk = groups?.rates[index];
      for (const [is, expected] of [
        [shrunk?.rate, rate],
        [shrunk?.low, low],
        [shrunk?.high, high],
      ] as const)
        expect([name, Math.abs((is ?? 0) - expected) < 1e-6]).toEqual([name, true]);
    }
  });

  it('differ beyond chance: half of chi² of 4.68', () => {
    expect(groups?.chanceOfNone).toBeCloseTo(0.0153, 4);
  });

  it('are better or worse only where the whole range is', () => {
    expect(
      contents.flatMap(([name], index) =>
        groups?.rates[index]?.verdict === 'unknown' ? [] : [[name, groups?.rates[index]?.verdict]],
      ),
    ).toEqual([
      ['ウェビナー春', 'better'],
      ['カタログ', 'worse'],
    ]);
  });
});

describe('groups that do not differ', () => {
  const groups = shrinkRates(
    counted([
      [6, 60],
      [5, 50],
      [4, 40],
      [3, 30],
      [2, 20],
    ]),
  );

  it('all have the mean, and the difference may be none', () => {
    expect(groups?.concentration).toBeGreaterThan(9999);
    expect(groups?.chanceOfNone).toBeCloseTo(0.5, 6);
    for (const { rate, verdict } of groups?.rates ?? []) {
      expect(rate).toBeCloseTo(0.1, 9);
      expect(verdict).toBe('unknown');
    }
  });
});

describe('too few cases', () => {
  it.each([
    [
      'two groups',
      [
        [10, 40],
        [20, 50],
      ],
    ],
    [
      'nine successes',
      [
        [4, 40],
        [3, 50],
        [2, 30],
      ],
    ],
    [
      'nothing but successes',
      [
        [4, 4],
        [3, 3],
        [5, 5],
      ],
    ],
  ] as const)('of %s draw and rank nothing', (_, groups) => {
    expect(shrinkRates(counted(groups))).toBeUndefined();
  });
});

describe('a beta distribution', () => {
  it.each([
    [0.025, 1, 1, 0.025],
    [0.5, 2, 2, 0.5],
    // 1 - (1 - 0.3)^(1/7) and 0.3^(1/5).
    [0.3, 1, 7, 1 - 0.7 ** (1 / 7)],
    [0.3, 5, 1, 0.3 ** (1 / 5)],
  ])('has the quantile %d of (%d, %d) where it is known in closed form', (chance, a, b, expected) => {
    expect(betaQuantile(chance, a, b)).toBeCloseTo(expected, 11);
    expect(betaBelow(expected, a, b)).toBeCloseTo(chance, 11);
  });
});
