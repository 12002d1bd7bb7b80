import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthIn } from '../../../domain/kernel/month-in.ts';

describe('the month that a note names', () => {
  it.each([
    ['2027年4月', '2027-04'],
    ['２０２７年４月ごろ（次期予算）', '2027-04'],
    ['2027-04', '2027-04'],
    ['2027/4', '2027-04'],
    ['2027.04', '2027-04'],
    ['4月', '2027-04'],
    ['12月', '2026-12'],
    ['11月中', '2026-11'],
    ['来年の12月', '2027-12'],
    ['April 2027', '2027-04'],
    ['Apr. 2027', '2027-04'],
    ['in April', '2027-04'],
    ['May 2027', '2027-05'],
  ])('%s is %s on 2026-11-20', (note, month) => {
    expect(monthIn(note, '2026-11-20')).toBe(month);
  });

  it.each(['', '未定', '3か月後', '6ヶ月以内', '4月か5月', '2027年13月', 'we may buy', '300万円', '来期'])(
    'is none in 「%s」',
    (note) => {
      expect(monthIn(note, '2026-11-20')).toBeUndefined();
    },
  );

  it('is found for every month, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const expected = `${year}-${String(month).padStart(2, '0')}`;
        for (const note of [`${year}年${month}月`, expected, `${year}/${month}`])
          expect(monthIn(note, '2026-11-20')).toBe(expected);
      }),
    );
  });
});
