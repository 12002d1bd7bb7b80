import { readXlsx, streamXlsxRows, type StreamRow } from 'hucre/xlsx';

/** A sheet as text: of each row that holds anything its number in the sheet, from 1, and its cells. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

type CellValue = StreamRow['values'][number];

export type ReadWorkbook =
  | { readonly kind: 'sheets'; readonly sheets: readonly WorkbookSheet[] }
  | { readonly kind: 'refused'; readonly code: 'passwordProtected' | 'brokenWorkbook' | 'tooLargeWorkbook' };

/** What is unpacked at most: a sheet of 300,000 rows and 20 columns. A file that unpacks to more is no list. */
const MOST_BYTES = 400 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
/** Cells with anything in them. */
const MOST_CELLS = 6_000_000;

/** Whether the bytes are an Excel workbook (.xlsx, .xlsm), by what it is packed of. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  return isZip && (packedSizes(bytes)?.some(({ name }) => name === 'xl/workbook.xml') ?? false);
}

/**
 * Reads the sheets of an Excel workbook. Dates and times become text as ISO 8601 writes them, numbers as Excel shows
 * them (15 digits). A text that was merged over several rows stands in each of them; a number does not, for it may be a sum.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const entries = packedSizes(bytes) ?? [];
  const isTooLarge =
    entries.length > MOST_ENTRIES ||
    entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_BYTES ||
    entries.some(({ packed, unpacked }) => packed > 0 && unpacked === 0);
  if (isTooLarge) return { kind: 'refused', code: 'tooLargeWorkbook' };
  try {
    return await readSheets(bytes);
  } catch (error) {
    // Whatever a stranger's file makes of the reader is the file's fault: it asks nothing of the outside.
    const isLocked = error instanceof Error && error.name === 'EncryptedFileError';
    return { kind: 'refused', code: isLocked ? 'passwordProtected' : 'brokenWorkbook' };
  }
}

async function readSheets(bytes: Uint8Array): Promise<ReadWorkbook> {
  // Names and merged cells: of the rows themselves one a sheet, the rest comes as a stream.
  const outline = await readXlsx(bytes, { maxRows: 1 });
  const sheets: WorkbookSheet[] = [];
  let cells = 0;
  for (const [sheet, { name, hidden, veryHidden, merges = [] }] of outline.sheets.entries()) {
    const filled = mergedDown(merges);
    const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const texts = filled(index, values).map((value) => textOf(value));
      const count = texts.filter((text) => text !== '').length;
      cells += count;
      if (cells > MOST_CELLS) return { kind: 'refused', code: 'tooLargeWorkbook' };
      if (count > 0) rows.push({ line: index + 1, cells: texts });
    }
    sheets.push({ name, isHidden: hidden === true || veryHidden === true, rows });
  }
  return { kind: 'sheets', sheets };
}

type Fill = (index: number, values: readonly CellValue[]) => readonly CellValue[];

type Merge = Readonly<Record<'startRow' | 'endRow' | 'startCol', number>>;

/** Gives the rows of a merged cell the text of its first one; rows are given in their order. */
function mergedDown(all: readonly Merge[]): Fill {
  const merges = all.filter(({ startRow, endRow }) => endRow > startRow);
  if (merges.length === 0) return (_, values) => values;
  const columnsOf = new Map<number, { readonly column: number; readonly startRow: number }[]>();
  for (const { startRow, endRow, startCol: column } of merges)
    for (let row = startRow; row <= Math.min(endRow, startRow + MOST_MERGED); row++)
      columnsOf.set(row, [...(columnsOf.get(row) ?? []), { column, startRow }]);
  const firsts = new Map<string, CellValue>();
  return (index, values) => {
    const merged = columnsOf.get(index);
    if (merged === undefined) return values;
    const own = [...values];
    for (const { column, startRow } of merged) {
      const key = `${startRow} ${column}`;
      if (index === startRow) firsts.set(key, own[column] ?? null);
      const first = firsts.get(key);
      const isText = typeof first === 'string' || first instanceof Date;
      if (isText && (own[column] ?? null) === null) own[column] = first;
    }
    return Array.from(own, (value) => value ?? null);
  };
}

/** A cell merged over more rows than this is a frame around the list. */
const MOST_MERGED = 1000;

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value;
}

/** Excel keeps a time of day as a part of its day zero. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  if (date.getUTCFullYear() < 1900) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function numberText(value: number): string {
  const shown = Number(value.toPrecision(15));
  return Number.isInteger(shown) ? BigInt(shown).toString() : String(shown);
}

interface Packed {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/**
 * The sizes in the directory of a ZIP file (PKWARE's APPNOTE 4.3.12 and 4.3.16); undefined where there is none. The
 * reader unpacks no entry to more than it says here.
 */
function packedSizes(bytes: Uint8Array): readonly Packed[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const found: Packed[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    found.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

/** The end of the directory stands in the last 64 KB: only a comment follows it. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}
