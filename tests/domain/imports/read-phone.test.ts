import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../domain/imports/read-phone.ts';

describe('a phone number', () => {
  it.each([
    ['03-1234-5678', ['03-1234-5678', undefined]],
    ['０３（１２３４）５６７８', ['03(1234)5678', undefined]],
    ['3-1234-5678', ['03-1234-5678', undefined]],
    ['312345678', ['0312345678', undefined]],
    ['9012345678', ['09012345678', undefined]],
    ['+81 3-1234-5678', ['+81 3-1234-5678', undefined]],
    ['03-1234-5678 / 090-1234-5678', ['03-1234-5678', 'twoPhones']],
    ['03-1234-5678（内線12）', ['03-1234-5678', undefined]],
    ['TEL: 03-1234-5678', ['03-1234-5678', undefined]],
    ['なし', []],
    ['9.01E+09', ['unreadablePhone']],
    ['1234', ['unreadablePhone']],
    ['202-555-0123', ['202-555-0123', undefined]],
    ['703.555.0100', ['703.555.0100', undefined]],
  ])('%s is read as %j', (cell, expected) => {
    const read = readPhone(cell);
    expect(
      read.kind === 'value' ? [read.value, read.note] : read.kind === 'empty' ? [] : [read.code],
    ).toEqual(expected);
  });

  it.each(['2025550123', '912 345 678', '9012345678', '(202) 555-0123'])(
    '%s has lost no zero outside Japan',
    (cell) => {
      expect(readPhone(cell, { isAbroad: true })).toEqual({ kind: 'value', value: cell });
    },
  );
});
