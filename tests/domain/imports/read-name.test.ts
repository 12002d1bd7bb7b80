import { expect, it } from 'vitest';
import { recordsOf } from './file-builders.ts';
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
  // A title with its unit before a name; a family with a title behind it.
  ['営業部長 山田太郎', '山田太郎', { title: '営業部長' }],
  ['東京支店長 佐藤 一', '佐藤 一', { title: '東京支店長' }],
  ['営業 佐藤様', '佐藤', { department: '営業' }],
  ['山田課長', '山田', { title: '課長' }],
  ['長谷川係長', '長谷川', { title: '係長' }],
  ['Mr. Smith', 'Smith', {}],
  ['Ms. Anna Lee', 'Anna Lee', {}],
  ['John Smith, Director', 'John Smith', { title: 'Director' }],
  ['CEO John Smith', 'John Smith', { title: 'CEO' }],
  ['Drew Barry', 'Drew Barry', {}],
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
  '採用担当',
  '経理ご担当者様',
  '土木課長',
  'info',
  'Sales Team',
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

it.each([
  ['セイ,メイ', 'ヤマダ,タロウ', 'ヤマダ タロウ'],
  ['フリガナ（姓）,フリガナ（名）', 'ﾔﾏﾀﾞ,ﾀﾛｳ', 'ヤマダ タロウ'],
  ['フリガナ,氏名カナ', 'ヤマダ タロウ,ヤマダ タロウ', 'ヤマダ タロウ'],
])('a reading in the columns %s is one', (titles, cells, kana) => {
  expect(recordsOf('customer', `メール,姓,名,${titles}\na@x.example,山田,太郎,${cells}`)).toMatchObject([
    { kana },
  ]);
});
