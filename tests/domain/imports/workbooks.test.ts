import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import type { ReadFile, ReadOptions } from '../../../domain/imports/read-result.ts';
import { readSheets } from '../../../domain/imports/read-sheets.ts';
import { heldBytes } from '../../../platform/workbook/packed-file.ts';
import { isWorkbook, readWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { rawWorkbook, texts, type RawSheet } from '../../support/workbook.ts';

async function read<K extends ImportKind>(kind: K, bytes: Uint8Array, options: ReadOptions = {}) {
  expect(await isWorkbook(heldBytes(bytes))).toBe(true);
  const workbook = await readWorkbook(bytes);
  return workbook.kind === 'sheets'
    ? readSheets(kind, workbook.sheets, options)
    : { kind: 'refused' as const, refusal: { code: workbook.code } };
}

async function fileOf<K extends ImportKind>(
  kind: K,
  bytes: Uint8Array,
  options?: ReadOptions,
): Promise<ReadFile<K>> {
  const result = await read(kind, bytes, options);
  if (result.kind === 'read') return result;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

const refusalOf = async (kind: ImportKind, bytes: Uint8Array, options?: ReadOptions) => {
  const result = await read(kind, bytes, options);
  return result.kind === 'refused' ? result.refusal : result.kind;
};

const customers: RawSheet = {
  name: '顧客',
  rows: [
    texts(1, '会社名', '氏名', 'メールアドレス'),
    texts(2, '株式会社北', '山田 太郎', 'yamada@kita.example'),
  ],
};

describe('a workbook of Excel', () => {
  it('is read with its dates, numbers and flags as they are shown', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '案件',
          rows: [
            ['案件ID', '会社名', 'ステージ', '売上日', '金額'],
            ['D-1', '株式会社北', '受注', new Date(Date.UTC(2025, 2, 1)), 1_200_000],
            ['00012', '株式会社南', '受注', 45_717, 0.1 + 0.2],
          ],
        },
      ],
    });

    const file = await fileOf('deal', bytes);

    expect(file.format).toEqual({ encoding: 'xlsx', sheet: '案件', headerLine: 1 });
    expect(
      file.rows.map(({ line, record }) => [line, record.dealId, record.closedOn, record.amount]),
    ).toEqual([
      [2, 'D-1', '2025-03-01', 1_200_000],
      [3, '00012', '2025-03-01', 0.3],
    ]);
  });

  it('may show days of the Japanese calendar, carry readings above names, and colour parts of a text', async () => {
    const bytes = rawWorkbook(
      [
        {
          name: 'Sheet1',
          rows: [
            texts(1, '会社名', '氏名', 'メールアドレス', '最終接触日'),
            '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>yamada@</t></r><r><rPr><b/></rPr><t>kita.example</t></r></is></c><c r="D2" s="1"><v>45717</v></c>',
          ],
        },
      ],
      [
        '<r><t>株式会社</t></r><r><rPr><color rgb="FFFF0000"/></rPr><t>北</t></r>',
        '<t>髙橋 一郎</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1"/>',
      ],
      ['[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'],
    );

    const [row] = (await fileOf('customer', bytes)).rows;

    expect(row?.record).toMatchObject({
      accountName: '株式会社北',
      email: 'yamada@kita.example',
      lastTwoWayOn: '2025-03-01',
    });
    expect(JSON.stringify(row?.record)).toContain('髙橋');
    expect(JSON.stringify(row?.record)).not.toContain('タカハシ');
  });

  it('may have titles above the header, a company merged over its people, blank rows and a total below', async () => {
    const bytes = rawWorkbook([
      {
        name: '顧客一覧',
        merged: ['A1:D1', 'A4:A5', 'D4:D5'],
        rows: [
          texts(1, '顧客一覧（2026年11月）'),
          '',
          texts(3, '会社名', '氏名', 'メールアドレス', '従業員数'),
          `${texts(4, '株式会社北', '山田 太郎', 'yamada@kita.example')}<c r="D4"><v>300</v></c>`,
          texts(5, '', '佐藤 花子', 'sato@kita.example'),
          '',
          texts(7, '株式会社南', '鈴木 次郎', 'suzuki@minami.example'),
          texts(8, '合計', '3名'),
        ],
      },
    ]);

    const file = await fileOf('customer', bytes);

    expect(file.format.headerLine).toBe(3);
    expect(file.rows.map(({ line, record }) => [line, record.accountName, record.email])).toEqual([
      [4, '株式会社北', 'yamada@kita.example'],
      [5, '株式会社北', 'sato@kita.example'],
      [7, '株式会社南', 'suzuki@minami.example'],
    ]);
    expect(file.counts.refused).toBe(0);
  });

  it('takes what a formula came to, and leaves out what came to an error', async () => {
    const bytes = rawWorkbook([
      {
        name: 'Sheet1',
        rows: [
          texts(1, '会社名', '氏名', 'メールアドレス', '電話番号'),
          `<c r="A2" t="str"><f>B9&amp;C9</f><v>株式会社北</v></c>${texts(2, '', '山田 太郎', 'yamada@kita.example')}<c r="D2" t="e"><v>#N/A</v></c>`,
          `${texts(3, '株式会社南', '鈴木 次郎', 'suzuki@minami.example')}<c r="D3"><v>312345678</v></c>`,
        ],
      },
    ]);

    const file = await fileOf('customer', bytes);

    expect(file.rows[0]?.record).toMatchObject({ accountName: '株式会社北' });
    expect(file.rows[0]?.record).not.toHaveProperty('phone', expect.anything());
    // Excel took the number for one, and its zero with it.
    expect(JSON.stringify(file.rows[1]?.record)).toContain('0312345678');
  });

  it('may have a number where days are expected that is none', async () => {
    const bytes = rawWorkbook(
      [
        {
          name: 'Sheet1',
          rows: [
            texts(1, '会社名', '氏名', '電話番号'),
            `${texts(2, '株式会社北', '山田 太郎')}<c r="C2" s="1"><v>312345678</v></c>`,
          ],
        },
      ],
      [],
      ['yyyy/mm/dd'],
    );

    const file = await fileOf('customer', bytes);

    expect(JSON.stringify(file.rows[0]?.record)).toContain('0312345678');
  });
});

