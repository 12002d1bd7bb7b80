import { expect, it } from 'vitest';
import { readConsentBasis } from '../../../domain/imports/read-choice.ts';

it.each([
  '見込み客',
  '見込顧客',
  '潜在顧客',
  '新規顧客候補',
  '取引予定',
  '契約検討中',
  '同意書待ち',
  '名簿購入',
  '購入リスト',
  '購入した名簿',
  '既存顧客の紹介',
  'prospective customer',
  'Potential customer',
  'purchased list',
])('%s is no ground for mailing, and the file says that the word is not known', (cell) => {
  expect(readConsentBasis(cell)).toEqual({ kind: 'value', value: 'unknown', note: 'unknownChoice' });
});

it.each([
  ['既存顧客', 'transaction'],
  ['購入', 'transaction'],
  ['existing customer', 'transaction'],
  ['名刺交換（紹介）', 'card'],
  ['セミナー申込', 'optIn'],
])('%s is one: %s', (cell, basis) => {
  expect(readConsentBasis(cell)).toMatchObject({ value: basis });
});
