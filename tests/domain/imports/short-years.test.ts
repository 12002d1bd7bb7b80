import { expect, it } from 'vitest';
import { readDate, readDateOrMonth, shownDateOrder } from '../../../domain/imports/read-date.ts';

const context = { dateOrder: 'mdy' } as const;

it.each([
  ['25/3/1', '2025-03-01'],
  ["'24.12.05", '2024-12-05'],
  ['98/04/01', '1998-04-01'],
  ['12/25/24', '2024-12-25'],
  ['3/31/25', '2025-03-31'],
  ['令和7年4月', '2025-04-01'],
  ['R7/4', '2025-04-01'],
  ['H30.11', '2018-11-01'],
])('%s is %s', (cell, day) => {
  expect(readDate(cell, context)).toEqual({ kind: 'value', value: day });
});

it.each(['07/04/01', '06/12/10', '03/04/25', '1/2/03'])(
  '%s may be several days: it is asked about',
  (cell) => {
    expect(readDate(cell, context)).toMatchObject({ kind: 'unreadable', code: 'shortYear' });
  },
);

it.each([
  ['令和7年4月', '2025-04-30'],
  ['R6/2', '2024-02-29'],
  ['2025年4月', '2025-04-30'],
])('of the month %s the last day is %s', (cell, day) => {
  expect(readDateOrMonth('last')(cell, context)).toEqual({ kind: 'value', value: day });
});

it.each([
  ['25.03.24', '2024-03-25'],
  ['03.04.24', '2024-04-03'],
  ['25/03/24', '2024-03-25'],
  ['3/25/24', '2024-03-25'],
])('outside Japan %s is %s', (cell, day) => {
  expect(readDate(cell, { ...context, isAbroad: true })).toEqual({ kind: 'value', value: day });
});

it.each(['03/04/25', '25/25/25'])('outside Japan %s may be several days', (cell) => {
  expect(readDate(cell, { ...context, isAbroad: true })).toMatchObject({ code: 'shortYear' });
});

it('of a file abroad that says the order reads the rest, and asks where nothing says it', () => {
  const told = { ...context, isAbroad: true, isOrderTold: true } as const;

  expect(readDate('1/5/25', { ...told, dateOrder: 'mdy' })).toEqual({ kind: 'value', value: '2025-01-05' });
  expect(readDate('1/5/25', { ...told, dateOrder: 'dmy' })).toEqual({ kind: 'value', value: '2025-05-01' });
  expect(shownDateOrder(['1/5/25', '1/15/25'], true)).toBe('mdy');
  expect(shownDateOrder(['1/5/25 10:00'], true)).toBe('both');
  // In Japan the year stands first.
  expect(shownDateOrder(['1/5/25', '1/15/25'])).toBeUndefined();
});
