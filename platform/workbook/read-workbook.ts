import { fillMerged, readMergedCells, type MergedCells } from './merged-cells.ts';
import { heldBytes, packedParts, unpack, type Bytes, type PackedPart } from './packed-file.ts';
import { readWholeXml, readXml } from './read-xml.ts';
import { gatherRichText } from './rich-text.ts';
import { openSharedTexts, type SharedTexts } from './shared-texts.ts';
import { readRows, type Book, type CellValue, type SheetRow } from './sheet-rows.ts';
import {
  limitsByRow,
  limitsWhole,
  mostParts,
  TooLargeWorkbook,
  type WorkbookLimits,
} from './workbook-limits.ts';
import { readOutline } from './workbook-outline.ts';

/** A row that holds anything: its number in the sheet, from 1, and its cells as text. */
export interface WorkbookRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** By hand or by a filter. */
  readonly isHidden?: true;
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

type Refused = {
  readonly kind: 'refused';
  readonly code: 'passwordProtected' | 'brokenWorkbook' | 'tooLargeWorkbook';
};
export type ReadWorkbook = { readonly kind: 'sheets'; readonly sheets: readonly WorkbookSheet[] } | Refused;
/** `close` gives back what lies on disk; the rows are read before. */
export type OpenWorkbook =
  | { readonly kind: 'open'; readonly sheets: readonly OpenSheet[]; readonly close: () => void }
  | Refused;

/** Whether a file is an Excel workbook (.xlsx, .xlsm), by what it is packed of. */
export async function isWorkbook(file: Bytes): Promise<boolean> {
  const [first, second] = await file.read(0, 2);
  if (first !== 0x50 || second !== 0x4b) return false;
  const parts = await packedParts(file);
  return parts?.some(({ name }) => name === 'xl/workbook.xml') ?? false;
}

/**
 * Reads the sheets of an Excel workbook. Dates and times become text as ISO 8601 writes them, numbers as Excel shows
 * them (15 digits). A text that was merged over several rows stands in each of them; a number does not, for it may be a sum.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const opened = await openWorkbook(heldBytes(bytes), limitsWhole);
  if (opened.kind === 'refused') return opened;
  return orRefused(async () => {
    try {
      const sheets: WorkbookSheet[] = [];
      for (const { rows, ...sheet } of opened.sheets) {
        const held: WorkbookRow[] = [];
        for await (const row of rows()) held.push(row);
        sheets.push({ ...sheet, rows: held });
      }
      return { kind: 'sheets', sheets };
    } finally {
      opened.close();
    }
  });
}

/** The same, row by row: neither the file nor the texts that its cells share are held. */
export async function openWorkbook(
  given: Bytes,
  limits: WorkbookLimits = limitsByRow,
): Promise<OpenWorkbook> {
  const file = markingFaults(given);
  const parts = (await packedParts(given)) ?? [];
  const isTooLarge =
    parts.length > mostParts ||
    parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.bytes ||
    parts.some(({ packed, unpacked }) => packed > 0 && unpacked === 0);
  if (isTooLarge) return { kind: 'refused', code: 'tooLargeWorkbook' };
  if (parts.some(({ isEncrypted }) => isEncrypted)) return { kind: 'refused', code: 'passwordProtected' };
  return orRefused(async () => {
    const outline = await readOutline(file, parts);
    const texts = await sharedTextsOf(file, outline.sharedTexts);
    const countCells = cellCounter(limits.cells);
    const sheets = outline.sheets.map(({ name, isHidden, part }) => {
      let merges: Promise<readonly MergedCells[]> | undefined;
      const rows = async function* (): AsyncGenerator<WorkbookRow> {
        merges ??= readMergedCells(unpack(file, part));
        const fill = fillMerged(await merges);
        for await (const row of rowsOf(file, part, { ...outline, texts })) {
          const cells = textsOf(fill(row));
          countCells(cells.length);
          if (cells.length > 0)
            yield row.isHidden
              ? { line: row.index + 1, cells, isHidden: true }
              : { line: row.index + 1, cells };
        }
      };
      return { name, isHidden, rows };
    });
    return { kind: 'open', sheets, close: texts.close };
  });
}

/**
 * Whatever a stranger's file makes of the reader is the file's fault; where the file cannot be fetched, or nothing be
 * written to the disk, it is not.
 */
export async function orRefused<T>(read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadBytes) throw error.cause;
    if (error instanceof Error && 'syscall' in error) throw error;
    const code = error instanceof TooLargeWorkbook ? 'tooLargeWorkbook' : 'brokenWorkbook';
    return { kind: 'refused', code };
  }
}

/** The file could not be read where it lies. */
class UnreadBytes extends Error {}

const markingFaults = ({ size, read }: Bytes): Bytes => ({
  size,
  read: (from, to) =>
    read(from, to).catch((cause: unknown) => {
      throw new UnreadBytes('the file could not be read', { cause });
    }),
});

async function sharedTextsOf(file: Bytes, part: PackedPart | undefined): Promise<SharedTexts> {
  const texts = openSharedTexts();
  if (part === undefined) return texts;
  const { open, text, close, take } = gatherRichText();
  try {
    await readWholeXml(unpack(file, part), {
      open,
      text,
      close: (name) => (name === 'si' ? texts.add(take()) : close(name)),
    });
  } catch (error) {
    texts.close();
    throw error;
  }
  return texts;
}

function cellCounter(most: number): (cells: number) => void {
  let count = 0;
  return (cells) => {
    count += cells;
    if (count > most) throw new TooLargeWorkbook();
  };
}

async function* rowsOf(file: Bytes, part: PackedPart, book: Book): AsyncGenerator<SheetRow> {
  const reader = readRows(book);
  for await (const _ of readXml(unpack(file, part), reader)) yield* reader.take();
}

/** Up to the last cell that holds anything. */
function textsOf(values: SheetRow['values']): readonly string[] {
  const texts = Array.from(values, textOf);
  while (texts.at(-1) === '') texts.pop();
  return texts;
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
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
