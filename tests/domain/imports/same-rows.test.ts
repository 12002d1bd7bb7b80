import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRecord } from '../../../domain/imports/import-records.ts';
import { sameCustomer } from '../../../domain/imports/same-customer.ts';
import { recordsOf } from './file-builders.ts';

const titles = 'メール,会社名,氏名,部署,退職,計測の同意,配信の根拠,電話,タグ,得意先コード';
const merged = (...rows: readonly string[]) =>
  recordsOf('customer', [titles, ...rows.map((row) => `a@x.example,${row}`)].join('\n'));

describe('two rows of one person', () => {
  it.each([
    ['甲社,山田,,1,,,,,', '甲社,山田,,,,,,,', { retired: true }],
    ['甲社,山田,,1,,,,,', '甲社,山田,,0,,,,,', { retired: true }],
    ['甲社,山田,,,同意しない,,,,', '甲社,山田,,,,,,,', { trackingConsent: false }],
    ['甲社,山田,,,同意しない,,,,', '甲社,山田,,,同意,,,,', { trackingConsent: false }],
    ['甲社,山田,,,,不明,,,', '甲社,山田,,,,名刺,,,', { consentBasis: 'unknown' }],
    ['甲社,山田,,,,名刺,,,', '甲社,山田,,,,,,,', { consentBasis: 'card' }],
    [
      '甲社,山田,営業部,,,,03-1111-2222,展示会,C1',
      '甲社,,,,,,,B,',
      { phoneMain: '03-1111-2222', department: '営業部', accountCode: 'C1', tags: ['展示会', 'B'] },
    ],
  ])('%s and %s', (one, other, expected) => {
    expect(merged(one, other)).toMatchObject([expected]);
  });

  it('of two companies leave what belongs to the former one', () => {
    const [record] = merged('甲社,山田,営業部,,,,,,C1', '乙社,山田,,,,,,,');
    expect([record?.accountName, record?.accountCode, record?.department]).toEqual([
      '乙社',
      undefined,
      undefined,
    ]);
  });

  it('never lose what holds back, in whatever order', () => {
    const flag = fc.option(fc.boolean(), { nil: undefined });
    const record = fc
      .record({ noMail: flag, noCall: flag, retired: flag, trackingConsent: flag })
      .map((flags): CustomerRecord => ({ tags: [], ...flags }));
    fc.assert(
      fc.property(record, record, (one, other) => {
        const both = sameCustomer(one, other);
        for (const field of ['noMail', 'noCall', 'retired'] as const)
          expect(both[field] === true).toBe(one[field] === true || other[field] === true);
        expect(both.trackingConsent === false).toBe(
          [one, other].some((each) => each.trackingConsent === false),
        );
      }),
    );
  });
});

describe('two rows of one deal', () => {
  const amounts = (titlesOfDeals: string, ...rows: readonly string[]) =>
    recordsOf('deal', [titlesOfDeals, ...rows].join('\n')).map(({ amount }) => amount);

  it('are lines of a slip and added; identical ones are the same line', () => {
    const ledger = '伝票番号,会社名,売上日,商品,金額';
    expect(
      amounts(ledger, 'S1,甲社,2024/3/1,A,100000', 'S1,甲社,2024/3/1,B,50000', 'S1,甲社,2024/3/1,A,100000'),
    ).toEqual([150_000]);
    expect(amounts(ledger, 'S1,甲社,2024/3/1,A,50000', 'S1,甲社,2024/3/1,B,50000')).toEqual([100_000]);
  });

  it('of an opportunity are a later state, or its total beside each product', () => {
    const crm = '案件ID,会社名,ステージ,クローズ日,商品,金額';
    expect(amounts(crm, '1,甲社,商談中,2024/3/1,A,100', '1,甲社,受注,2024/3/1,A,120')).toEqual([120]);
    expect(amounts(crm, '1,甲社,受注,2024/3/1,A,120', '1,甲社,受注,2024/3/1,B,120')).toEqual([120]);
    expect(amounts(crm, '1,甲社,受注,2024/3/1,A,100', '1,甲社,受注,2024/3/1,B,20')).toEqual([120]);
  });

  it('of a company fill each other', () => {
    expect(recordsOf('account', '会社名,業種,除外\n甲社,製造業,1\n甲社,,')).toMatchObject([
      { industry: '製造業', excluded: true },
    ]);
  });
});
