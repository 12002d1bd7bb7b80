import { expect, it } from 'vitest';
import { nameAndPosition, splitName } from '../../../domain/imports/read-name.ts';

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
