import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import type { ReadFile, ReadOptions } from '../../../domain/imports/read-result.ts';
import { readSheets } from '../../../domain/imports/read-sheets.ts';
import { readWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { rawWorkbook, texts } from '../../support/workbook.ts';

async function read<K extends ImportKind>(kind: K, bytes: Uint8Array, options: ReadOptions = {}) {
  const workbook = await readWorkbook(bytes);
  if (workbook.kind === 'refused') throw new Error(workbook.code);
  return readSheets(kind, workbook.sheets, options);
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

describe('rows that a filter hides', () => {
  const filtered = rawWorkbook([
    {
      name: '顧客',
      hiddenRows: [3],
      rows: [
        texts(1, '会社名', '氏名', 'メールアドレス'),
        texts(2, '株式会社北', '山田 太郎', 'yamada@kita.example'),
        texts(3, '株式会社南', '鈴木 花子', 'suzuki@minami.example'),
        texts(4, '株式会社東', '田中 一郎', 'tanaka@higashi.example'),
      ],
    },
  ]);
  const title = '(非表示の行 / hidden row)';
  const emails = (file: ReadFile<'customer'>) => file.rows.map(({ record }) => record.email?.split('@')[0]);

  it('are asked about, with what to say', async () => {
    const result = await read('customer', filtered);

    if (result.kind === 'read') throw new Error('nothing was asked');
    const { refusal } = result;
    expect(refusal).toMatchObject({ code: 'undecidedColumns', columns: [{ column: title }] });
    expect(fileRefusalMessage(refusal, 'en')).toContain(`"${title}=leftOut"`);
    expect(fileRefusalMessage(refusal, 'ja')).not.toContain('noMail');
  });

  it('are left out and counted, or taken as all others, as a person says', async () => {
    const without = await fileOf('customer', filtered, { mapping: { [title]: 'leftOut' } });
    const whole = await fileOf('customer', filtered, { mapping: { [title]: 'takenToo' } });

    expect(emails(without)).toEqual(['yamada', 'tanaka']);
    expect(without.counts).toMatchObject({ taken: 2, excluded: 1 });
    expect(emails(whole)).toEqual(['yamada', 'suzuki', 'tanaka']);
    const [first] = whole.rows;
    expect(Object.keys(first?.record ?? {})).not.toContain('takenToo');
  });

  it('are heard in a list of refusals, whatever is hidden', async () => {
    expect((await fileOf('optOut', filtered, { mapping: { 氏名: 'ignore' } })).counts.taken).toBe(3);
  });

  it('may have been named for a workbook, or a part of one, that hides none', async () => {
    const options = { mapping: { [title]: 'leftOut' } };

    const open = rawWorkbook([{ name: '顧客', rows: [texts(1, 'メール'), texts(2, 'yamada@kita.example')] }]);

    expect(emails(await fileOf('customer', open, options))).toEqual(['yamada']);
  });
});
