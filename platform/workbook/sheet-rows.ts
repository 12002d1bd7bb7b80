import { serialToDate } from 'hucre';
import { gatherRichText, withoutEscapes } from './rich-text.ts';
import type { Attributes, XmlReader } from './read-xml.ts';
import type { SharedTexts } from './shared-texts.ts';
import { longestText, TooLargeWorkbook } from './workbook-limits.ts';
import type { WorkbookOutline } from './workbook-outline.ts';

export type CellValue = string | number | boolean | Date | null;

/** A row of a sheet by its place, from 0; cells that hold nothing may be holes. */
export interface SheetRow {
  readonly index: number;
  readonly values: readonly (CellValue | undefined)[];
  /** By hand or by a filter. */
  readonly isHidden?: true;
}

/** What the values of cells are made of. */
export type Book = Pick<WorkbookOutline, 'isDate' | 'codeMask' | 'countsFrom1904'> & {
  readonly texts: Pick<SharedTexts, 'at'>;
};

/** Reads rows as their elements come; `take` answers those that are whole. */
export type RowReader = XmlReader & { readonly take: () => readonly SheetRow[] };

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** The last day that Excel knows, in 9999. */
const LAST_DAY = 2_958_465;

/** Reads the cells of a sheet (ECMA-376, 18.3.1.4), also where rows and cells do not say where they stand. */
export function readRows(book: Book): RowReader {
  let rows: SheetRow[] = [];
  let index = -1;
  let values: CellValue[] | undefined;
  let column = 0;
  let isHidden = false;
  let cell: Attributes | undefined;
  let value = '';
  let isValue = false;
  let isInline = false;
  const inline = gatherRichText();
  const openCell = (attributes: Attributes): void => {
    cell = attributes;
    value = '';
    column = columnOf(attributes['r']) ?? column;
    if (column >= MOST_COLUMNS) throw new Error('a cell stands beside the sheet');
  };
  const closeCell = ({ t: type, s: style }: Attributes): void => {
    const found = type === 'inlineStr' ? inline.take() : valueOf(book, value, type, Number(style ?? -1));
    // Far to the right often stand cells with a format alone.
    if (values !== undefined && (found !== null || column < values.length)) values[column] = found;
    column += 1;
    cell = undefined;
  };
  return {
    open: (name, attributes) => {
      if (isInline) inline.open(name);
      else if (name === 'row') {
        index = indexOf(attributes['r'] ?? '', index);
        values = [];
        column = 0;
        isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      } else if (name === 'c' && values !== undefined) openCell(attributes);
      else if (name === 'v') isValue = cell !== undefined;
      else if (name === 'is') isInline = cell !== undefined;
    },
    text: (text) => {
      if (isInline) inline.text(text);
      else if (isValue) value = lengthened(value, text);
    },
    close: (name) => {
      if (name === 'is') isInline = false;
      else if (isInline) inline.close(name);
      else if (name === 'v') isValue = false;
      else if (name === 'c' && cell !== undefined) closeCell(cell);
      else if (name === 'row' && values !== undefined) {
        rows.push(isHidden ? { index, values, isHidden } : { index, values });
        values = undefined;
      }
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** A row that does not say where it stands follows the one before it. */
function indexOf(number: string, before: number): number {
  const index = number === '' ? before + 1 : Number(number) - 1;
  if (!(index >= 0 && index < MOST_ROWS)) throw new Error('a row stands below the sheet');
  return index;
}

/** `AB12` stands in the column 27, counted from 0; undefined where there are no letters. */
function columnOf(place = ''): number | undefined {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? undefined : column - 1;
}

function lengthened(value: string, text: string): string {
  if (value.length + text.length > longestText) throw new TooLargeWorkbook();
  return value + text;
}

function valueOf(book: Book, value: string, type: string | undefined, style: number): CellValue {
  if (type === 'str') return withoutEscapes(value);
  if (value === '') return null;
  if (type === 's') return book.texts.at(Number(value)) ?? null;
  if (type === 'b') return value === '1' || value.toLowerCase() === 'true';
  if (type === 'e') return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  // A number that is no day is shown as a row of hashes, and may be a telephone number.
  const isDay = book.isDate(style) && number >= 0 && number < LAST_DAY + 1;
  if (isDay) return serialToDate(number, book.countsFrom1904);
  const mask = book.codeMask(style);
  return mask !== undefined && Number.isSafeInteger(number) && number >= 0 ? masked(mask, number) : number;
}

/** 456 by `00000` is 00456, 1000001 by `000-0000` is 100-0001: as the sheet shows it, which other files write. */
function masked(mask: string, number: number): string {
  const digits = Array.from(String(number));
  const places = Array.from(mask)
    .toReversed()
    .map((place) => (place === '0' ? (digits.pop() ?? '0') : place));
  return digits.join('') + places.toReversed().join('');
}
