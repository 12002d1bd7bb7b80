import { readXlsx, streamXlsxRows, type StreamRow } from 'hucre/xlsx';

/** A row that holds anything: its number in the sheet, from 1, and its cells as text. */
export interface WorkbookRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A sheet as text. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly WorkbookRow[];
}

/** A sheet whose rows come one after the other. */
export interface OpenSheet extends Omit<WorkbookSheet, 'rows'> {
  readonly rows: () => AsyncGenerator<WorkbookRow>;
}

type CellValue = StreamRow['values'][number];

type Refused = {
  readonly kind: 'refused';
  readonly code: 'passwordProtected' | 'brokenWorkbook' | 'tooLargeWorkbook';
};
export type ReadWorkbook = { readonly kind: 'sheets'; readonly sheets: readonly WorkbookSheet[] } | Refused;
export type OpenWorkbook = { readonly kind: 'open'; readonly sheets: readonly OpenSheet[] } | Refused;

/**
 * What is unpacked at most. A file that unpacks to more is no list; texts that cells share are held all at once, those of 400,000
 * people with companies and addresses in 1.3 GB of memory.
 */
const MOST_BYTES = 400 * 1024 * 1024;
const MOST_SHARED_BYTES = 34 * 1024 * 1024;
/** Cells with anything in them. */
const MOST_CELLS = 6_000_000;
const MOST_ENTRIES = 10_000;

/** A sheet holds more cells than it may. */
class TooManyCells extends Error {}

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
  const opened = await openWorkbook(bytes);
  if (opened.kind === 'refused') return opened;
  return orRefused(async () => {
    const sheets: WorkbookSheet[] = [];
    for (const { rows, ...sheet } of opened.sheets) {
      const held: WorkbookRow[] = [];
      for await (const row of rows()) held.push(row);
      sheets.push({ ...sheet, rows: held });
    }
    return { kind: 'sheets', sheets };
  });
}

/** The same, row by row: only the packed file, and the texts that its cells share, are held. */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenWorkbook> {
  const entries = packedSizes(bytes) ?? [];
  const isTooLarge =
    entries.length > MOST_ENTRIES ||
    entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_BYTES ||
    entries.some(({ name, unpacked }) => name === 'xl/sharedStrings.xml' && unpacked > MOST_SHARED_BYTES) ||
    entries.some(({ packed, unpacked }) => packed > 0 && unpacked === 0);
  if (isTooLarge) return { kind: 'refused', code: 'tooLargeWorkbook' };
  return orRefused(async () => {
    // Names and merged cells: of the rows themselves one a sheet, the rest comes as a stream.
    const outline = await readXlsx(bytes, { maxRows: 1 });
    let cells = 0;
    const rowsOf = async function* (sheet: number, merges: readonly Merge[]): AsyncGenerator<WorkbookRow> {
      const filled = mergedDown(merges);
      for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
        const texts = filled(index, values).map((value) => textOf(value));
        const count = texts.filter((text) => text !== '').length;
        cells += count;
        if (cells > MOST_CELLS) throw new TooManyCells();
        if (count > 0) yield { line: index + 1, cells: texts };
      }
    };
    const sheets = outline.sheets.map(({ name, hidden, veryHidden, merges = [] }, sheet) => ({
      name,
      isHidden: hidden === true || veryHidden === true,
      rows: () => rowsOf(sheet, merges),
    }));
    return { kind: 'open', sheets };
  });
}

/** Whatever a stranger's file makes of the reader is the file's fault: it asks nothing of the outside. */
export async function orRefused<T>(read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooManyCells) return { kind: 'refused', code: 'tooLargeWorkbook' };
    const isLocked = error instanceof Error && error.name === 'EncryptedFileError';
    return { kind: 'refused', code: isLocked ? 'passwordProtected' : 'brokenWorkbook' };
  }
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
