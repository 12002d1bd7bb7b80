import { expect, it } from 'vitest';
import { readEmail, readEveryEmail } from '../../../domain/imports/read-email.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { recordsOf, utf8 } from './file-builders.ts';

const person = (cell: string) => recordsOf('customer', `氏名,メール\n山田 一郎,"${cell}"\n`)[0];

it.each([
  'a@x.example（不達）',
  'a@x.example(配信停止)',
  'a@x.example 使用不可',
  'NG a@x.example',
  'NG <a@x.example>',
  '×a@x.example',
  '旧a@x.example',
  '(旧) a@x.example',
  'a@x.example (old)',
  'メール不可 a@x.example',
  'a@x.example ※今は使われていません',
])('nobody is mailed at %s', (cell) => {
  expect(person(cell)).toMatchObject({ email: 'a@x.example', noMail: true });
});

it.each(['退職 a@x.example', 'a@x.example ※退職', 'a@x.example（3月に退職しました）'])(
  'whoever stands as %s has left',
  (cell) => {
    expect(person(cell)).toMatchObject({ email: 'a@x.example', retired: true });
  },
);

it.each([
  'a@x.example（山田）',
  '山田 <a@x.example>',
  'Ng Wei <a@x.example>',
  'Ng <a@x.example>',
  'X <a@x.example>',
  '旧軽井沢ホテル a@x.example',
  'a@x.example（旧姓 佐藤）',
  'ng@x.example',
  'stop.old@x.example',
])('%s says nothing of the kind', (cell) => {
  const read = person(cell);
  expect(read?.email).toBeDefined();
  expect(read).not.toHaveProperty('noMail');
  expect(read).not.toHaveProperty('retired');
});

it('says which cell it heard', () => {
  const read = readRecords('customer', utf8('氏名,メール\n山田 一郎,a@x.example（不達）\n'));
  expect(read.kind === 'read' && read.warnings.map(({ code }) => code)).toEqual([
    'emailCleaned',
    'refusalInText',
  ]);
});

it('is no reason to lose a refusal: every address of a list of opt-outs is taken', () => {
  expect(readEveryEmail('旧:a@x.example 新:b@x.example')).toMatchObject({
    value: ['a@x.example', 'b@x.example'],
  });
  expect(readEveryEmail('a@x.example→b@x.example')).toMatchObject({ value: ['a@x.example', 'b@x.example'] });
});

it.each([
  'a@x.example.invalid',
  'a@x.example.deleted',
  'a@mail.local',
  'müller@x.example',
  '旧:a@x.example 新:b@x.example',
])('%s is no address that could be mailed', (cell) => {
  expect(readEmail(cell)).toMatchObject({ kind: 'unreadable', code: 'invalidEmail' });
});
