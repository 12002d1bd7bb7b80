import { describe, expect, it } from 'vitest';
import { besideText, rangeText, rateSentence, rateText } from '../../../contract/rate-words.ts';
import { compareRates } from '../../../domain/kpis/compare-rates.ts';
import { rateOf } from '../../../domain/kpis/rate.ts';

describe('a rate in words', () => {
  it.each([
    [0, 0, undefined, 'まだ0件です', 'no cases yet'],
    [1, 4, undefined, '4件中1件', '1 of 4'],
    [
      1,
      10,
      '10%',
      '10件中1件、実力は1.7〜41%の範囲。20件未満のため参考値',
      '1 of 10; likely 1.7 to 41%; fewer than 20, indicative only',
    ],
    [3, 40, '7.5%', '40件中3件、実力は2.5〜20%の範囲', '3 of 40; likely 2.5 to 20%'],
    [5, 1000, '0.5%', '1000件中5件、実力は0.2〜1.2%の範囲', '5 of 1000; likely 0.2 to 1.2%'],
    [30, 30, '100%', '30件中30件、実力は88〜100%の範囲', '30 of 30; likely 88 to 100%'],
  ])('%d of %d is %s: %s', (done, of, percent, ja, en) => {
    expect(rateText(rateOf(done, of))).toBe(percent);
    expect(rateSentence(rateOf(done, of), 'ja')).toBe(ja);
    expect(rateSentence(rateOf(done, of), 'en')).toBe(en);
  });

  it('says as how many cases people of the same company count, where that is worth a word', () => {
    const rate = {
      done: 21,
      of: 110,
      rate: 21 / 110,
      low: 0.1065,
      high: 0.3184,
      companies: 54,
      independent: 51.3,
    };

    expect(rateSentence(rate, 'ja')).toBe(
      '110件中21件、実力は10〜32%の範囲。同じ会社の方をまとめて約51件分とみなします',
    );
    expect(rateSentence(rate, 'en')).toBe(
      '21 of 110; likely 10 to 32%; several people of the same company count as about 51 cases',
    );
    expect(rateSentence({ ...rate, independent: 105 }, 'en')).toBe('21 of 110; likely 10 to 32%');
  });

  it('gives counts and no rate of few companies, unless each case is another', () => {
    const rate = { ...rateOf(6, 30), companies: 9 };

    expect(rateText(rate)).toBeUndefined();
    expect(rateSentence(rate, 'ja')).toBe('30件中6件。10社未満のため率は出しません');
    expect(rateSentence(rate, 'en')).toBe('6 of 30; of fewer than 10 companies, too few for a rate');
    expect(rateText({ ...rateOf(2, 8), companies: 8 })).toBe('25%');
  });

  it('never says less than its range: bounds are rounded outwards', () => {
    expect(rangeText({ low: 0.0999, high: 0.0901 }, 'en')).toBe('9.9 to 9.1%');
    expect(rangeText({ low: 0.129, high: 0.121 }, 'en')).toBe('12 to 13%');
    expect(rangeText({ low: 0, high: 1 }, 'en')).toBe('0 to 100%');
  });

  it('says beside others what can be told, and never "equal"', () => {
    const beside = (a: readonly [number, number], b: readonly [number, number]): string => {
      const compared = compareRates(rateOf(...a), rateOf(...b));
      return compared === undefined ? '' : besideText(compared, 'ja');
    };
    expect(beside([40, 1000], [20, 1000])).toBe('ほかより高い（差 0.5〜3.6ポイント）');
    expect(beside([20, 1000], [40, 1000])).toBe('ほかより低い（差 0.5〜3.6ポイント）');
    expect(beside([12, 212], [8, 100])).toBe('ほかとの差は判断できません');
  });
});
