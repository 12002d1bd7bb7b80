import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRows } from '../../../app/kpis/row-changes-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { routes } from '../../../contract/api.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { aCampaign } from '../../builders/views.ts';
import { unzipped } from '../../support/unzip.ts';
import { openWorld, type World } from '../support/world.ts';

const formula = '=HYPERLINK("http://evil.example","春の施策")';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  const { db } = world.deps;
  await createCampaign(db, aCampaign({ id: 'spring', name: formula }));
  await createCampaign(db, aCampaign({ id: 'summer', name: '夏の施策' }));
  const rows = [
    ...Array.from({ length: 20 }, (_, index) => aRow(index, { dormancy: 'lapsed' })),
    ...Array.from({ length: 3 }, (_, index) =>
      aRow(30 + index, { campaignId: 'summer', dormancy: 'stalled' }),
    ),
    aRow(40, {
      parts: { industry: '=1+1', step: 'document' },
      hotAt: '2026-01-20T00:00:00.000Z',
      opportunityAt: '2026-02-01T00:00:00.000Z',
      opportunityAmount: 1_500_000,
    }),
  ];
  for (const writes of await changeRows(
    db,
    rows.map((after) => ({ before: undefined, after })),
  ))
    await transact(db, writes);
});
afterAll(() => world.close());

const aRow = (index: number, change: Partial<KpiRow>): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'spring',
  customerId: `c${index}`,
  enrolledAt: '2026-01-10T00:00:00.000Z',
  cohort: '2026-01',
  dormancy: 'lapsed',
  ...change,
});

const csvOf = async (query: string): Promise<string> =>
  routes.exportKpiTable.answer.parse((await world.call('GET', `/kpis/table?${query}`)).body).csv;

const bytesOf = async (query: string): Promise<Uint8Array> =>
  Buffer.from(
    routes.exportKpiWorkbook.answer.parse((await world.call('GET', `/kpis/workbook?${query}`)).body).xlsx,
    'base64',
  );

describe('the KPIs as a CSV', () => {
  it('open in Excel, with the figures of the page and no formula', async () => {
    const csv = await csvOf('lang=ja');

    const lines = csv.split('\r\n');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(lines[0]).toMatch(/^\ufeff分け方,項目,配信対象者,配信した方,ホットリード,/);
    // 1 of 24: from 20 cases on with its range.
    expect(lines[1]).toMatch(/^全体,全体,24,0,1,.*,4\.17%,0\.74%,20\.24%,1,24,,0,0,/);
    expect(lines.find((line) => line.startsWith('施策ごと,夏の施策'))).toMatch(/,,,,0,3,,0,0,/);
    expect(lines.filter((line) => line.startsWith('施策ごと,'))).toHaveLength(2);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""春の施策"")"`);
    expect(csv).not.toMatch(/(^|,|\n)"?[=@]/);
  });

  it('are of one campaign and one division where that is asked for', async () => {
    const csv = await csvOf('lang=en&campaign=summer&by=dormancy');

    const lines = csv.trimEnd().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['All', 'All', '3'],
      ['By kind of dormancy', 'Stalled', '3'],
    ]);
  });

  it('are divided by what is asked for of one campaign', async () => {
    const csv = await csvOf('lang=ja&campaign=spring&by=step');

    const lines = csv.trimEnd().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['全体', '全体', '21'],
      ['最初に反応したメールごと', '1通目 資料のご案内', '1'],
      ['最初に反応したメールごと', '反応なし', '20'],
    ]);
  });

  it.each([
    ['campaign=none', 404, /none.*campaign status/],
    ['by=salesperson', 422, /by/],
  ])('are refused for %s', async (query, status, message) => {
    const refused = await world.call('GET', `/kpis/table?${query}`);

    expect(refused.status).toBe(status);
    expect(JSON.stringify(refused.body)).toMatch(message);
  });
});

describe('the KPIs as a workbook', () => {
  it('have a sheet for each division and one of definitions, figures as numbers, names as text', async () => {
    const bytes = await bytesOf('lang=ja');

    const { sheets } = await readXlsx(bytes);
    const named = new Map(sheets.map(({ name, rows }) => [name, rows]));
    const formulas = unzipped(bytes).filter(
      ({ name, text }) => name.startsWith('xl/worksheets/') && /<f[ >]/.test(text),
    );
    expect([...named.keys()]).toEqual([
      '全体',
      '休眠の種類ごと',
      '配信開始月ごと',
      '施策ごと',
      '対象条件ごと',
      '業種ごと',
      'ホットになってからの日数',
      '定義',
    ]);
    expect(named.get('全体')?.[1]?.slice(0, 4)).toEqual(['全体', 24, 0, 1]);
    expect(named.get('施策ごと')?.map(([title]) => title)).toEqual(['項目', formula, '夏の施策']);
    expect(named.get('業種ごと')?.map((row) => row.slice(0, 2))).toEqual([
      ['項目', '配信対象者'],
      ['=1+1', 1],
      ['記録なし', 23],
    ]);
    expect(named.get('配信開始月ごと')?.[1]?.[0]).toBe('2026-01');
    expect(named.get('ホットになってからの日数')?.[3]?.slice(0, 3)).toEqual(['商談まで', 1, 1]);
    expect(named.get('定義')?.map(([term]) => term)).toContain('ホットリードの商談化率');
    expect(formulas).toEqual([]);
  });
});
