import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { heldBytes } from '../../../platform/workbook/packed-file.ts';
import { openWorkbook, orRefused, type WorkbookRow } from '../../../platform/workbook/read-workbook.ts';
import { limitsByRow } from '../../../platform/workbook/workbook-limits.ts';
import { rawWorkbook, texts, type ZipEntry } from '../../support/workbook.ts';

/** The rows of the first sheet, as the importer reads them. */
async function rowsOf(bytes: Uint8Array): Promise<readonly WorkbookRow[]> {
  const opened = await openWorkbook(heldBytes(bytes));
  if (opened.kind === 'refused') throw new Error(opened.code);
  try {
    const rows: WorkbookRow[] = [];
    for await (const row of opened.sheets[0]?.rows() ?? []) rows.push(row);
    return rows;
  } finally {
    opened.close();
  }
}

/** The same, as hucre reads a workbook whose shared texts it holds. */
async function rowsByHucre(bytes: Uint8Array): Promise<readonly WorkbookRow[]> {
  const rows: WorkbookRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
    const cells = values.map(shown);
    while (cells.at(-1) === '') cells.pop();
    if (cells.length > 0) rows.push({ line: index + 1, cells });
  }
  return rows;
}

function shown(value: string | number | boolean | Date | null): string {
  if (value instanceof Date) {
    const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T');
    if (value.getUTCFullYear() < 1900) return time;
    return time === '00:00:00' ? day : `${day} ${time}`;
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}

const word = fc.constantFrom(
  '株式会社北',
  '髙橋 一郎',
  ' a ',
  '&amp;&lt;&#x4E2D;&#20013;',
  '一行_x000D_二行',
  '_x005F_x000D_',
  '<![CDATA[a & b]]>',
  '𠮷野家',
  '',
);
const run = word.map((text) => `<r><rPr><b/></rPr><t xml:space="preserve">${text}</t></r>`);
const reading = fc.constantFrom('', '<rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/>');
const shared = fc.oneof(
  fc.tuple(word, reading).map(([text, above]) => `<t>${text}</t>${above}`),
  fc
    .tuple(fc.array(run, { minLength: 1, maxLength: 3 }), reading)
    .map(([runs, above]) => runs.join('') + above),
  fc.constant('<t/>'),
);
const figure = fc.oneof(
  fc.integer({ min: -9999, max: 99_999 }),
  fc.constantFrom('1.5E3', '0.25', '45717.75'),
);
const day = fc.constantFrom('0.5', '1', '59', '60', '61', '45717', '45717.123', '2958465');
const inner = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((index) => ['t="s"', `<v>${index}</v>`] as const),
  word.map((text) => ['t="inlineStr"', `<is><t>${text}</t></is>`] as const),
  fc
    .array(run, { minLength: 1, maxLength: 3 })
    .map((runs) => ['t="inlineStr"', `<is>${runs.join('')}</is>`] as const),
  word.map((text) => ['t="str"', `<f>A1&amp;"x"</f><v>${text}</v>`] as const),
  fc.constantFrom('0', '1', 'true').map((value) => ['t="b"', `<v>${value}</v>`] as const),
  fc.constantFrom('#N/A', '#REF!').map((value) => ['t="e"', `<v>${value}</v>`] as const),
  figure.map((value) => ['t="n"', `<v>${value}</v>`] as const),
  figure.map((value) => ['s="9"', `<v>${value}</v>`] as const),
  fc
    .tuple(day, fc.integer({ min: 1, max: 4 }))
    .map(([value, style]) => [`s="${style}"`, `<v>${value}</v>`] as const),
  fc.constant(['s="1"', ''] as const),
);
const cell = fc.record({ inner, column: fc.integer({ min: 0, max: 30 }), isPlaced: fc.boolean() });
const letters = (column: number): string =>
  `${column > 25 ? 'A' : ''}${String.fromCharCode(65 + (column % 26))}`;
const rowOf = fc.tuple(fc.array(cell, { maxLength: 8 }), fc.boolean()).map(([cells, isEmpty]) =>
  isEmpty
    ? ''
    : cells
        .toSorted((a, b) => a.column - b.column)
        .map(({ inner: [attributes, content], column, isPlaced }) => {
          const place = isPlaced ? `r="${letters(column)}1" ` : '';
          return content === '' ? `<c ${place}${attributes}/>` : `<c ${place}${attributes}>${content}</c>`;
        })
        .join(''),
);

/** How other programs write the same: elements with a prefix, single quotes, line breaks between elements. */
const written = fc.record({
  hasPrefix: fc.boolean(),
  hasSingleQuotes: fc.boolean(),
  hasBreaks: fc.boolean(),
  countsFrom1904: fc.boolean(),
});

