import { afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const take = (kind: string, text: string, locale: 'ja' | 'en' = 'ja') =>
  importFile(bench.deps)(
    {
      params: { kind },
      query: { file: 'list.csv', basis: 'card', dryRun: '0', undo: '0' },
      body: new Uint8Array(Buffer.from(text)),
    },
    { name: 'test', locale, sees: 'all', changed: () => undefined, tagged: () => undefined },
  );

describe('the refused rows of a file', () => {
  it('come back with their own columns and the remedy; mended, the same file is taken in whole', async () => {
    bench = await openImportBench(100);
    const file = [
      '顧客の一覧',
      '会社名,氏名,メールアドレス,備考',
      '株式会社北,山田 太郎,yamada@kita.example,',
      '株式会社南,鈴木 次郎,suzuki＠minami.example,"=1+1, と書いた"',
      ',,not an address,',
    ].join('\r\n');

    const { refusedFile = '', counts } = await take('customers', file);
    const mended = refusedFile
      .replace('suzuki＠', 'suzuki@')
      .replace(',,not an address', '株式会社東,東 三郎,higashi@higashi.example');
    const again = await take('customers', mended);

    expect(counts).toMatchObject({ taken: 1, refused: 2 });
    const lines = refusedFile.split('\r\n');
    expect(lines[0]).toBe('\uFEFF会社名,氏名,メールアドレス,備考,元の行,直し方');
    expect(lines[1]).toMatch(
      /^株式会社南,鈴木 次郎,suzuki＠minami.example,"'=1\+1, と書いた",4,.*全角.*suzuki@minami\.example/,
    );
    expect(lines[2]).toMatch(/^,,not an address,,5,/);
    expect(again.counts).toMatchObject({ taken: 2, refused: 0, created: 2 });
    expect(again.refusedFile).toBeUndefined();
  });

  it('come back of every kind, in English too, and nothing where none was refused', async () => {
    bench = await openImportBench(100);
    const optOuts = await take('opt-outs', 'Email\nnot an address\na@a.example', 'en');

    expect(optOuts.refusedFile).toMatch(/^\uFEFFEmail,Row,Remedy\r\nnot an address,2,/);
    expect((await take('opt-outs', 'Email\nb@b.example')).refusedFile).toBeUndefined();
  });
});
