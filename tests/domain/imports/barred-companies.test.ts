import { describe, expect, it } from 'vitest';
import { barsCompany } from '../../../domain/imports/barred-companies.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { recordsOf, utf8 } from './file-builders.ts';

describe('a list of companies', () => {
  it.each([
    '倒産',
    '反社',
    '廃業済',
    '取引停止',
    '取引停止中',
    'Legal hold',
    '破産した会社',
    'Bankrupt',
    'Out of business',
    '競合',
    'Competitor',
  ])('of which a status says %s has that company left out, with the reason', (word) => {
    const [barred, other] = recordsOf(
      'account',
      `会社名,ステータス,業種\n青葉,${word},製造業\n南,取引中,製造業`,
    );

    expect(barred).toMatchObject({ name: '青葉', excluded: true, excludedBecause: word });
    expect(other).not.toHaveProperty('excluded');
  });

  it('is heard in the column of the relation too, which has other words besides', () => {
    const file = '会社名,取引区分\n青葉,既存\n北,取引停止';

    expect(recordsOf('account', file)).toEqual([
      { name: '青葉', relation: 'customer' },
      { name: '北', excluded: true, excludedBecause: '取引停止' },
    ]);
  });

  it('keeps the reason that a column of its own gives', () => {
    const [company] = recordsOf('account', '会社名,ステータス,除外理由\n青葉,倒産,2025年に破産');

    expect(company).toMatchObject({ excluded: true, excludedBecause: '2025年に破産' });
  });

  it('leaves a column out that a person says is none', () => {
    const records = recordsOf('account', '会社名,ステータス\n青葉,倒産', {
      mapping: { ステータス: 'ignore' },
    });

    expect(records).toEqual([{ name: '青葉' }]);
  });
});

describe('a list of people', () => {
  it.each(['取引停止', '反社', '倒産', '競合'])(
    'of which a status says %s of the company is asked about',
    (word) => {
      const file = `会社名,氏名,メール,取引状況\n青葉,山田,a@x.example,取引中\n北,鈴木,b@x.example,${word}`;
      const result = readRecords('customer', utf8(file));

      expect(result).toMatchObject({
        kind: 'refused',
        refusal: { code: 'undecidedColumns', columns: [{ column: '取引状況', cells: [word] }] },
      });
      const answered = recordsOf('customer', file, { mapping: { 取引状況: `noMail:${word}` } });
      expect(answered.map(({ noMail }) => noMail)).toEqual([false, true]);
    },
  );
});

it.each([
  ['備考', '競合の倒産で乗り換え'],
  ['備考', '取引停止の相談があった'],
  ['失注先', '競合'],
  ['失注理由', '競合'],
  ['会社名', '解散総選挙研究所'],
])('under %s %s bars nobody', (title, cell) => {
  expect(barsCompany(title, cell)).toBe(false);
});
