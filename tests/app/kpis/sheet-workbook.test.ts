import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { sheetWorkbook, workbookName } from '../../../app/kpis/sheet-workbook.ts';
import { readWorkbook } from '../../../platform/read-workbook.ts';
import { unzipped } from '../../support/unzip.ts';
import { aMeetingSheet } from '../../builders/meeting-sheet.ts';

const signs = ['=1+1', '+81 3', '-5%', '@佐藤', '=HYPERLINK("http://evil.example")', '\u0000\u0007ベル'];

describe('the workbook of the meeting', () => {
  it('read back, says what the sheet says: figures as numbers, in sheets with titles', async () => {
    const bytes = await sheetWorkbook(aMeetingSheet(), 'ja');

    const { sheets } = await readXlsx(bytes);
    const [kpis] = sheets;
    const named = new Map(sheets.map(({ name, rows }) => [name, rows]));

    expect([...named.keys()]).toEqual([
      '指標',
      '前回からの訂正',
      '約束と評価',
      '今日話すこと',
      '事例',
      '決めたこと',
      '定義',
    ]);
    expect(kpis?.rows[0]?.slice(0, 6)).toEqual(['指標', '率', '範囲の下', '範囲の上', '件数', '母数']);
    expect(kpis?.rows[1]?.slice(0, 9)).toEqual(['休眠顧客の商談化率', 0.06, 0.03, 0.1, 12, 200, 1, 30, 0.08]);
    // No cases: no rate, and no nought.
    expect(kpis?.rows[3]?.slice(1, 6)).toEqual([null, null, null, 0, 0]);
    expect(named.get('約束と評価')?.[1]).toEqual(['営業の約束', '期限内の受領', 4, 5]);
    expect(named.get('前回からの訂正')?.[1]?.slice(2)).toEqual([
      12,
      11,
      '例示電子',
      '相馬 一郎',
      -1,
      '営業の回答の取り消し',
    ]);
    expect(named.get('定義')?.map(([term]) => term)).toEqual(
      expect.arrayContaining(['商談', '休眠顧客の商談化率', '集計途中', '時点']),
    );
  });

  it.each(signs)('keeps %j as the text that somebody wrote', async (text) => {
    const decision = { id: 'm-1', what: text, who: text, decidedAt: '2026-12-03T05:30:00.000Z' };
    const bytes = await sheetWorkbook(
      aMeetingSheet({ companyName: text, earlierDecisions: [decision] }),
      'en',
    );

    const read = await readWorkbook(bytes);
    const formulas = unzipped(bytes).filter(
      ({ name, text: xml }) => name.startsWith('xl/worksheets/') && /<f[ >]/.test(xml),
    );

    expect(formulas).toEqual([]);
    const cells =
      read.kind === 'sheets' ? read.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells)) : [];
    expect(cells.filter((cell) => cell === text.replaceAll(/\p{Cc}/gu, ''))).toHaveLength(3);
  });

  it('is named for the company’s own day', () => {
    expect(workbookName({ at: '2026-12-09T16:00:00.000Z', timeZone: 'Asia/Tokyo' })).toBe(
      'weekly-meeting-2026-12-10.xlsx',
    );
  });
});
