import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const titles = [
  '会社名',
  '役職',
  '氏名',
  'フリガナ',
  'メールアドレス',
  '電話番号',
  '郵便番号',
  '住所',
  '業種',
  '従業員数',
  '最終取引日',
  '最終接触日',
];
const jobs = ['部長', '課長', '主任', '係長', '取締役', '担当'];
const industries = ['製造業', '卸売業', '小売業', '建設業', '情報通信業', '運輸業', '金融業', '医療・福祉'];
const FIRST_DAY = 44_000;

/** A row of the list: texts, and numbers of which the last two are days as Excel counts them. */
const cellsOf = (n: number): readonly (string | number)[] => [
  `株式会社ミナト第${n >> 1}工業`,
  jobs[n % jobs.length] ?? '',
  `高橋 太郎${n}`,
  `タカハシ タロウ${n}`,
  `taro.takahashi${n}@minato-kogyo${n >> 1}.example`,
  `03-${1000 + (Math.floor(n / 10_000) % 9000)}-${String(n % 10_000).padStart(4, '0')}`,
  `${100 + (n % 900)}-${String((n * 7) % 10_000).padStart(4, '0')}`,
  `東京都千代田区丸の内${(n % 9) + 1}丁目${(n % 40) + 1}番${n}号 ミナトビル${(n % 20) + 1}階`,
  industries[n % industries.length] ?? '',
  50 + (n % 500),
  FIRST_DAY + (n % 1500),
  FIRST_DAY + ((n * 3) % 1700),
];

/** Writes a list of people as CSV, with fewer columns: a million rows have to fit into what is imported. */
export async function writeCsv(path: string, count: number): Promise<void> {
  const lineOf = (n: number): string =>
    `株式会社${n >> 1},担当 ${n},部長,p${n}@c${n >> 1}.example,03-1234-5678,製造業,300,2025-03-15\n`;
  const blocks = function* (): Generator<string> {
    yield '会社名,氏名,役職,メールアドレス,電話番号,業種,従業員数,最終接触日\n';
    for (let from = 0; from < count; from += BLOCK) yield blockOf(from, count, lineOf);
  };
  await pipeline(Readable.from(blocks()), createWriteStream(path));
}

const BLOCK = 1000;
const blockOf = (from: number, count: number, write: (n: number) => string): string =>
  Array.from({ length: Math.min(BLOCK, count - from) }, (_, n) => write(from + n)).join('');

/**
 * Writes a list of people as Excel keeps it: texts numbered in the order of their first use, readings above names, days as
 * numbers with the format of a date. Texts that no other row has are numbered without being held.
 */
export async function writeExcel(path: string, count: number): Promise<void> {
  const numbers = new Map<string, number>();
  const texts = { next: 0, waiting: '' };
  const numberOf = (text: string, isKept: boolean): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    texts.waiting += `<si><t>${text}</t>${
      text.startsWith('高橋') ? '<rPh sb="0" eb="2"><t>タカハシ</t></rPh>' : ''
    }<phoneticPr fontId="1"/></si>`;
    if (isKept) numbers.set(text, texts.next);
    return texts.next++;
  };
  const rowOf = (n: number, cells: readonly (string | number)[]): string => {
    numbers.delete(String(cellsOf(n - 4)[0]));
    const written = cells.map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${n}`;
      if (typeof cell === 'number') return `<c r="${place}"${column > 9 ? ' s="1"' : ''}><v>${cell}</v></c>`;
      return `<c r="${place}" t="s"><v>${numberOf(cell, column < 2 || column === 8)}</v></c>`;
    });
    return `<row r="${n}" spans="1:12" x14ac:dyDescent="0.4">${written.join('')}</row>`;
  };
  const sheet = packing(path, 'xl/worksheets/sheet1.xml');
  const shared = packing(path, 'xl/sharedStrings.xml');
  await sheet.write(`<worksheet ${MAIN}><dimension ref="A1:L${count + 1}"/><sheetData>${rowOf(1, titles)}`);
  await shared.write(`<sst ${MAIN}>`);
  for (let from = 0; from < count; from += BLOCK) {
    await sheet.write(blockOf(from, count, (n) => rowOf(n + 2, cellsOf(n))));
    await shared.write(texts.waiting);
    texts.waiting = '';
  }
  const parts = [await sheet.end('</sheetData></worksheet>'), await shared.end('</sst>')];
  for (const [name, content] of smallParts) parts.push(await packing(path, name).end(content));
  await joinParts(path, parts);
}

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationsTo = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], n) =>
        `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const smallParts = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="${TYPES}.worksheet+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`,
  ],
  ['_rels/.rels', relationsTo(['officeDocument', 'xl/workbook.xml'])],
  [
    'xl/workbook.xml',
    `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="list" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relationsTo(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ),
  ],
  [
    'xl/styles.xml',
    `<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
] as const;

interface WrittenPart {
  readonly name: string;
  readonly path: string;
  readonly checksum: number;
  readonly size: number;
}

/** A part that is packed into a file of its own while it grows. */
function packing(beside: string, name: string) {
  const path = `${beside}.${name.replaceAll('/', '-')}`;
  const packer = createDeflateRaw({ level: 4 });
  const done = pipeline(packer, createWriteStream(path));
  let checksum = 0;
  let size = 0;
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    await new Promise((resolve) => packer.write(bytes, resolve));
  };
  const end = async (text: string): Promise<WrittenPart> => {
    await write(text);
    packer.end();
    await done;
    return { name, path, checksum, size };
  };
  return { write, end };
}

/** Puts packed parts behind each other as a ZIP file (PKWARE's APPNOTE 4.3), and removes them. */
async function joinParts(path: string, parts: readonly WrittenPart[]): Promise<void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = statSync(part.path).size;
    const local = headerOf(part, packed, 0x04034b50, 30);
    await appendFile(path, local);
    await pipeline(createReadStream(part.path), createWriteStream(path, { flags: 'a' }));
    await rm(part.path);
    const entry = headerOf(part, packed, 0x02014b50, 46);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry);
    offset += local.length + packed;
  }
  const end = Buffer.alloc(22);
  const whole = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  await appendFile(path, Buffer.concat([whole, end]));
}

/** The header before a part, or its entry in the directory, which begins with one version more. */
function headerOf(
  { name, checksum, size }: WrittenPart,
  packed: number,
  mark: number,
  length: number,
): Buffer {
  const header = Buffer.alloc(length);
  const from = length === 46 ? 6 : 4;
  header.writeUInt32LE(mark, 0);
  header.writeUInt16LE(20, from);
  header.writeUInt16LE(8, from + 4);
  header.writeUInt32LE(checksum, from + 10);
  header.writeUInt32LE(packed, from + 14);
  header.writeUInt32LE(size, from + 18);
  header.writeUInt16LE(Buffer.byteLength(name), from + 22);
  return Buffer.concat([header, Buffer.from(name)]);
}
