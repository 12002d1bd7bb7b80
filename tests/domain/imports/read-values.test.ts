import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../../domain/imports/parsed.ts';
import { readConsentBasis, readFlag, readStage } from '../../../domain/imports/read-choice.ts';
import { readInquiryKind } from '../../../domain/imports/read-inquiry-kind.ts';
import { readDateTime } from '../../../domain/imports/read-date-time.ts';
import { readDate, readDateOrMonth } from '../../../domain/imports/read-date.ts';
import { readMinutes } from '../../../domain/imports/read-duration.ts';
import { readEmail, readEveryEmail } from '../../../domain/imports/read-email.ts';
import { joinName, splitName } from '../../../domain/imports/read-name.ts';
import { readAmount, readCount, readMonth, unitOfTitle } from '../../../domain/imports/read-number.ts';
import { splitDepartment } from '../../../domain/imports/split-department.ts';

/** A value as itself, with its note behind it; a refusal as `!code` and suggestion. */
const told = (parsed: Parsed<unknown>): unknown => {
  if (parsed.kind === 'empty') return undefined;
  if (parsed.kind === 'value') return parsed.note === undefined ? parsed.value : [parsed.value, parsed.note];
  return `!${parsed.code}${parsed.suggestion === undefined ? '' : ` ${parsed.suggestion}`}`;
};

const mdy = { dateOrder: 'mdy' } as const;

describe('an e-mail address', () => {
  it.each([
    ['yamada@betatech.example', 'yamada@betatech.example'],
    ['Yamada@BetaTech.example', 'yamada@betatech.example'],
    ['yamada＠betatech.example', '!fullWidthEmail yamada@betatech.example'],
    ['ｙａｍａｄａ@betatech.example', '!fullWidthEmail yamada@betatech.example'],
    ['yamada＠…', '!fullWidthEmail'],
    ['yamada @betatech.example', '!spacesInEmail yamada@betatech.example'],
    ['yamada@betatech.example.', ['yamada@betatech.example', 'emailCleaned']],
    ['山田太郎 <yamada@betatech.example>', ['yamada@betatech.example', 'emailCleaned']],
    ['mailto:yamada@betatech.example', ['yamada@betatech.example', 'emailCleaned']],
    ['a@x.example / b@y.example', ['a@x.example', 'twoEmails']],
    ['a@x.example;b@y.example', ['a@x.example', 'twoEmails']],
    ['a@x.example\nb@y.example', ['a@x.example', 'twoEmails']],
    ['a@x.example、b@y.example', ['a@x.example', 'twoEmails']],
    ['a/b@x.example', 'a/b@x.example'],
    ['なし', undefined],
    ['yamada', '!invalidEmail'],
    ['yamada@localhost', '!invalidEmail'],
    ['a..b@x.example', '!invalidEmail'],
    ['@x.example', '!invalidEmail'],
    [`${'a'.repeat(65)}@x.example`, '!invalidEmail'],
  ])('%s is read as %j', (cell, expected) => {
    expect(told(readEmail(cell))).toEqual(expected);
  });

  it('is corrected and wholly counted in a list of refusals', () => {
    expect(told(readEveryEmail('a＠x.example / B@y.example'))).toEqual([
      ['a@x.example', 'b@y.example'],
      'emailCleaned',
    ]);
    expect(told(readEveryEmail('a@x.example'))).toEqual(['a@x.example']);
    expect(told(readEveryEmail('全員'))).toBe('!invalidEmail');
  });
});

