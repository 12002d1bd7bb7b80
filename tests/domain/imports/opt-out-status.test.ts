import { expect, it } from 'vitest';
import { readRecords } from '../../../domain/imports/read-records.ts';

const read = (text: string) => {
  const result = readRecords('optOut', new TextEncoder().encode(text));
  if (result.kind !== 'read') throw new Error(`refused: ${JSON.stringify(result)}`);
  return {
    stored: result.rows.map(({ record }) => record.email),
    refused: result.refusals.map(({ line, code }) => ({ line, code })),
  };
};

it.each([
  ['メール,氏名,配信状況', '配信停止', '配信中'],
  ['メール,氏名,ステータス', '解除済み', '購読中'],
  ['Email,Name,Status', 'unsubscribed', 'subscribed'],
  ['Email,Name,Status', 'bounced', 'subscribed'],
  ['メール,氏名,オプトアウト', '1', '0'],
  ['メール,氏名,配信停止', '○', '×'],
  ['メール,氏名,メール配信可否', '不可', '可'],
])('of a list with %s only %s is a refusal; %s is asked about', (titles, refusing, permitting) => {
  const text = `${titles}\na@a.example,甲,${refusing}\nb@b.example,乙,${permitting}\nc@c.example,丙,`;

  expect(read(text)).toEqual({
    stored: ['a@a.example', 'c@c.example'],
    refused: [{ line: 3, code: 'stillMailed' }],
  });
});

it('a status that nobody understands keeps nobody from being refused', () => {
  expect(read('メール,ステータス\na@a.example,A-17\nb@b.example,完了')).toEqual({
    stored: ['a@a.example', 'b@b.example'],
    refused: [],
  });
});