const writtenSo =
  ({
    hasPrefix,
    hasSingleQuotes,
    hasBreaks,
    countsFrom1904,
  }: typeof written extends fc.Arbitrary<infer W> ? W : never) =>
  (part: ZipEntry): ZipEntry => {
    let content = String(part.content);
    if (part.name === 'xl/workbook.xml' && countsFrom1904)
      content = content.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    if (!/sheet1|sharedStrings/.test(part.name)) return { ...part, content };
    if (hasPrefix) content = content.replaceAll(/<(\/?)(?=\w)/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=');
    if (hasSingleQuotes) content = content.replaceAll(/="([^"<>]*)"/g, "='$1'");
    if (hasBreaks) content = content.replaceAll(/<(\/?(?:x:)?(?:row|c|si|sheetData))\b/g, '\r\n  <$1');
    return { ...part, content: `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->${content}` };
  };

const formats = ['yyyy/mm/dd', '[$-411]ggge&quot;年&quot;', 'h:mm', '#,##0&quot;d&quot;'];

describe('a workbook that is read row by row', () => {
  it('has the rows that it has where hucre holds its texts, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf, { maxLength: 8 }),
        fc.array(shared, { minLength: 1, maxLength: 12 }),
        written,
        async (rows, strings, how) => {
          const bytes = rawWorkbook([{ name: 'list', rows }], strings, formats, writtenSo(how));

          expect(await rowsOf(bytes)).toEqual(await rowsByHucre(bytes));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([false, true])('may be packed as it is written, and with sizes of 64 bits: %s', async (zip64) => {
    const pieces: Uint8Array[] = [];
    const stream = writeXlsxStream([['株式会社北', 300]], { name: 'list', zip64, columns: [] });
    for await (const piece of stream) pieces.push(piece);

    expect(await rowsOf(Buffer.concat(pieces))).toEqual([{ line: 1, cells: ['株式会社北', '300'] }]);
  });

  const many = Array.from({ length: 60_000 }, (_, n) => `<t>株式会社第${n}工業 東京都千代田区${n}番地</t>`);
  const row = (number: number, ...indexes: readonly number[]): string =>
    indexes.map((index, column) => `<c r="${letters(column)}${number}" t="s"><v>${index}</v></c>`).join('');

  it('finds texts that lie on disk, in their order and in any other', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) =>
      row(n + 1, n, (n * 7919) % 60_000, 59_999 - n, n % 3, 60_000),
    );
    const bytes = rawWorkbook([{ name: 'list', rows }], many);

    expect(await rowsOf(bytes)).toEqual(await rowsByHucre(bytes));
  });

  it('leaves nothing on disk, read to its end or not, alone or beside another', async () => {
    const bytes = rawWorkbook([{ name: 'list', rows: [row(1, 0), row(2, 59_999)] }], many);
    const broken = rawWorkbook([{ name: 'list', rows: [row(1, 0)] }], many, [], (part) =>
      part.name === 'xl/sharedStrings.xml' ? { ...part, content: String(part.content).slice(0, -10) } : part,
    );

    const [one, other, refused] = await Promise.all(
      [bytes, bytes, broken].map((each) => openWorkbook(heldBytes(each))),
    );
    const held = openFiles();
    const [first, second] = await Promise.all(
      [one, other].map(async (opened) =>
        opened?.kind === 'open' ? opened.sheets[0]?.rows().next() : undefined,
      ),
    );
    for (const opened of [one, other]) if (opened?.kind === 'open') opened.close();

    expect(refused).toEqual({ kind: 'refused', code: 'brokenWorkbook' });
    expect(second).toEqual(first);
    // Where the system tells: files that are open and have no name any more.
    expect(held).toHaveLength(process.platform === 'linux' ? 2 : 0);
    expect(held.filter((path) => !path.endsWith('(deleted)'))).toEqual([]);
    expect(openFiles()).toEqual([]);
  });

  it('ends at the cells that it may have, also where they are far to the right', async () => {
    const rows = ['', `<c r="XFD2"><v>1</v></c>`, texts(3, 'a')];
    const opened = await openWorkbook(heldBytes(rawWorkbook([{ name: 'list', rows }])), {
      ...limitsByRow,
      cells: 16_384,
    });
    if (opened.kind === 'refused') throw new Error(opened.code);
    const [sheet] = opened.sheets;
    const read = sheet?.rows();
    await read?.next();

    expect(await orRefused(async () => read?.next())).toEqual({ kind: 'refused', code: 'tooLargeWorkbook' });
    opened.close();
  });

  it('is no damaged file where it cannot be fetched', async () => {
    const bytes = rawWorkbook([{ name: 'list', rows: [texts(1, 'a')] }]);
    let reads = 0;
    const failing = {
      size: bytes.length,
      read: async (from: number, to: number) => {
        reads += 1;
        if (reads > 4) throw new Error('the store is away');
        return bytes.subarray(from, to);
      },
    };

    await expect(openWorkbook(failing)).rejects.toThrow('the store is away');
  });
});

/** Files of texts that this process holds open. */
const openFiles = (): readonly string[] =>
  process.platform === 'linux'
    ? readdirSync('/proc/self/fd').flatMap((file) => {
        try {
          const path = readlinkSync(join('/proc/self/fd', file));
          return /rekindle-[0-9a-f]{8}-/.test(path) ? [path] : [];
        } catch {
          return [];
        }
      })
    : [];
