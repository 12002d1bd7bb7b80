import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDateTime } from '../../../domain/imports/read-date-time.ts';
import { readDate, readDateOrMonth } from '../../../domain/imports/read-date.ts';

const context = { dateOrder: 'mdy' } as const;
const told = (read: ReturnType<typeof readDate>) => (read.kind === 'value' ? read.value : read.kind);

it.each([
  ['令和八年一月二十六日', '2026-01-26'],
  ['二〇二六年十二月十日', '2026-12-10'],
  ['令6.3.1', '2024-03-01'],
  ['平30/4/1', '2018-04-01'],
  ['西暦2026年4月1日', '2026-04-01'],
  ['26年4月1日', '2026-04-01'],
  ['2026年4月1日まで', '2026-04-01'],
  ['2026/4/1予定', '2026-04-01'],
  ['2026年4月1日付', '2026-04-01'],
  ['2026.04.01.', '2026-04-01'],
  ['2026 04 01', '2026-04-01'],
  ['260401', '2026-04-01'],
  ['20260401093000', '2026-04-01'],
  ['1775001600000', '2026-04-01'],
  ['1-Apr-26', '2026-04-01'],
  ['1st April 2026', '2026-04-01'],
  ['Wednesday, April 1, 2026', '2026-04-01'],
  ['01. März 2026', '2026-03-01'],
  ['1er août 2026', '2026-08-01'],
  ['1 de enero de 2026', '2026-01-01'],
])('%s is %s', (cell, day) => {
  expect(told(readDate(cell, context))).toBe(day);
});

it.each([
  ['2026年4月末', '2026-04-30', '2026-04-30'],
  ['2026年3月末日まで', '2026-03-31', '2026-03-31'],
  ['2026年2月下旬', '2026-02-21', '2026-02-28'],
  ['令和8年4月上旬', '2026-04-01', '2026-04-10'],
  ['2026年4月頃', '2026-04-01', '2026-04-30'],
  ['2026/4/', '2026-04-01', '2026-04-30'],
  ['202604', '2026-04-01', '2026-04-30'],
  ['Apr-26', '2026-04-01', '2026-04-30'],
  ['April 2026', '2026-04-01', '2026-04-30'],
])('%s is %s, and as an end %s', (cell, first, last) => {
  expect(told(readDate(cell, context))).toBe(first);
  expect(told(readDateOrMonth('last')(cell, context))).toBe(last);
});

it.each(['8年4月1日', '080401', '201112', '2026年春', '2026年度', '4月1日', '26-Apr', '1-Foo-26', '確認中'])(
  'of %s nobody can tell the day',
  (cell) => {
    expect(told(readDate(cell, context))).toBe('unreadable');
  },
);

it('keeps the time of a mail’s date, and of one written without a blank', () => {
  expect(told(readDateTime('Wed, 01 Apr 2026 09:00:00 +0900', context))).toBe('2026-04-01T09:00:00+09:00');
  expect(told(readDateTime('2026年04月01日09時05分', context))).toBe('2026-04-01T09:05:00');
});

it('reads anything without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (cell) => {
      readDate(cell, context);
      readDateOrMonth('last')(`2026年${cell}月`, context);
    }),
  );
});
