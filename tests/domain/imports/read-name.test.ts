import { expect, it } from 'vitest';
import { joinName, nameAndPosition, splitName } from '../../../domain/imports/read-name.ts';

it.each([
  ['営業部 辰野様', '辰野', { department: '営業部' }],
  ['社長 高橋一郎 様', '高橋一郎', { title: '社長' }],
  ['山田 太郎 部長様', '山田 太郎', { title: '部長' }],
  ['山田部長', '山田', { title: '部長' }],
  ['営業部 課長 佐藤 花子 様', '佐藤 花子', { department: '営業部', title: '課長' }],
  ['株式会社見本 鈴木 次郎', '鈴木 次郎', {}],
  ['服部 太郎', '服部 太郎', {}],
  ['渡部様', '渡部', {}],
  ['小室 哲', '小室 哲', {}],
  ['長谷部 誠', '長谷部 誠', {}],
  ['John Smith', 'John Smith', {}],
])('%s is %s', (cell, fullName, position) => {
  expect(splitName(cell).fullName).toBe(fullName);
  expect(nameAndPosition(cell).position).toEqual(position);
});

it.each([
  '不明様',
  'なし',
  '未登録',
  '〃',
  '同上',
  '-',
  'N/A',
  'unknown',
  'ご担当者様',
  '関係者各位',
  '代表取締役',
  '営業部長様',
  '総務課',
  '見本株式会社',
])('%s is no name', (cell) => {
  expect(splitName(cell)).toEqual({});
});

it.each([
  ['Müller, Hans', 'Hans', 'Müller'],
  ['van der Berg, Jan', 'Jan', 'van der Berg'],
  ['Sean O’Brien', 'Sean', 'O’Brien'],
  ['José García'.normalize('NFD'), 'José', 'García'],
  ['Иван Петров', 'Иван', 'Петров'],
  ['María-José Núñez', 'María-José', 'Núñez'],
])('%s is %s %s: the given name goes first', (cell, firstName, lastName) => {
  expect(splitName(cell)).toEqual({ fullName: `${firstName} ${lastName}`, firstName, lastName });
  expect(joinName(lastName, firstName)).toEqual(splitName(cell));
});

it.each([
  ['John Smith, Jr.', 'John Smith, Jr.'],
  ['김 민준', '김 민준'],
  ['鈴木 一郎', '鈴木 一郎'],
])('%s stays as it is', (cell, fullName) => {
  expect(splitName(cell).fullName).toBe(fullName);
});

it('puts the given name first in whatever stands beside it', () => {
  expect(joinName('Lee', 'Bob (Robert)').fullName).toBe('Bob (Robert) Lee');
  expect(joinName('鈴木', '一郎').fullName).toBe('鈴木 一郎');
});
