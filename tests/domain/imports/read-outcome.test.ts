import { expect, it } from 'vitest';
import { results } from '../../../domain/imports/problem-words.ts';
import { readOutcome } from '../../../domain/imports/read-outcome.ts';

it.each([
  ['話せた', 'reached'],
  ['担当者と会話。担当違いとのこと', 'wrongPerson'],
  ['不在', 'notReached'],
  ['応答なし（不在）', 'notReached'],
  ['Not in', 'notReached'],
  ['No answer', 'noAnswer'],
  ['商談化', 'opportunity'],
  ['既に商談中', 'alreadyInDeal'],
  ['まだ早い', 'tooEarly'],
  ['情報収集のみ', 'gathering'],
  ['今は不要', 'notNeeded'],
  ['不要', 'notNeeded'],
  ['Not interested', 'notNeeded'],
  ['not in the market', 'notNeeded'],
  ['今後連絡不要', 'neverContact'],
  ['今後は連絡しないでほしい', 'neverContact'],
  ['never contact again', 'neverContact'],
  ['退職', 'leftCompany'],
  ['他社に決定', 'choseAnother'],
  ['手が回らない', 'noTime'],
  ['対象外', 'outOfTarget'],
  ['受注', 'won'],
  ['Won', 'won'],
  ['失注', 'lost'],
  ['留守電でした', 'notReached'],
  ['つながらず', 'notReached'],
  ['Left voicemail', 'notReached'],
  ['アポ取れました', 'opportunity'],
  ['もう連絡しないでと言われた', 'neverContact'],
  ['Closed Won', 'won'],
])('%s is %s', (cell, outcome) => {
  expect(readOutcome(cell)).toEqual({ kind: 'value', value: outcome });
});

it.each([
  '今後連絡します',
  "Won't buy",
  'wonderful talk',
  '担当者不在、今後連絡不要',
  '商談中止',
  '異動なし',
  '退職していない',
  '資料不要',
  '電話不要、メール希望',
  '受注見込み',
  '来月受注',
  '来週商談化',
  'Won next month?',
  'won next month',
  '商談化せず',
  '他社と比較中',
  '他社からの紹介',
  '受注または失注',
  'lost contact',
  'no change, left the office early?',
  'よろしく',
])('%s is none of the results: it is asked about', (cell) => {
  expect(readOutcome(cell)).toMatchObject({ kind: 'unreadable', code: 'unknownOutcome' });
});

it('each of the results that a refusal names is read', () => {
  const named = [...results.ja.split('・'), ...results.en.split(', ')];

  expect(named).toHaveLength(32);
  expect(named.filter((words) => readOutcome(words).kind !== 'value')).toEqual([]);
});