describe('a date', () => {
  it.each([
    ['2025/3/1', '2025-03-01'],
    ['2025-03-01', '2025-03-01'],
    ['2025.3.1', '2025-03-01'],
    ['２０２５／３／１', '2025-03-01'],
    ['2025年3月1日', '2025-03-01'],
    ['2025年3月1日(土)', '2025-03-01'],
    ['2025/03/01 10:20', '2025-03-01'],
    ['2025-03-01T10:20:00+09:00', '2025-03-01'],
    ['20250301', '2025-03-01'],
    ['令和6年3月1日', '2024-03-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['R6.3.1', '2024-03-01'],
    ['H30/12/31', '2018-12-31'],
    ['45352', '2024-03-01'],
    ['45352.5', '2024-03-01'],
    ['29999', '!unreadableDate'],
    ['10/20/2016', '2016-10-20'],
    ['1.3.2025', '2025-03-01'],
    ['Mar 1, 2025', '2025-03-01'],
    ['1 March 2025', '2025-03-01'],
    ['2024-02-29', '2024-02-29'],
    ['2025-02-30', '!impossibleDate 2025-02-28'],
    ['2025/13/1', '!impossibleDate'],
    ['20/10/2016', '!impossibleDate'],
    ['25/3/1', '2025-03-01'],
    ["'24/03/01", '2024-03-01'],
    ['2023.5', '2023-05-01'],
    ['2023年5月', '2023-05-01'],
    ['来月', '!unreadableDate'],
    ['未定', undefined],
  ])('%s is read as %j', (cell, expected) => {
    expect(told(readDate(cell, mdy))).toEqual(expected);
  });

  it('may be a bare month where the field is a month', () => {
    expect(told(readDateOrMonth('last')('2028年2月', mdy))).toBe('2028-02-29');
    expect(told(readDateOrMonth('first')('2026/4', mdy))).toBe('2026-04-01');
    expect(told(readDateOrMonth('first')('2026/4/7', mdy))).toBe('2026-04-07');
  });

  it.each([
    ['08/02/2026 10:45:00 AM', '2026-08-02T10:45:00'],
    ['08/02/2026 12:05:00 AM', '2026-08-02T00:05:00'],
    ['Mar 22, 2025 19:13:27', '2025-03-22T19:13:27'],
    ['3/22/25, 7:13:27 PM', '2025-03-22T19:13:27'],
    ['2025-03-22T19:13:27Z', '2025-03-22T19:13:27Z'],
    ['2025/03/22 9:05', '2025-03-22T09:05:00'],
    ['2025-03-22T19:13:27.123+0900', '2025-03-22T19:13:27+09:00'],
    ['2025/03/22', '2025-03-22T00:00:00'],
  ])('with a time, %s, is read as %s', (cell, expected) => {
    expect(told(readDateTime(cell, mdy))).toBe(expected);
  });
});

describe('a number', () => {
  it.each([
    ['1,200,000', 1_200_000],
    ['１２０万円', 1_200_000],
    ['¥1,200', 1200],
    ['￥１，２００', 1200],
    ['1.2億', 120_000_000],
    ['1億2000万円', 120_000_000],
    ['500千円', 500_000],
    ['3百万円', 3_000_000],
    ['(1,000)', -1000],
    ['△1,000', -1000],
    ['-1,000', -1000],
    ['¥-1,000', -1000],
    ['1054', 1054],
    ['1100.04', 1100.04],
    ['0', 0],
    ['1,200円(税込)', 1200],
    ['約束', '!unreadableAmount'],
    ['1,20', '!unreadableAmount'],
    ['1234,56', 1234.56],
    ['1.234.567', 1_234_567],
    ['1.200,50', 1200.5],
    ['1.234.567,89 €', 1_234_567.89],
    ['1200 EUR', 1200],
    ['1,200 €', 1200],
    ['1.200,- €', '!unreadableAmount'],
    ['150.000', '!unreadableAmount'],
    ['€ 1.200', '!unreadableAmount'],
    ["1'200'000.00", 1_200_000],
    ['1 200 000,50', 1_200_000.5],
    ['US$1,200', 1200],
    ['$-1,200', -1200],
    ['1,2000', '!unreadableAmount'],
    ['万円', '!unreadableAmount'],
    ['なし', undefined],
  ])('%s is the amount %j', (cell, expected) => {
    expect(told(readAmount(cell, { unit: 1 }))).toEqual(expected);
  });

  it('takes a comma for that of cents outside Japan', () => {
    expect(told(readAmount('1,20', { unit: 1, isAbroad: true }))).toBe(1.2);
    expect(told(readAmount('1,200', { unit: 1, isAbroad: true }))).toBe(1200);
  });

  it('takes the unit of the column title unless the cell names one', () => {
    const unit = unitOfTitle('金額（千円）');
    expect(told(readAmount('1,200', { unit }))).toBe(1_200_000);
    expect(told(readAmount('120万円', { unit }))).toBe(1_200_000);
    expect(unitOfTitle('売上高(単位:百万円)')).toBe(1_000_000);
    expect(unitOfTitle('金額(円)')).toBe(1);
  });

  it.each([
    ['50名', 50],
    ['1,000人以上', 1000],
    ['約５０人', 50],
    ['1万人', 10_000],
    ['50〜99名', [50, 'rangeTaken']],
    ['25-50', [25, 'rangeTaken']],
    ['多数', '!unreadableNumber'],
  ])('%s is the head count %j', (cell, expected) => {
    expect(told(readCount(cell))).toEqual(expected);
  });

  it.each([
    ['3月', 3],
    ['３月期', 3],
    ['12', 12],
    ['2025/03/31', 3],
    ['March', 3],
    ['13月', '!unreadableMonth'],
  ])('%s is the month %j', (cell, expected) => {
    expect(told(readMonth(cell))).toEqual(expected);
  });

  it.each([
    ['42', 42],
    ['42分', 42],
    ['1h 27m 51s', 88],
    ['27m 51s', 28],
    ['1:27:51', 88],
    ['1:27', 87],
    ['42:10', 42],
    ['1時間27分', 87],
    ['PT1H27M', 87],
    ['長い', '!unreadableDuration'],
    ['', '!unreadableDuration'],
  ])('%s lasts %j minutes', (cell, expected) => {
    expect(told(readMinutes(cell))).toEqual(expected);
  });
});

describe('a choice', () => {
  it.each([
    ['○', true],
    ['✓', true],
    ['TRUE', true],
    ['済', true],
    ['はい', true],
    ['１', true],
    ['×', false],
    ['いいえ', false],
    ['FALSE', false],
    ['たぶん', '!unreadableFlag ○ / ×'],
  ])('%s is the flag %j', (cell, expected) => {
    expect(told(readFlag()(cell, { ...mdy, title: '', unit: 1, stages: new Map() }))).toBe(expected);
  });

  it.each([
    ['受注', 'won'],
    ['成約', 'won'],
    ['Closed Won', 'won'],
    ['closedwon', 'won'],
    ['6.受注', 'won'],
    ['失注', 'lost'],
    ['Closed Lost', 'lost'],
    ['見送り', 'lost'],
    ['受注見込', 'open'],
    ['商談中', 'open'],
    ['Engaging', 'open'],
    ['Prospecting', 'open'],
    ['Proposal/Price Quote', 'open'],
    ['うまくいった', '!unknownStage'],
  ])('%s is the stage %s', (cell, expected) => {
    expect(told(readStage(cell, { stages: new Map() }))).toBe(expected);
  });

  it.each([
    ['取引', 'transaction'],
    ['名刺', 'card'],
    ['申込・同意', 'optIn'],
    ['公表アドレス', 'published'],
    ['不明', 'unknown'],
    ['口頭', ['unknown', 'unknownChoice']],
  ])('%s is the basis %j', (cell, expected) => {
    expect(told(readConsentBasis(cell))).toEqual(expected);
  });

  it.each([
    ['お見積', 'quote'],
    ['資料請求', 'document'],
    ['デモ', 'demo'],
    ['導入相談', 'consultation'],
    ['サポート', 'support'],
    ['採用', 'recruiting'],
    ['営業のご案内', 'sales'],
    ['その他', 'other'],
    ['ほげ', ['other', 'unknownChoice']],
  ])('%s is the inquiry %j', (cell, expected) => {
    expect(told(readInquiryKind(cell))).toEqual(expected);
  });
});

describe('a name', () => {
  it.each([
    ['山田　太郎 様', { fullName: '山田 太郎', lastName: '山田', firstName: '太郎' }],
    ['髙﨑 𠮷之', { fullName: '髙﨑 𠮷之', lastName: '髙﨑', firstName: '𠮷之' }],
    ['山田太郎', { fullName: '山田太郎' }],
    ['John Smith', { fullName: 'John Smith', lastName: 'Smith', firstName: 'John' }],
    ['Smith, John', { fullName: 'John Smith', lastName: 'Smith', firstName: 'John' }],
    ['ご担当者様', {}],
  ])('%s is split into %j', (cell, expected) => {
    expect(splitName(cell)).toEqual(expected);
  });

  it('is joined in the order of its language', () => {
    expect(joinName('山田', '太郎').fullName).toBe('山田 太郎');
    expect(joinName('Smith', 'John').fullName).toBe('John Smith');
    expect(joinName('山田様', undefined)).toEqual({ fullName: '山田', lastName: '山田' });
  });
});

describe('a department with a title', () => {
  it.each([
    ['営業部 部長', { department: '営業部', title: '部長' }],
    ['営業本部　第一営業部　部長代理', { department: '営業本部 第一営業部', title: '部長代理' }],
    ['営業部部長', { department: '営業部', title: '部長' }],
    ['営業部長', { title: '営業部長' }],
    ['代表取締役社長', { title: '代表取締役社長' }],
    ['情報システム部', { department: '情報システム部' }],
    ['Sales, Senior Manager', { department: 'Sales', title: 'Senior Manager' }],
    ['Senior Manager', { title: 'Senior Manager' }],
  ])('%s is split into %j', (cell, expected) => {
    expect(splitDepartment(cell)).toEqual(expected);
  });
});
