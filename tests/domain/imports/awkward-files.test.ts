import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { importKindSchema } from '../../../domain/imports/import-records.ts';
import { columnNames } from '../../../domain/imports/column-names.ts';
import { fieldsOfKind, readRecords } from '../../../domain/imports/read-records.ts';
import { cp932, fileCode, readFileOf, recordsOf, utf16, utf8 } from './file-builders.ts';

const bytesOf = (...bytes: readonly number[]): Uint8Array =>
  Uint8Array.from([...bytes, ...Array<number>(64).fill(0)]);
const ascii = (text: string): readonly number[] => [...utf8(text)];

describe('a file that is no table', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['only blanks', utf8(' \r\n \n'), 'empty'],
    ['a PNG', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'imageFile'],
    ['a PDF', utf8('%PDF-1.7 ...'), 'pdfFile'],
    ['an xlsx', bytesOf(0x50, 0x4b, 3, 4, ...ascii('....[Content_Types].xml')), 'excelFile'],
    ['a zip', bytesOf(0x50, 0x4b, 3, 4, ...ascii('customers.csv')), 'zipFile'],
    ['an xls', bytesOf(0xd0, 0xcf, 0x11, 0xe0, ...ascii('W\0o\0r\0k\0b\0o\0o\0k\0')), 'oldExcelFile'],
    [
      'a locked xlsx',
      bytesOf(0xd0, 0xcf, 0x11, 0xe0, ...ascii('EncryptedPackage'.split('').join('\0'))),
      'passwordProtected',
    ],
    ['a program', bytesOf(1, 2, 3, 0, 0, 0, 9), 'binaryFile'],
    ['a web page', utf8('<html><table><tr><td>メール</td></tr></table></html>'), 'htmlFile'],
    ['JSON', utf8('[{"email":"a@x.example"}]'), 'notATable'],
    [
      'Latin-1',
      Uint8Array.from([...ascii('email,name\na@x.example,Ren'), 0xe9, ...ascii(',\n')]),
      'unknownEncoding',
    ],
    ['a letter', utf8('拝啓\n時下ますますご清栄のこととお慶び申し上げます。'), 'noHeader'],
    ['only a header', utf8('メール,氏名\n'), 'noRows'],
  ])('such as %s is refused', (_what, bytes, code) => {
    expect(fileCode('customer', bytes)).toBe(code);
  });
});

describe('a file in any usual writing', () => {
  const text = 'メール,氏名,部署\r\na@x.example,表 ソラ,ソフト部\r\n';
  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['CP932', cp932(text), 'shift_jis'],
    ['UTF-16LE', utf16(text), 'utf-16le'],
    ['UTF-16BE', utf16(text, 'be'), 'utf-16be'],
    ['UTF-16LE without a mark', utf16(text).subarray(2), 'utf-16le'],
    ['a stray NUL', utf8(`${text}b@x.example,${'あ'.repeat(40)}\0,営業部`), 'utf-8'],
  ])('is read: %s', (_what, bytes, encoding) => {
    const file = readFileOf('customer', bytes);
    expect(file.format).toEqual({ encoding, delimiter: ',', headerLine: 1 });
    expect(file.rows[0]).toEqual({
      line: 2,
      record: {
        email: 'a@x.example',
        fullName: '表 ソラ',
        lastName: '表',
        firstName: 'ソラ',
        department: 'ソフト部',
        tags: [],
      },
    });
  });

  it.each([
    ['\t', '\t'],
    [';', ';'],
    [',', ','],
  ])('is read with the delimiter %j', (sign, delimiter) => {
    const file = readFileOf(
      'customer',
      ['メール', '氏名'].join(sign) + '\n' + ['a@x.example', '山田 太郎'].join(sign),
    );
    expect(file.format.delimiter).toBe(delimiter);
    expect(file.counts.taken).toBe(1);
  });
});

