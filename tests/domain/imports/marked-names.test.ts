import { describe, expect, it } from 'vitest';
import { nameAndPosition } from '../../../domain/imports/read-name.ts';
import { recordsOf } from './file-builders.ts';

const told = (cell: string) => nameAndPosition(cell).name.fullName;

describe('a name', () => {
  it.each([
    ['●山田 八郎', '山田 八郎'],
    ['山田 七郎★', '山田 七郎'],
    ['※山田', '山田'],
    ['1.山田 太郎', '山田 太郎'],
    ['(兼)山田 太郎', '山田 太郎'],
    ['山田 太郎【キーマン】', '山田 太郎'],
    ['山田 五郎（休職中）', '山田 五郎'],
    ['山田先生', '山田'],
    ['鈴木一郎氏', '鈴木一郎'],
    ['髙橋さん', '髙橋'],
    ['山田太郎様宛', '山田太郎'],
    ['山田、太郎', '山田 太郎'],
    ['John Smith, PhD', 'John Smith'],
    ['Prof. Dr. Hans Müller', 'Hans Müller'],
    ['Taro Yamada (山田太郎)', '山田太郎'],
    // Names that look so.
    ['佐藤、鈴木', '佐藤、鈴木'],
    ['佐藤 行', '佐藤 行'],
    ['John Smith, Jr.', 'John Smith, Jr.'],
    ['長谷川 圭（けい）', '長谷川 圭'],
    ['山田（東京テクノ）', '山田（東京テクノ）'],
  ])('%s is %s without what a list puts around it', (cell, name) => {
    expect(told(cell)).toBe(name);
  });

  it('leaves a unit or a title in brackets as what it is, and a reading in half width', () => {
    expect(nameAndPosition('田中様（部長）').position).toEqual({ title: '部長' });
    expect(nameAndPosition('山田 太郎（経理）').position).toEqual({ department: '経理' });
    expect(nameAndPosition('山田 太郎（ﾔﾏﾀﾞ ﾀﾛｳ）').kana).toBe('ヤマダ タロウ');
  });
});

const person = (company: string, name: string) =>
  recordsOf('customer', `会社名,氏名,メール\n${company},${name},a@x.example\n`)[0];

describe('nobody is mailed', () => {
  it.each(['故 山田 三郎', '（故）山田 三郎', '山田 三郎（故人）'])('who is dead: %s', (name) => {
    expect(person('H社', name)).toMatchObject({ fullName: '山田 三郎', retired: true });
  });

  it('who is crossed out', () => {
    expect(person('H社', '×山田 三郎')).toMatchObject({ fullName: '山田 三郎', noMail: true });
    expect(person('H社', '故島 三郎')).not.toHaveProperty('retired');
  });

  it.each(['B社（倒産）', 'B社【取引停止】', 'B社 ※反社', 'B社(廃業済)', 'B社（競合）'])(
    'at %s',
    (company) => {
      expect(person(company, '山田 三郎')).toMatchObject({ accountName: 'B社', noMail: true });
      expect(recordsOf('account', `会社名\n${company}\n`)).toMatchObject([{ name: 'B社', excluded: true }]);
    },
  );

  it.each([
    '株式会社F（旧G社）',
    '清算サポート株式会社',
    'H社（東京支店）',
    'A法律事務所（訴訟）',
    'B社（訪問不可）',
  ])('but at %s', (company) => {
    expect(person(company, '山田 三郎')).toMatchObject({ accountName: company });
    expect(person(company, '山田 三郎')).not.toHaveProperty('noMail');
    expect(recordsOf('account', `会社名\n${company}\n`)).not.toMatchObject([{ excluded: true }]);
  });
});
