import { readWholeXml } from './read-xml.ts';
import type { CellValue, SheetRow } from './sheet-rows.ts';
import { mostMerges, TooLargeWorkbook } from './workbook-limits.ts';

/** Cells of one column that were made one: rows from one to another, both counted from 0. */
export interface MergedCells {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** A cell merged over more rows than this is a frame around the list. */
const MOST_ROWS = 1000;

/** Which cells of a sheet are merged over several rows, in the order in which they begin. They stand behind the rows. */
export async function readMergedCells(pieces: AsyncIterable<Uint8Array>): Promise<readonly MergedCells[]> {
  const merges: MergedCells[] = [];
  await readWholeXml(behindRows(pieces), {
    open: (name, { ref = '' }) => {
      if (name !== 'mergeCell') return;
      const [, letters = '', first, last] = /^\$?([A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)$/.exec(ref) ?? [];
      const [from, to] = [Number(first) - 1, Number(last) - 1];
      if (!(to > from)) return;
      if (merges.length >= mostMerges) throw new TooLargeWorkbook();
      merges.push({ column: columnNumber(letters), from, to: Math.min(to, from + MOST_ROWS) });
    },
  });
  return merges.toSorted((a, b) => a.from - b.from);
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const LONGEST_TAG = 100;

/** What follows the rows of a sheet: a search for their end takes a tenth of the time of reading them. */
async function* behindRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isBehind = false;
  let tail = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (isBehind) yield piece;
    else {
      const bytes = Buffer.concat([tail, piece]);
      const end = endOfRows(bytes);
      isBehind = end !== undefined;
      if (end !== undefined) yield bytes.subarray(end);
      tail = bytes.subarray(-LONGEST_TAG);
    }
  }
}

const endTag = /<\/(?:[\w.-]+:)?sheetData\s*>/;

function endOfRows(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf('sheetData'); at >= 0; at = bytes.indexOf('sheetData', at + 1)) {
    const from = Math.max(0, at - LONGEST_TAG / 2);
    const found = endTag.exec(bytes.toString('latin1', from, at + LONGEST_TAG / 2));
    if (found !== null) return from + found.index + found[0].length;
  }
  return undefined;
}

/** Gives each row of a merged cell the text of its first one; a number may be a sum, and stays. Rows are given in their order. */
export function fillMerged(merges: readonly MergedCells[]): (row: SheetRow) => SheetRow['values'] {
  let next = 0;
  let open: { readonly merge: MergedCells; readonly first: CellValue | undefined }[] = [];
  return ({ index, values }) => {
    if (open.length > 0) open = open.filter(({ merge }) => merge.to >= index);
    for (let merge = merges[next]; merge !== undefined && merge.from <= index; merge = merges[++next])
      if (merge.from === index) open.push({ merge, first: values[merge.column] });
    if (open.length === 0) return values;
    const own = [...values];
    for (const { merge, first } of open)
      if (typeof first === 'string' || first instanceof Date) own[merge.column] ??= first;
    return own;
  };
}