describe('the sheets of a workbook', () => {
  const memo: RawSheet = { name: 'メモ', rows: [texts(1, '作成：田中'), texts(2, '11月分まで')] };
  const old: RawSheet = { ...customers, name: '旧データ', isHidden: true };
  const second: RawSheet = { ...customers, name: '関西' };

  it('are looked through for the one that fits; hidden ones are left', async () => {
    const file = await fileOf('customer', rawWorkbook([memo, old, customers]));
    expect(file.format.sheet).toBe('顧客');
  });

  it('are asked about where several fit, and read by name', async () => {
    const bytes = rawWorkbook([customers, second]);

    const refusal = await refusalOf('customer', bytes);

    expect(refusal).toEqual({ code: 'whichSheet', sheets: ['顧客', '関西'] });
    expect(fileRefusalMessage({ code: 'whichSheet', sheets: ['顧客', '関西'] }, 'ja')).toContain(
      '--sheet "顧客"',
    );
    expect((await fileOf('customer', bytes, { sheet: ' 関西' })).format.sheet).toBe('関西');
    expect(
      (await fileOf('customer', rawWorkbook([customers, old]), { sheet: '旧データ' })).rows,
    ).toHaveLength(1);
  });

  it('say which there are, where another is named', async () => {
    expect(await refusalOf('customer', rawWorkbook([customers]), { sheet: '東京' })).toEqual({
      code: 'whichSheet',
      sheets: ['顧客'],
      asked: '東京',
    });
  });

  it('may be of another kind, and say so', async () => {
    expect(await refusalOf('deal', rawWorkbook([customers]))).toMatchObject({
      code: 'wrongKind',
      looksLike: 'customer',
    });
    expect(await refusalOf('customer', rawWorkbook([{ name: 'Sheet1', rows: [] }]))).toEqual({
      code: 'empty',
    });
  });
});