describe('a table as Excel users keep it', () => {
  it('may begin with title rows and blank rows, and keeps its line numbers', () => {
    const file = readFileOf(
      'customer',
      '顧客一覧（2026年度）,,\n\n作成者:,田中,\n,,\nメールアドレス（必須）,氏名,会社名\n,,\na@x.example,"山田\n太郎",甲社 御中\n\nb@x.example,鈴木　花子様,乙社',
    );
    expect(file.format.headerLine).toBe(5);
    expect(file.rows.map(({ line }) => line)).toEqual([7, 10]);
    expect(file.rows[0]?.record.accountName).toBe('甲社');
    expect(file.rows[1]?.record).toMatchObject({ fullName: '鈴木 花子', lastName: '鈴木' });
  });

  it('may leave out blank cells at the end of rows', () => {
    const file = readFileOf(
      'customer',
      'メール,氏名,部署,役職\na@x.example\nb@x.example,山田\nc@x.example,鈴木,,\n',
    );
    expect(file.counts).toMatchObject({ taken: 3, refused: 0 });
  });

  it('loses only the rows that do not fit the header', () => {
    const file = readFileOf(
      'customer',
      'メール,氏名,会社名\na@x.example,山田,甲,乙,丙\nb@x.example,鈴\n木,乙社\nc@x.example,佐藤,丙社\n',
    );
    expect(file.refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'raggedRow'],
      [3, 'raggedRow'],
      [4, 'raggedRow'],
    ]);
    expect(file.rows.map(({ line }) => line)).toEqual([5]);
  });

  it('loses only the line of a quote that is never closed', () => {
    const file = readFileOf('customer', 'メール,氏名\na@x.example,山田\nb@x.example,"鈴木\nc@x.example,佐藤');
    expect(file.refusals).toMatchObject([{ line: 3, code: 'unclosedQuote' }]);
    expect(file.rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(file.counts).toEqual({ read: 3, taken: 2, refused: 1, merged: 0, excluded: 0 });
  });

  it.each([
    ['C商店,"川田 ""次郎""",l@q1.example'],
    ['C商店,"川田 次郎",l@q1.example'],
    ['"C商店",川田 次郎,l@q1.example'],
  ])('loses only the line of a quote that another one seems to close: %s', (closing) => {
    const file = readFileOf(
      'customer',
      [
        '会社名,氏名,メール',
        '"A商店,山田 太郎,y@q1.example',
        'B商店,川田 次郎,k@q1.example',
        closing,
        'D商店,川田 三郎,m@q1.example',
      ].join('\n'),
    );
    expect(file.refusals).toMatchObject([{ line: 2, code: 'unclosedQuote' }]);
    expect(file.rows.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('names its unknown columns, which are no error', () => {
    const file = readFileOf('customer', 'メール,血液型,氏名,\na@x.example,A,山田,');
    expect(file.columns).toMatchObject({
      used: [
        { column: 'メール', field: 'email' },
        { column: '氏名', field: 'fullName' },
      ],
      ignored: ['血液型'],
    });
  });

  it('is read by the given mapping first', () => {
    const file = readFileOf('customer', '連絡,氏名,メール\na@x.example,山田,b@x.example', {
      mapping: { 連絡: 'email', 氏名: 'ignore' },
    });
    expect(file.rows[0]?.record).toEqual({ email: 'a@x.example', tags: [] });
    expect(file.columns.ignored).toEqual(['氏名', 'メール']);
    expect(fileCode('customer', 'メール\na@x.example', { mapping: { メール: 'mail' } })).toBe('unknownField');
  });
});

describe('a column that a person names', () => {
  it('and the file has not is a slip, named with the columns that there are', () => {
    const result = readRecords('customer', utf8('メール,氏名\na@x.example,山田'), {
      mapping: { メアド: 'email' },
    });
    if (result.kind !== 'refused') throw new Error('the file was read');
    for (const locale of ['ja', 'en'] as const)
      expect(fileRefusalMessage(result.refusal, locale)).toMatch(/メアド.*メール/);
    expect(fileCode('customer', 'メール\na@x.example', { mapping: { 血液型: 'ignore' } })).toBe('read');
  });
});

describe('a file of another kind', () => {
  const deals = '案件ID,会社名,メール,ステージ,金額,受注日\n1,甲社,a@x.example,受注,100,2025/3/1';
  const customers = 'メール,氏名,フリガナ,会社名,部署,役職\na@x.example,山田 太郎,ヤマダ,甲社,営業部,部長';

  it.each([
    ['customer', deals, 'wrongKind'],
    ['deal', customers, 'wrongKind'],
    ['account', customers, 'wrongKind'],
    ['owner', customers, 'wrongKind'],
    ['deal', deals, 'read'],
    ['customer', customers, 'read'],
    ['optOut', customers, 'read'],
    ['owner', '氏名,メール,部署,電話\n山田,a@x.example,営業部,03-1234-5678', 'read'],
    ['account', '会社名,業種,従業員数,メール\n甲社,製造業,50名,a@x.example', 'read'],
    ['deal', '商品,会社名\nA,甲社', 'missingColumns'],
    ['webinar', 'メール,視聴時間\na@x.example,42', 'missingSession'],
  ] as const)('given as %s: %s', (kind, text, code) => {
    expect(fileCode(kind, text)).toBe(code);
  });
});

describe('the known columns', () => {
  it.each(importKindSchema.options)('of a %s file are the fields its reader fills', (kind) => {
    expect(Object.keys(columnNames[kind]).toSorted()).toEqual([...fieldsOfKind(kind)].toSorted());
  });

  it('cover the exports of usual tools', () => {
    const sansan = recordsOf(
      'customer',
      '会社名,部署名,役職,氏名,e-mail,TEL会社,TEL直通,携帯電話,名刺交換日\n甲社,営業部,部長,山田 太郎,a@x.example,03-1111-2222,03-1111-3333,9012345678,2024/5/1',
    );
    expect(sansan[0]).toMatchObject({
      phoneDirect: '03-1111-3333',
      phoneMobile: '09012345678',
      firstSeenOn: '2024-05-01',
    });
    const hubspot = recordsOf(
      'customer',
      'Record ID,First Name,Last Name,Email,Company Name,Contact owner,Unsubscribed from all email\n1,John,Smith,a@x.example,Acme,Jane Roe,true',
    );
    expect(hubspot[0]).toMatchObject({
      fullName: 'John Smith',
      accountName: 'Acme',
      noMail: true,
      externalId: '1',
    });
    const salesforce = recordsOf(
      'deal',
      'Opportunity ID,Account Name,Stage,Close Date,Amount\n006,Acme,Closed Won,5/31/2024,"1,200.50"',
    );
    expect(salesforce[0]).toMatchObject({
      dealId: '006',
      stage: 'won',
      closedOn: '2024-05-31',
      amount: 1200.5,
    });
  });
});
