import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { sheetWorkbook, workbookName } from '../../../app/kpis/sheet-workbook.ts';
import { readWorkbook } from '../../../platform/workbook/read-workbook.ts';
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
    expect(kpis?.rows[1]?.slice(0, 10)).toEqual([
      '休眠顧客の商談化率',
      0.06,
      0.03,
      0.1,
      12,
      200,
      null,
      1,
      30,
      0.08,
    ]);
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

  it('prints on A4, as wide as the page, titles on each, in a font with Japanese letters', async () => {
    const words = '価格表を見てすぐ電話をいただいた。'.repeat(8);
    const story = {
      code: 'ABCDE2',
      outcome: 'opportunity',
      accountName: '例示電子',
      customerName: '相馬 一郎',
      ownerName: '佐藤 健',
      at: '2026-12-05T01:00:00.000Z',
      words,
    } as const;
    const files = new Map(
      unzipped(await sheetWorkbook(aMeetingSheet({ won: story }), 'ja')).map(({ name, text }) => [
        name,
        text,
      ]),
    );
    const sheets = [...files].filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    const stories = files.get('xl/worksheets/sheet5.xml') ?? '';

    expect(sheets).toHaveLength(7);
    for (const [, xml] of sheets) {
      expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*/);
      expect(xml).toMatch(/orientation="landscape"/);
      expect(xml).toMatch(/fitToPage="1"|fitToPage="true"/);
      expect(xml).toMatch(/<pane [^>]*ySplit="1"/);
    }
    expect(files.get('xl/workbook.xml')?.match(/_xlnm\.Print_Titles/g)).toHaveLength(7);
    expect(files.get('xl/styles.xml')).toContain('Yu Gothic');
    // Five lines of 60: LibreOffice makes no row fit by itself.
    expect(Number(/<row r="2"[^>]* ht="([\d.]+)"/.exec(stories)?.[1])).toBeGreaterThanOrEqual(5 * 16);
    // A rate of many digits is as wide as it is shown.
    const widths = [...(files.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<col [^>]*width="([\d.]+)"/g)];
    expect(Math.max(...widths.slice(1).map(([, width]) => Number(width)))).toBeLessThan(18);
  });

  it('says a rate where the page does, and in words that a list is empty', async () => {
    const few = { done: 1, of: 4, rate: 0.25, low: 0.01, high: 0.7 };
    const alike = { done: 6, of: 30, rate: 0.2, low: 0.1, high: 0.4, companies: 9, independent: 20 };
    const { shown } = aMeetingSheet();
    const { sheets } = await readXlsx(
      await sheetWorkbook(
        aMeetingSheet({
          corrections: [],
          shown: { ...shown, kpis: { ...shown.kpis, hotToOpportunity: few, opportunityToWon: alike } },
        }),
        'ja',
      ),
    );

    expect(sheets[0]?.rows[2]?.slice(1, 7)).toEqual([null, null, null, 1, 4, null]);
    expect(sheets[0]?.rows[3]?.slice(1, 7)).toEqual([null, null, null, 6, 30, 20]);
    expect(sheets[1]?.rows[1]?.[0]).toBe('訂正はありません。');
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
