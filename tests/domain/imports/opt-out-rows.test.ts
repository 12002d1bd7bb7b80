import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { fileCode, recordsOf, utf8 } from './file-builders.ts';

describe('a list of opt-outs', () => {
  it.each([
    ['a@x.example,b@x.example\nc@x.example,'],
    ['a@x.example\nb@x.example,c@x.example'],
    ['メール,メール2\na@x.example,b@x.example\n,c@x.example'],
  ])('refuses every address of a row: %j', (text) => {
    const emails = recordsOf('optOut', text).map(({ email }) => email);
    expect(emails.toSorted()).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });
});

describe('a list of addresses alone', () => {
  it.each([
    ['連絡先\na@x.example\nb@x.example'],
    ['配信停止のご連絡をいただいた方\n\n停止希望者\na@x.example\nb@x.example'],
    ['Unsubscribed contact\na@x.example\nb@x.example'],
    ['a@x.example\nb@x.example'],
  ])('is read whatever stands above it: %j', (text) => {
    expect(recordsOf('optOut', text).map(({ email }) => email)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('is asked about where another column may say who is meant', () => {
    expect(fileCode('optOut', 'だれ,受信状況\na@x.example,受信中')).toBe('noHeader');
  });

  it.each([
    '解除したアドレス,解除日,理由\na@x.example,2025/1/1,不要',
    '解除アドレス,氏名\na@x.example,山田',
    '送信停止先,部署\na@x.example,営業',
    '退会者メール,退会日時\na@x.example,2025/1/1 10:00',
    '対象メールアドレス,停止理由\na@x.example,希望',
    'Bounced Email,Reason\na@x.example,550',
  ])('%j has its addresses in the one column that holds them', (file) => {
    expect(recordsOf('optOut', file)).toMatchObject([{ email: 'a@x.example' }]);
  });

  it('with two columns of addresses is asked about', () => {
    expect(fileCode('optOut', '解除者,担当\na@x.example,b@x.example')).not.toBe('read');
  });

  it('that holds none says that an address is missing, and proposes no column that there is not', () => {
    const result = readRecords('optOut', utf8('お客様番号,停止日\n123,2026/1/1'));
    const message = result.kind === 'refused' ? fileRefusalMessage(result.refusal, 'en') : '';

    expect(message).toContain('no column holds any');
    expect(message).not.toContain('--map');
  });
});
