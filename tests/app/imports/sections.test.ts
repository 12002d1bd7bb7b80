import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { undoImport } from '../../../app/imports/undo-import.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

const SECTION = 600;
const ROWS_A_CHUNK = 5;

let whole: ImportBench;
let cut: ImportBench;
beforeAll(async () => {
  whole = await openImportBench(ROWS_A_CHUNK);
  cut = await openImportBench(ROWS_A_CHUNK, SECTION);
});
afterAll(() => {
  whole.close();
  cut.close();
});

const title = '会社名,氏名,メールアドレス,役職,最終取引日';
const row = (n: number, day = '2025/3/1', job = '課長'): string =>
  `株式会社${n >> 1},担当 ${n},p${n}@c${n >> 1}.example,${job},${day}`;
const rows = (from: number, to: number, day?: string): string[] =>
  Array.from({ length: to - from }, (_, n) => row(from + n, day));
const file = (...lines: readonly string[]): string => [title, ...lines].join('\r\n');
const stored = async (bench: ImportBench) =>
  (await bench.dump())
    .filter(({ pk }) => !String(pk).startsWith('IMPORT'))
    .map(({ version: _version, ...item }) => item)
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
const keyOf = ({ pk, sk }: Readonly<Record<string, unknown>>): string => `${String(pk)} ${String(sk)}`;
const customer = async (bench: ImportBench, email: string) =>
  findCustomer(bench.deps.db, (await bench.deps.keyring()).idOf('customer', email));

describe('a file that is read in sections', () => {
  it('stores what it stores read whole, tells the same, and the later row of a person counts', async () => {
    const text = file(
      ...rows(0, 60),
      'x,y,z,1,2,3',
      row(3, '2025/6/1', '部長'),
      '乙社,乙 山,otsu@,部長,2025/3/1',
    );
    const [a, b] = [await whole.import('customers', text), await cut.import('customers', text)];
    const [one, other] = [await whole.show(a), await cut.show(b)];
    const job = await cut.job(b);

    expect(job?.sections?.length).toBeGreaterThan(3);
    expect(await stored(cut)).toEqual(await stored(whole));
    expect((await customer(cut, 'p3@c1.example'))?.title).toBe('部長');
    expect(other.report?.refusals).toEqual(one.report?.refusals);
    expect(other.report?.refusedFile).toEqual(one.report?.refusedFile);
    expect(other.report?.columns.used).toEqual(one.report?.columns.used);
    expect(other.report?.counts).toMatchObject({
      read: 63,
      refused: one.report?.counts.refused,
      created: 60,
    });
  });

  it('hears a heading of refusals, and 〃, also in the sections below', async () => {
    const people = rows(600, 640).map((each) => each.replace(/^[^,]+/, '〃'));
    const text = file(
      '甲乙社,乙 山,otsu@kou.example,部長,2025/3/1',
      ...rows(700, 715),
      '【配信停止】,,,,',
      '丙社,丙 山,hei@hei.example,部長,2025/3/1',
      ...people,
    );
    const told = await cut.show(await cut.import('customers', text));
    const [first, last, above] = await Promise.all(
      ['p600@c300.example', 'p639@c319.example', 'p700@c350.example'].map((email) => customer(cut, email)),
    );

    expect(told.report?.refusalCount).toBe(0);
    expect([first?.accountName, last?.accountName]).toEqual(['丙社', '丙社']);
    expect([first?.noMail, last?.noMail, above?.noMail]).toEqual([true, true, false]);
  });

  it('may be a workbook: the sheet that fits, with what stands above its titles', async () => {
    const [a, b] = await Promise.all([openImportBench(ROWS_A_CHUNK), openImportBench(ROWS_A_CHUNK, SECTION)]);
    const cells = [title, ...rows(500, 560), row(503, '2025/6/1', '部長'), '乙社,乙 山,otsu@,部長,2025/3/1'];
    const book = await writeXlsx({
      sheets: [
        { name: '表紙', rows: [['顧客一覧'], ['作成: 営業部']] },
        { name: '一覧', rows: [['2025年の一覧'], [], ...cells.map((each) => each.split(','))] },
      ],
    });
    const [one, other] = [await a.import('customers', book), await b.import('customers', book)];
    const [atOnce, inParts] = [await a.show(one), await b.show(other)];

    expect((await b.job(other))?.sections?.length).toBeGreaterThan(3);
    expect(await stored(b)).toEqual(await stored(a));
    expect(inParts.report?.refusals).toEqual(atOnce.report?.refusals);
    expect(inParts.report?.refusals[0]?.line).toBe(65);
    expect(inParts.report).toMatchObject({ sheet: '一覧', headerLine: 3, encoding: 'xlsx' });
    expect(inParts.report?.refusedFile?.name).toBe(atOnce.report?.refusedFile?.name);
    a.close();
    b.close();
  });

  it('has fewer rows a section where they are wide', async () => {
    const sectionsOf = async (width: number): Promise<number | undefined> => {
      const more = Array.from({ length: width }, (_, n) => `欄${n}`);
      const cells = [title, ...rows(600, 640)].map((line) => [...line.split(','), ...more]);
      const book = await writeXlsx({ sheets: [{ name: '一覧', rows: cells }] });
      return (await cut.job(await cut.import('customers', book)))?.sections?.length;
    };

    expect([await sectionsOf(0), await sectionsOf(95)]).toEqual([7, 21]);
  });

  it('changes nothing when it comes again, and is undone whole', async () => {
    const fresh = await openImportBench(ROWS_A_CHUNK, SECTION);
    const text = file(...rows(100, 160));
    const id = await fresh.import('customers', text);
    const again = await fresh.import('customers', text);
    const caller = aCaller({ locale: 'en' });
    const unchanged = (await fresh.show(again)).report?.counts;
    await undoImport(fresh.deps)({ params: { id }, query: {}, body: undefined }, caller);
    let isLeft = true;
    while (isLeft) isLeft = await fresh.step();

    expect(unchanged).toMatchObject({ created: 0, updated: 0, unchanged: 60 });
    expect((await fresh.show(id)).undo).toMatchObject({ removed: 60 });
    expect((await stored(fresh)).filter((item) => JSON.stringify(item).includes('担当 1'))).toEqual([]);
    fresh.close();
  });

  it('reads every date in the order that only its last rows show', async () => {
    await cut.import('customers', file(...rows(200, 240, '3/4/2025'), row(240, '25/12/2024')));

    expect((await customer(cut, 'p200@c100.example'))?.lastDealOn).toBe('2025-04-03');
  });

  it('is asked about where no row shows the order, and nothing is stored', async () => {
    const before = await stored(cut);
    const id = await cut.import('customers', file(...rows(300, 340, '3/4/2025')));
    const { state, failure } = await cut.show(id);

    expect([state, failure?.code]).toEqual(['failed', 'file-whichDateOrder']);
    expect(failure?.places?.[0]).toMatchObject({ place: '最終取引日', choices: ['mdy', 'dmy'] });
    expect(await stored(cut)).toEqual(before);
  });

  it('asks what only a later row makes doubtful, and nothing is stored', async () => {
    const before = await stored(cut);
    const doubtful = file(...rows(400, 440))
      .replaceAll('\r\n', ',\r\n')
      .replace('日,', '日,配信');
    const id = await cut.import('customers', `${doubtful},?\r\n`);

    expect((await cut.show(id)).failure?.code).toBe('file-undecidedColumns');
    expect(await stored(cut)).toEqual(before);
  });
});
