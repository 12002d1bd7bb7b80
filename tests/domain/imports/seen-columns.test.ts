import { describe, expect, it } from 'vitest';
import { importFieldLabel } from '../../../contract/import-fields.ts';
import { importKindSchema } from '../../../domain/imports/import-records.ts';
import { fieldsOfKind, readRecords } from '../../../domain/imports/read-records.ts';
import { readFileOf, utf8 } from './file-builders.ts';

const people = [
  '区分1,区分2,区分3,区分4,区分5,区分6,区分7,年賀',
  '株式会社見本,山田 太郎,ヤマダ タロウ,部長,yamada@a.example,03-1111-2222,東京都,年賀状済',
  '例示工業㈱,佐藤 花子,サトウ ハナコ,課長,sato@b.example,06-1111-2222,大阪府,',
  'ひな形商事（株）,鈴木 一郎,スズキ イチロウ,,suzuki@c.example,0311112222,愛知県,',
].join('\n');

describe('columns that nobody knows', () => {
  it('are shown with their cells and what they look like; nothing is taken', () => {
    const result = readRecords('customer', utf8(people));

    expect(result).toMatchObject({ kind: 'refused', refusal: { code: 'noHeader' } });
    const columns = result.kind === 'refused' && 'columns' in result.refusal ? result.refusal.columns : [];
    expect(columns).toEqual([
      { column: '区分1', cells: ['株式会社見本', '例示工業㈱', 'ひな形商事（株）'], proposed: 'accountName' },
      { column: '区分2', cells: ['山田 太郎', '佐藤 花子', '鈴木 一郎'], proposed: 'fullName' },
      { column: '区分3', cells: ['ヤマダ タロウ', 'サトウ ハナコ', 'スズキ イチロウ'], proposed: 'kana' },
      { column: '区分4', cells: ['部長', '課長'], proposed: 'title' },
      {
        column: '区分5',
        cells: ['yamada@a.example', 'sato@b.example', 'suzuki@c.example'],
        proposed: 'email',
      },
      { column: '区分6', cells: ['03-1111-2222', '06-1111-2222', '0311112222'], proposed: 'phoneMain' },
      { column: '区分7', cells: ['東京都', '大阪府', '愛知県'], proposed: 'region' },
      { column: '年賀', cells: ['年賀状済'] },
    ]);
  });

  it('are read once a person says what they are', () => {
    const mapping = { 区分1: 'accountName', 区分2: 'fullName', 区分5: 'email' };
    const file = readFileOf('customer', people, { mapping });

    expect(file.counts.taken).toBe(3);
    expect(file.columns.seen.find(({ column }) => column === '区分2')?.field).toBe('fullName');
    expect(file.columns.seen.find(({ column }) => column === '区分3')?.proposed).toBe('kana');
  });

  it('that a person left out are proposed no more', () => {
    const mapping = { 区分1: 'accountName', 区分2: 'fullName', 区分3: 'ignore' };
    const file = readFileOf('customer', people, { mapping });

    expect(file.columns.seen.find(({ column }) => column === '区分3')).toEqual({
      column: '区分3',
      cells: ['ヤマダ タロウ', 'サトウ ハナコ', 'スズキ イチロウ'],
    });
  });

  it.each([
    ['addresses', 'a@a.example,甲社\nb@b.example,乙社'],
    ['a day', '2026/10/01,甲社\n2026/10/02,乙社'],
  ])('below a first row of %s are none: it is a record, not a header', (_, text) => {
    const result = readRecords('customer', utf8(text));

    expect(result).toMatchObject({ refusal: { code: 'noHeader', columns: [] } });
  });

  it('are proposed for each field once, and from more than one cell', () => {
    const two = readFileOf(
      'customer',
      '氏名,会社名,連絡先A,連絡先B\n山田,甲社,x@x.example,y@y.example\n佐藤,乙社,z@z.example,w@w.example',
    );
    const one = readFileOf('customer', '氏名,会社名,連絡先A\n山田,甲社,x@x.example');

    expect(two.columns.seen.map(({ proposed }) => proposed)).toEqual([
      undefined,
      undefined,
      'email',
      undefined,
    ]);
    expect(one.columns.seen.map(({ proposed }) => proposed)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the field of a column', () => {
  it.each(importKindSchema.options)('has a name in both languages: %s', (kind) => {
    const nameless = fieldsOfKind(kind).filter((field) => importFieldLabel(kind, field).ja === field);

    expect(nameless).toEqual([]);
  });
});
