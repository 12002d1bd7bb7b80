import Encoding from 'encoding-japanese';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { readWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const take = async (
  kind: string,
  body: string | Uint8Array,
  file = 'list.csv',
  locale: 'ja' | 'en' = 'ja',
) => {
  const report = await importFile(bench.deps)(
    {
      params: { kind },
      query: { file, basis: 'card', dryRun: '0', undo: '0' },
      body: typeof body === 'string' ? new Uint8Array(Buffer.from(body)) : body,
    },
    aCaller({ locale }),
  );
  const { refusedFile } = report;
  const refused = new Uint8Array(Buffer.from(refusedFile?.base64 ?? '', 'base64'));
  return { ...report, refused, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(refused) };
};

const inCp932 = (text: string): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));

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

    const { text, counts, refusedFile } = await take('customers', file);
    const again = await take(
      'customers',
      text
        .replace('suzuki＠', 'suzuki@')
        .replace(',,not an address', '株式会社東,東 三郎,higashi@higashi.example'),
    );

    expect(counts).toMatchObject({ taken: 1, refused: 2 });
    expect(refusedFile).toMatchObject({ name: '断った行-list.csv', rows: 2, of: 2 });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFF会社名,氏名,メールアドレス,備考,元の行（Rekindle）,直す列（Rekindle）,今の値（Rekindle）,直し方（Rekindle）',
    );
    expect(lines[1]).toMatch(
      /^株式会社南,鈴木 次郎,suzuki＠minami.example,"'=1\+1, と書いた",4,メールアドレス,suzuki＠minami.example,.*全角.*suzuki@minami\.example/,
    );
    expect(lines[2]).toMatch(/^,,not an address,,5,メールアドレス,not an address,/);
    expect(again.counts).toMatchObject({ taken: 2, refused: 0, created: 2 });
    expect(again.columns.ignored).toEqual([]);
    expect(again.refusedFile).toBeUndefined();
  });

  it('come back in CP932 with the delimiter of the file, and are taken as they are', async () => {
    bench = await openImportBench(100);
    const file = inCp932('会社名\t氏名\tメール\r\n表ソ工業㈱\t髙﨑 一\t表＠ソ.example\r\n');

    const { refused, refusedFile } = await take('customers', file, '名簿.txt');
    const read = new TextDecoder('shift_jis', { fatal: true }).decode(refused);
    const again = await take('customers', inCp932(read.replace('表＠ソ.example', 'taka@saki.example')));

    expect(refusedFile?.name).toBe('断った行-名簿.txt');
    expect(read).toMatch(/^会社名\t氏名\tメール\t元の行（Rekindle）/);
    expect(read).toContain('\r\n表ソ工業㈱\t髙﨑 一\t表＠ソ.example\t2\tメール\t');
    expect(again).toMatchObject({ encoding: 'shift_jis', counts: { taken: 1, refused: 0 } });
  });

  it('come back as the sheet of a workbook, numbers as numbers', async () => {
    bench = await openImportBench(100);
    const titles = ['会社名', '氏名', 'メール', '従業員数', '電話番号'];
    const row = (email: string) => ['株式会社北', '山田 太郎', email, 120, '0312345678'];
    const file = await writeXlsx({
      sheets: [
        { name: '表紙', rows: [['名簿']] },
        { name: '顧客', rows: [titles, row('yamada＠kita.example')] },
      ],
    });

    const { refused, refusedFile } = await take('customers', file, '名簿.xlsx');
    const workbook = await readWorkbook(refused);
    const again = await take('customers', refused, '名簿.xlsx');

    expect(refusedFile?.name).toBe('断った行-名簿.xlsx');
    expect(workbook).toMatchObject({ kind: 'sheets', sheets: [{ name: '顧客' }] });
    expect(workbook.kind === 'sheets' && workbook.sheets[0]?.rows[1]?.cells.slice(0, 7)).toEqual([
      ...row('yamada＠kita.example').map(String),
      '2',
      'メール',
    ]);
    expect(again.counts).toMatchObject({ taken: 0, refused: 1 });
    expect(again.columns.seen?.map(({ column }) => column)).toEqual(titles);
  });

  it('come back of every kind, in English too, and nothing where none was refused', async () => {
    bench = await openImportBench(100);
    const optOuts = await take('opt-outs', 'Email\nnot an address\na@a.example', 'list.csv', 'en');

    expect(optOuts.text).toMatch(
      /^\uFEFFEmail,Row \(Rekindle\),Column \(Rekindle\),Value \(Rekindle\),Remedy \(Rekindle\)\r\nnot an address,2,Email,not an address,/,
    );
    expect((await take('opt-outs', 'Email\nb@b.example')).refusedFile).toBeUndefined();
  });

  it('say of what webinar they are, where the report said it above its titles', async () => {
    bench = await openImportBench(100);
    const report = [
      'Attendee Report',
      'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)',
      'Online 11/20,123 456 789,"Nov 20, 2026 10:00 AM",60',
      'Attendee Details,',
      'Attended,User Name (Original Name),Email,Join Time',
      'Yes,Taro,nowhere,"Nov 20, 2026 10:01 AM"',
    ].join('\r\n');

    const { text } = await take('webinar', report);
    const again = await take('webinar', text.replace(',nowhere,', ',a@a.example,'));

    expect(again.counts).toMatchObject({ taken: 1, refused: 0 });
  });

  it('come of a larger file at most so many, and it is said of how many', async () => {
    bench = await openImportBench(100);
    const rows = Array.from({ length: 2_100 }, (_, row) => `not an address ${row}`);

    const id = await bench.import('opt-outs', ['Email', ...rows].join('\n'));
    const { report } = await bench.show(id);

    expect(report?.refusedFile).toMatchObject({ rows: 2000, of: 2100 });
  });
});
