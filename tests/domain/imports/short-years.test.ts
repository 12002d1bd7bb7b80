import { expect, it } from 'vitest';
import { readDate, readDateOrMonth } from '../../../domain/imports/read-date.ts';

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
