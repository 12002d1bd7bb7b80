import { describe, expect, it } from 'vitest';
import { warningMessage } from '../../../domain/imports/refusal-messages.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

describe('deals of a CRM', () => {
  it('of Zoho have their days and reasons', () => {
    expect(
      recordsOf(
        'deal',
        'Record Id,Deal Owner,Account Name,Amount,Stage,Closing Date,Created Time,Reason For Loss\n1,Jane,Alpha GmbH,12000,Closed Won,2024-03-31,2023-10-01 10:00:00,\n2,Jane,Beta Inc,8000,Closed Lost to Competition,2024-03-31,2023-10-01 10:00:00,Price',
      ),
    ).toMatchObject([
      { stage: 'won', closedOn: '2024-03-31', openedOn: '2023-10-01' },
      { stage: 'lost', lostReason: 'Price' },
    ]);
  });

  it('of Dynamics close on the day on which they did', () => {
    const titles =
      '(Do Not Modify) Opportunity,Potential Customer,Est. Close Date,Actual Close Date,Status,Actual Revenue';
    expect(
      recordsOf(
        'deal',
        `${titles}\n1,Alpha GmbH,2024-06-30,2024-03-30,Won,8200\n2,Beta Inc,2026-12-31,,Open,`,
      ),
    ).toMatchObject([
      { accountName: 'Alpha GmbH', closedOn: '2024-03-30', stage: 'won', amount: 8200 },
      { accountName: 'Beta Inc', stage: 'open' },
    ]);
  });

  it('have the amount that is expected while they are open, and ids as before', () => {
    const rows = [
      '甲社,商談中,2026-12-31,,500000',
      '乙社,受注,2024-03-31,120000,300000',
      '丙社,受注,2024-03-31,,300000',
      '丁社,商談中,2026-12-31,80000,90000',
    ];
    const read = (titles: string) => recordsOf('deal', [titles, ...rows].join('\n'));
    const deals = read('会社名,フェーズ,クローズ日,金額,見込金額');

    expect(deals.map(({ amount }) => amount)).toEqual([500_000, 120_000, undefined, 80_000]);
    expect(deals.map(({ dealId }) => dealId)).toEqual(
      read('会社名,フェーズ,クローズ日,金額,備考欄').map(({ dealId }) => dealId),
    );
  });

  it('of kintone are open while they have a rank of likelihood', () => {
    const kintone =
      'レコード番号,会社名,確度,受注予定日,合計費用\n1,甲社,A,2026-12-31,300000\n2,乙社,受注,2024-03-31,500000';
    expect(recordsOf('deal', kintone, { preset: 'kintone' })).toMatchObject([
      { stage: 'open', stageLabel: 'A' },
      { stage: 'won' },
    ]);
  });

  it('of several companies are open at each, and count once', () => {
    expect(
      recordsOf(
        'deal',
        'Deal ID,Associated Company,Deal Stage,Amount\n3,Gamma; Gamma Holding,Contract sent,5000',
      ),
    ).toEqual([
      { dealId: '3', accountName: 'Gamma', stage: 'open', stageLabel: 'Contract sent', amount: 5000 },
      { dealId: '3#Gamma Holding', accountName: 'Gamma Holding', stage: 'open', stageLabel: 'Contract sent' },
    ]);
  });
});

describe('an amount of another currency', () => {
  const read = (currency: string, ...amounts: readonly string[]) =>
    readFileOf(
      'deal',
      ['会社名,ステージ,金額', ...amounts.map((each, at) => `甲社${at},受注,"${each}"`)].join('\n'),
      { currency },
    );

  it('is left out, and the deal is kept: it may hold mails back', () => {
    const file = read('JPY', 'JPY 1,200,000', 'USD 10,000', '¥800', '$5', '€5', '90万円', '700');
    expect(file.rows.map(({ record }) => record.amount)).toEqual([
      1_200_000,
      undefined,
      800,
      undefined,
      undefined,
      900_000,
      700,
    ]);
    const [first] = file.warnings;
    expect(first && warningMessage(first, 'en')).toBe(
      'Line 3, column "金額": the value "USD 10,000" is of another currency than that of the settings: the amount was left out. Write the amount converted into that of the settings and import this line again.',
    );
  });

  it('may be of the same sign', () => {
    expect(read('CAD', '$5', 'CA$6', 'US$7').rows.map(({ record }) => record.amount)).toEqual([
      5,
      6,
      undefined,
    ]);
  });

  it('may be told by a column of its own', () => {
    const file = readFileOf(
      'deal',
      '会社名,ステージ,通貨,金額\n甲社,受注,USD,"10,000"\n乙社,受注,JPY,"1,000,000"\n丙社,受注,,500',
      {
        currency: 'JPY',
      },
    );

    expect(file.rows.map(({ record }) => record.amount)).toEqual([undefined, 1_000_000, 500]);
    expect(file.warnings).toMatchObject([{ line: 2, code: 'otherCurrency', value: 'USD' }]);
  });

  it('stands beside the same in that of the company', () => {
    const [record] = recordsOf(
      'deal',
      '取引先名,フェーズ,通貨,金額,金額 (換算通貨)\n甲社,Closed Won,USD,"USD 10,000","JPY 1,500,000"',
      { currency: 'JPY' },
    );
    expect(record?.amount).toBe(1_500_000);
  });
});
