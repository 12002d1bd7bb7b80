import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { dumpDatabase } from '../../support/dump-tables.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench(2);
});
afterAll(() => bench.close());

const take = async (kind: string, text: string, dryRun: '0' | '1') =>
  importFile(bench.deps)(
    {
      params: { kind },
      query: {
        file: 'list.csv',
        basis: 'card',
        dryRun,
        undo: '0',
        on: '2026-09-20',
        session: '在庫セミナー',
      },
      body: new Uint8Array(Buffer.from(text)),
    },
    aCaller(),
  );

const customers = [
  '会社名,氏名,メールアドレス,役職',
  '株式会社一,山田 一,a@one.example,主任',
  '株式会社二,山田 二,b@two.example,部長',
].join('\r\n');

/** One file of each kind that is read; each finds what those before stored. */
const files: readonly (readonly [string, string])[] = [
  ['owners', '氏名,メール\r\n鈴木 花子,suzuki@us.example'],
  ['customers', customers],
  ['customers', customers.replace('主任', '課長')],
  ['accounts', '会社名,業種\r\n株式会社一,製造業\r\n株式会社三,卸売業'],
  ['deals', '案件ID,会社名,状況,金額,失注日\r\nD1,株式会社一,失注,100000,2026/05/01'],
  ['opt-outs', 'メールアドレス,停止日\r\nb@two.example,2025-04-01\r\nz@z.example,2025-04-02'],
  ['inquiry', 'メールアドレス,種別,内容,受付日時\r\na@one.example,お見積,見積を希望,2026/11/20 10:00'],
  ['webinar', 'メールアドレス,氏名,参加時間（分）\r\na@one.example,山田 一,40'],
];

describe('a dry run', () => {
  it('writes nothing, sends nothing, and says exactly what storing then does, for each kind of file', async () => {
    for (const [kind, text] of files) {
      const before = await dumpDatabase(bench.deps.db);
      const rehearsed = await take(kind, text, '1');
      const after = await dumpDatabase(bench.deps.db);
      const stored = await take(kind, text, '0');

      expect(after, kind).toEqual(before);
      expect(rehearsed.stored).toBe(false);
      expect([kind, rehearsed.counts]).toEqual([kind, stored.counts]);
      expect([kind, rehearsed.unmatched]).toEqual([kind, stored.unmatched]);
    }
  });

  it('names who would change, in which field, from what to what', async () => {
    const { changes, counts } = await take('customers', customers.replace('部長', '本部長'), '1');

    expect(counts).toMatchObject({ created: 0, updated: 2, unchanged: 0 });
    expect(changes).toEqual([
      { who: '山田 一', fields: [{ field: 'title', before: '課長', after: '主任' }] },
      { who: '山田 二', fields: [{ field: 'title', before: '部長', after: '本部長' }] },
    ]);
  });

  it('says of the same file again that nothing would change', async () => {
    const { changes, counts } = await take('customers', customers.replace('主任', '課長'), '1');

    expect(changes).toEqual([]);
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });
});
