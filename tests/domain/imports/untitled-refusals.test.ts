import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { readSheets } from '../../../domain/imports/read-sheets.ts';
import type { ReadOptions } from '../../../domain/imports/read-result.ts';
import { readFileOf, utf8 } from './file-builders.ts';

/** Who is refused, who is mailed, or the columns that are asked about with their cells. */
const outcome = (lines: readonly string[], kind: ImportKind = 'customer', options: ReadOptions = {}) => {
  const result = readRecords(kind, utf8(lines.join('\n')), { session: 's', ...options });
  if (result.kind === 'refused')
    return result.refusal.code === 'undecidedColumns'
      ? Object.fromEntries(result.refusal.columns.map(({ column, cells }) => [column, cells]))
      : result.refusal.code;
  return result.rows.map(({ record }) =>
    'noMail' in record && record.noMail === true ? 'refused' : 'mailed',
  );
};
const [one, other] = ['甲社,山田,a@x.example', '乙社,佐藤,b@x.example'];

describe('titles in two rows', () => {
  it.each([
    [['顧客情報,,,,配信停止', '会社名,氏名,メール,最終接点日,', `${one},,○`, `${other},,`]],
    [['基本情報,,,配信停止,', '会社名,氏名,メール,メール,電話', `${one},○,`, `${other},,`]],
    [['会社名,氏名,メール,配信,', '会社名,氏名,メール,停止,理由', `${one},○,`, `${other},,`]],
    [['会社名,氏名,メール,,', ',,,,配信停止', `${one},,○`, `${other},,`]],
  ])('%j: the refusal is heard', (lines) => {
    expect(outcome(lines)).toEqual(['refused', 'mailed']);
  });

  it('are read as before where the row above is only a heading', () => {
    const file = readFileOf('customer', `配信停止リスト以外の顧客,,\n会社名,氏名,メール\n${one}\n${other}`);
    expect(file.rows.map(({ record }) => record.noMail)).toEqual([undefined, undefined]);
    expect(file.format.headerLine).toBe(2);
  });
});

describe('a column without a title', () => {
  const lines = ['会社名,氏名,メール,', `${one},配信停止希望（4/1電話あり）`, `${other},`];

  it('is heard as a remark in a list of people, asked about in other files, and never lost', () => {
    const file = readFileOf('customer', lines.join('\n'));
    expect(file.rows.map(({ record }) => record.noMail)).toEqual([true, undefined]);
    const remarks = readFileOf(
      'customer',
      `会社名,氏名,メール,\n${one},4/1電話あり。送らないで\n${other},4/2訪問`,
    );
    expect(remarks.rows.map(({ record }) => record.noMail)).toEqual([true, undefined]);
    expect(remarks.warnings).toMatchObject([{ line: 2, column: '(D)', code: 'refusalInText' }]);
    expect(outcome(lines, 'inquiry')).toEqual(['refused', 'mailed']);
    expect(outcome(['会社名,氏名,メール,', `${one},送らないで`], 'inquiry')).toEqual({
      '(D)': ['送らないで'],
    });
  });

  it('of a workbook is too, though no row is as wide as another', () => {
    const rows = lines.map((line, index) => ({ line: index + 1, cells: line.replace(/,$/, '').split(',') }));
    const read = readSheets('customer', [{ name: 'S', isHidden: false, rows }]);
    expect(read).toMatchObject({ rows: [{ record: { noMail: true } }, {}] });
  });

  it('that says nothing of mails is listed by its letter, and answered by it', () => {
    const marks = ['会社名,氏名,メール,,', `${one},○,`, `${other},,`];
    expect(readFileOf('customer', marks.join('\n')).columns.ignored).toEqual(['(D)']);
    expect(outcome(marks, 'customer', { mapping: { '(D)': 'noMail' } })).toEqual(['refused', 'mailed']);
  });
});

describe('a row that divides the table', () => {
  const titles = '会社名,氏名,メール';

  it.each(['【配信停止】', '■ メール不可', '配信停止', '< unsubscribed >', '--- DM不可 ---'])(
    '%s refuses everybody below it',
    (divider) => {
      expect(outcome([titles, one, `${divider},,`, other])).toEqual(['mailed', 'refused']);
    },
  );

  it('ends at the next one, and is asked about where one is not understood', () => {
    const lines = [titles, '【配信停止】,,', one, '【配信中】,,', other];
    expect(outcome(lines)).toEqual(['refused', 'mailed']);
    expect(outcome([titles, one, '【退職者】,,', other])).toEqual({ '(区切り / divider)': ['退職者'] });
    expect(outcome(lines, 'inquiry')).toEqual(['refused', 'mailed']);
  });

  it('is no record, and rows that do not fit stay refused', () => {
    const file = readFileOf(
      'customer',
      [titles, `${one},余り`, '【配信停止】,,', other, '丙社,鈴', '木,c@x.example'].join('\n'),
    );
    expect(file.counts).toMatchObject({ read: 5, taken: 1, refused: 3, excluded: 1 });
  });

  it('is not the second line of a note', () => {
    const lines = [`${titles},備考`, `${one},4/1訪問`, ',,,配信停止希望', `${other},`];
    expect(outcome(lines)).toEqual(['mailed', 'mailed']);
    expect(readFileOf('customer', lines.join('\n')).refusals).toMatchObject([{ line: 3 }]);
  });

  it('that names a branch or a company is no refusal', () => {
    expect(outcome([titles, '【東京支店】,,', one, other])).toEqual(['mailed', 'mailed']);
    expect(readFileOf('account', '会社名,業種\n【甲】,\n乙社,製造業').rows).toHaveLength(2);
  });
});
