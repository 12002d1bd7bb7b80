import { expect, it } from 'vitest';
import { readDate } from '../../../domain/imports/read-date.ts';
import { readAmount, readCount, readMonth } from '../../../domain/imports/read-number.ts';
import { readPhone } from '../../../domain/imports/read-phone.ts';

const told = <V>(read: { readonly kind: string; readonly value?: V }) => read.value ?? read.kind;
const amount = (cell: string) => told(readAmount(cell, { unit: 1, currency: 'JPY' }));

it.each([
  ['約100万円', 1_000_000],
  ['税抜 1,200,000', 1_200_000],
  ['1,200,000 円 税別', 1_200_000],
  ['¥1,200,000(税抜)', 1_200_000],
  ['120万円（予）', 1_200_000],
  ['金1,200,000円也', 1_200_000],
  ['1,200,000.-', 1_200_000],
  ['3千万', 30_000_000],
  ['¥1.2M', 1_200_000],
  ['120k', 120_000],
])('%s is the amount %d', (cell, expected) => {
  expect(amount(cell)).toBe(expected);
});

it.each(['10万円/月', '月額10万円', '100万～200万', '100万円未満', '1200000円×2', '1.2Mt'])(
  'of %s nobody can tell the amount',
  (cell) => {
    expect(amount(cell)).toBe('unreadable');
  },
);

it.each([
  ['about $30,000', 30_000],
  ['~30k', 30_000],
  ['30 thousand', 30_000],
  ['1.2 million USD', 1_200_000],
  ['est. 30,000', 30_000],
  ['30,000+', 30_000],
  ['TBD', 'empty'],
  ['N/A', 'empty'],
  ['Unknown', 'empty'],
  ['none', 'empty'],
])('of %s the amount is %s', (cell, expected) => {
  const read = readAmount(cell, { unit: 1 });
  expect(read.kind === 'value' ? read.value : read.kind).toBe(expected);
});

it.each(['TBD', 'unknown', 'Not set', 'ongoing', 'Evergreen', 'auto-renewal'])(
  '%s is no date yet',
  (cell) => {
    expect(readDate(cell, { dateOrder: 'mdy' }).kind).toBe('empty');
  },
);

it.each([
  ['~50', 50],
  ['approx. 40', 40],
  ['about 1,200', 1200],
  ['連結1,200名', 1200],
  ['1,200名（連結）', 1200],
  ['従業員数：約50名', 50],
  ['51 to 100', 51],
  ['1-10 employees', 1],
  ['1200(2025年3月現在)', 1200],
])('%s is the count %d', (cell, expected) => {
  expect(told(readCount(cell))).toBe(expected);
});

it.each([
  ['2026年3月期', 3],
  ['毎年3月', 3],
  ['決算月：9月', 9],
  ['31 March', 3],
])('%s is the month %d', (cell, expected) => {
  expect(told(readMonth(cell))).toBe(expected);
});

it.each([
  ['312345678.0', '0312345678'],
  ['9012345678.0', '09012345678'],
  ['81-3-1234-5678', '+81-3-1234-5678'],
  ['819012345678', '+819012345678'],
  ['非公開', 'empty'],
])('%s is the number %s', (cell, expected) => {
  expect(told(readPhone(cell))).toBe(expected);
});
