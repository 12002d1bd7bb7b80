import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { chanceByScore, fitFeatures, learnPoints } from '../../../domain/learning/fit-points.ts';
import { gainOf, rollOrigin, scoreTest } from '../../../domain/learning/judge-points.ts';
import { pointsIn } from '../../../domain/learning/learning-row.ts';
import { aucDifference, aucOf } from '../../../domain/kernel/measure-score.ts';
import { chiSquareTail, logGamma } from '../../../domain/kernel/gamma.ts';
import { dot } from '../../../domain/learning/numbers.ts';
import { learningWorld, mulberry32, worldCsv } from '../../builders/learning-world.ts';

/*
 * Golden values: scipy 1.17.1 (trust-exact, gradient below 1e-12), statsmodels 0.15.0 and scikit-learn 1.9.1, on the two
 * files that the invented world writes byte for byte.
 */
const points = pointsIn(preset003);
const few = learningWorld(20_261_128, 240);
const many = learningWorld(7, 1200);

describe('the invented world', () => {
  it('is the same everywhere, byte for byte', () => {
    const hash = (rows: typeof few): string => createHash('sha256').update(worldCsv(rows)).digest('hex');
    const u = mulberry32(1);
    expect([u(), u(), u()]).toEqual([
      0.627_073_940_588_161_3, 0.002_735_721_180_215_478, 0.527_447_039_959_952_2,
    ]);
    expect(hash(few)).toBe('22038b7d597c2b32f341a1e2fe8ca749c8444a09d78f27dd09884042762b4132');
    expect(hash(many)).toBe('0ea437911a14cc26a042f3bacd0fc6238e5314c6287c7709ac8b9a21700d67d4');
  });
});

describe('the points in force as a chance', () => {
  it.each([
    [few, -2.692_896_830_005_264, 0.029_503_366_619_534_843, 2.900_602_439_204_79],
    [many, -3.172_102_542_429_11, 0.035_965_657_079_987_993, 7.923_301_585_778_073],
  ])('equals the references', (rows, intercept, worth, z) => {
    const score = chanceByScore(rows, points);
    expect(score.intercept).toBeCloseTo(intercept, 8);
    expect(score.worth).toBeCloseTo(worth, 9);
    expect(score.plain.z).toBeCloseTo(z, 8);
  });
});

describe('the learned points', () => {
  it.each([
    [few, [5, 7, 13, 5, 20, 22, 38, 5, 6, 6, 11]],
    [many, [3, 8, 11, 5, 36, 19, 50, 5, 5, 6, 15]],
  ])('equal the references in whole points', (rows, expected) => {
    const { learned } = learnPoints(rows, points, chanceByScore(rows, points));
    expect(learned.map((each) => each.points)).toEqual(expected);
  });

  it('have coefficients, errors and ranges to 1e-6', () => {
    const score = chanceByScore(few, points);
    const half = fitFeatures(few, points, score.worth, 0.5).coefficients;
    const whole = fitFeatures(few, points, score.worth, 1).sd;
    const { learned } = learnPoints(few, points, score);
    expect(half[1]).toBeCloseTo(0.139_372_308_129_840_33, 7);
    expect(half[7]).toBeCloseTo(1.116_661_726_605_378, 7);
    expect(whole[5]).toBeCloseTo(0.510_702_627_809_724_9, 7);
    expect(learned[6]?.low).toBeCloseTo(10.555_521_150, 6);
  });

  it('never fall below 0: what would is held there, and the rest fitted without it', () => {
    const { coefficients } = fitFeatures(few, points, chanceByScore(few, points).worth, 2);
    expect(coefficients.slice(1).findIndex((each) => each === 0)).toBe(1);
    expect(Math.min(...coefficients.slice(1))).toBe(0);
  });
});

describe('what speaks against the points in force', () => {
  it.each([
    [few, 11.484_749_495_091_35, 0.321_018_117_059_098_8, 0.001_221_211_313_014_626_4, 144],
    [many, 39.347_083_281_122_565, 2.206_992_472_607_994e-5, 0.008_466_286_175_229_654, 720],
  ])('is tested as the references test it', (rows, chiSquare, p, gain, tried) => {
    const test = scoreTest(rows, points);
    expect(test.chiSquare).toBeCloseTo(chiSquare, 8);
    expect(test.p).toBeCloseTo(p, 10);
    const predictions = rollOrigin(rows, points);
    expect(predictions).toHaveLength(tried);
    expect(gainOf(predictions)).toBeCloseTo(gain, 8);
  });
});

describe('how well a score tells apart', () => {
  it('equals DeLong, for one and for the difference of two', () => {
    const happened = few.map(({ isOpportunity }) => isOpportunity);
    const inForce = few.map(({ x }) => dot(x, points));
    const { coefficients } = fitFeatures(few, points, chanceByScore(few, points).worth, 0.5);
    const learned = few.map(({ x }) => dot([1, ...x], coefficients));

    const auc = aucOf(inForce, happened);
    const difference = aucDifference(learned, inForce, happened);
    expect(auc?.auc).toBeCloseTo(0.618_758_115_924_920_4, 12);
    expect(auc?.low).toBeCloseTo(0.513_408_631_020_333, 9);
    expect(auc?.high).toBeCloseTo(0.714_004_541_949_323_2, 9);
    expect(difference?.difference).toBeCloseTo(0.022_311_415_417_306_08, 8);
    expect(difference?.low).toBeCloseTo(-0.000_606_467_097_812_764_3, 8);
    expect(aucOf([1, 2], [true, true])).toBeUndefined();
  });
});

describe('the functions behind', () => {
  it('equal scipy', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.572_364_942_924_700_1, 12);
    expect(logGamma(10)).toBeCloseTo(12.801_827_480_081_469, 11);
    expect(chiSquareTail(3.841_458_820_694_124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(0, 3)).toBe(1);
  });
});
