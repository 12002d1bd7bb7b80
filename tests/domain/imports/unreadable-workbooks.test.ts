import { describe, expect, it } from 'vitest';
import { heldBytes } from '../../../platform/workbook/packed-file.ts';
import { isWorkbook, readWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { rawWorkbook, texts, zipOf, type RawSheet } from '../../support/workbook.ts';

const customers: RawSheet = {
  name: '顧客',
  rows: [
    texts(1, '会社名', '氏名', 'メールアドレス'),
    texts(2, '株式会社北', '山田 太郎', 'yamada@kita.example'),
  ],
};

/** Why a workbook is not read. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  expect(await isWorkbook(heldBytes(bytes))).toBe(true);
  const read = await readWorkbook(bytes);
  return read.kind === 'refused' ? read.code : read.kind;
}

describe('a workbook that cannot be read', () => {
  it.each([
    ['cut off', rawWorkbook([customers]).slice(0, 400)],
    ['no workbook but a ZIP', zipOf([{ name: 'list.csv', content: 'a,b' }])],
  ])('is no workbook: %s', async (_, bytes) => {
    expect(await isWorkbook(heldBytes(bytes))).toBe(false);
  });

  it('is refused where its parts are no XML', async () => {
    const broken = zipOf([
      { name: '[Content_Types].xml', content: '<Types' },
      { name: 'xl/workbook.xml', content: 'none' },
    ]);
    expect(await refusalOf(broken)).toBe('brokenWorkbook');
  });

  it('is refused before it is unpacked where it says that it is huge, or says nothing', async () => {
    const zeros = 'x'.repeat(1_000_000);
    for (const claims of [500 * 1024 * 1024, 0])
      expect(await refusalOf(zipOf([{ name: 'xl/workbook.xml', content: zeros, claims }]))).toBe(
        'tooLargeWorkbook',
      );
  });

  it.each(['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])(
    'unpacks to no more than it says: %s',
    async (name) => {
      const lies = rawWorkbook([customers], [], [], (part) =>
        part.name === name
          ? { name, content: `${String(part.content)}${' '.repeat(50_000_000)}`, claims: 10 }
          : part,
      );
      expect(await refusalOf(lies)).toBe('brokenWorkbook');
    },
  );

  it('is refused where what is unpacked is not what was packed', async () => {
    const bytes = Buffer.from(rawWorkbook([customers]));
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt8(bytes.readUInt8(entry + 16) ^ 1, entry + 16);
    expect(await refusalOf(bytes)).toBe('brokenWorkbook');
  });

  it('is refused where its parts are encrypted', async () => {
    const bytes = Buffer.from(rawWorkbook([customers]));
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await refusalOf(bytes)).toBe('passwordProtected');
  });

  it.each([
    ['a text of a million signs', `<si><t>${'a'.repeat(1_100_000)}</t></si>`],
    ['a name of five million signs', `<si ${'a'.repeat(5_000_000)}="1"/>`],
    ['a thousand elements in each other', `<si>${'<r>'.repeat(1000)}${'</r>'.repeat(1000)}</si>`],
  ])('is refused before it fills the memory: %s', async (_, content) => {
    const bytes = rawWorkbook([customers], [], [], (part) =>
      part.name === 'xl/sharedStrings.xml' ? { ...part, content: `<sst>${content}</sst>` } : part,
    );
    expect(await refusalOf(bytes)).toBe('tooLargeWorkbook');
  });
});
