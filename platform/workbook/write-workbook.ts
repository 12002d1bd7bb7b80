import type { WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';

/** A cell: text stays text, whatever it begins with. */
export type WorkbookCell = string | number | undefined;

/** A column by its title. `format`: how Excel shows its numbers. */
export interface WorkbookColumn {
  readonly title: string;
  readonly format?: keyof typeof formats;
}

/** One sheet: a row of titles, then the rows; `none` is said where there are none. */
export interface WorkbookTable {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly none?: string;
}

const formats = { percent: '0.0%', count: '#,##0', difference: '+#,##0;-#,##0;0' } as const;
const [narrowest, widest] = [8, 60];
/** Titles of figures are broken into lines where they are wider than what stands below. */
const widestTitle = 14;
/** So many characters stand side by side on an A4 sheet, and can still be read. */
const lineOfPage = 200;

/**
 * An Excel workbook of tables: titles in sight, columns as wide as what they hold. Printed it is A4, as many pages wide as it
 * takes to be read, titles and first column on each. The font is one with Japanese letters: others show Chinese ones.
 */
export async function writeWorkbook(tables: readonly WorkbookTable[]): Promise<Uint8Array> {
  return writeXlsx({ defaultFont, sheets: tables.map((table) => sheetOf(table)) });
}

const defaultFont = { name: 'Yu Gothic', size: 11, charset: 128 } as const;

function sheetOf({ name, columns, rows, none }: WorkbookTable): WriteSheet {
  const said = rows.length === 0 && none !== undefined ? [[none]] : rows;
  const widths = columns.map((column, place) =>
    columnWidth(
      column,
      said.map((row) => row[place]),
    ),
  );
  const isWide = widths.reduce((sum, width) => sum + width, 0) > lineOfPage;
  return {
    name,
    freezePane: { rows: 1, ...(isWide ? { columns: 1 } : {}) },
    columns: widths.map((width) => ({ width })),
    rows: [
      columns.map(({ title }) => title),
      ...said.map((row) =>
        columns.map((_, place) => {
          const value = row[place];
          return typeof value === 'string' ? printable(value) : (value ?? null);
        }),
      ),
    ],
    // Heights too: not every program makes them fit by itself.
    rowDefs: new Map(
      [columns.map(({ title }) => title), ...said].map((row, line) => [
        line,
        { height: heightOf(row, widths) },
      ]),
    ),
    cells: styled(columns, said),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.ceil(widths.reduce((sum, width) => sum + width, 0) / lineOfPage),
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      printTitlesRow: '$1:$1',
      ...(isWide ? { printTitlesColumn: '$A:$A' } : {}),
    },
    headerFooter: { oddHeader: '&L&A', oddFooter: '&R&P / &N' },
  };
}

/**
 * One sheet of plain rows. What is a number as Excel shows it becomes one; all else stays text, so that a telephone number
 * keeps its nought.
 */
export const writeSheet = (name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name,
        columns: Array.from(
          { length: rows.reduce((most, row) => Math.max(most, row.length), 0) },
          (_, place) => ({
            width: widthOf(rows.map((row) => row[place])),
          }),
        ),
        rows: rows.map((row) => row.map((cell) => (isFigure(cell) ? Number(cell) : printable(cell)))),
      },
    ],
  });

const isFigure = (cell: string): boolean =>
  /^-?\d{1,15}(?:\.\d+)?$/.test(cell) && String(Number(cell)) === cell;

function styled(columns: readonly WorkbookColumn[], rows: readonly (readonly WorkbookCell[])[]) {
  const cells = new Map<string, { readonly style: object }>();
  const top = { vertical: 'top' } as const;
  columns.forEach(({ format }, place) => {
    // Figures keep off the text beside them.
    const side = format === undefined ? {} : ({ horizontal: 'right', indent: 1 } as const);
    cells.set(`0,${place}`, {
      style: { ...titleStyle, alignment: { ...side, vertical: 'center', wrapText: true } },
    });
    rows.forEach((row, line) => {
      const value = row[place];
      const isLong = typeof value === 'string' && (value.includes('\n') || widthOf([value]) >= widest);
      const numFmt = typeof value === 'number' && format !== undefined ? { numFmt: formats[format] } : {};
      if (value !== undefined)
        cells.set(`${line + 1},${place}`, {
          style: {
            ...numFmt,
            alignment: isLong
              ? { ...top, wrapText: true }
              : { ...top, ...(typeof value === 'number' ? side : {}) },
          },
        });
    });
  });
  return cells;
}

const titleStyle = {
  font: { ...defaultFont, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEEF2F1' } },
  border: { bottom: { style: 'thin', color: { rgb: 'FF8A9A96' } } },
} as const;

/** In points: as many lines as the longest cell of a row takes in its column. */
function heightOf(row: readonly WorkbookCell[], widths: readonly number[]): number {
  const lines = row.map((value, place) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .reduce(
            (sum, line) => sum + Math.ceil(lettersOf(line) / Math.max(1, (widths[place] ?? widest) - 1)),
            0,
          )
      : 1,
  );
  return linePoints * Math.max(1, ...lines) + 4;
}
const linePoints = 16;

/** As wide as what it shows: a number as it is formatted, not with all its digits. */
function columnWidth({ title, format }: WorkbookColumn, values: readonly WorkbookCell[]): number {
  const shown = values.map((value) => (typeof value === 'number' ? formatted(value, format) : value));
  const own = widthOf([title]);
  return (
    widthOf([...shown, ' '.repeat((format === undefined ? own : Math.min(own, widestTitle)) - 2)]) +
    (format === undefined ? 0 : 2)
  );
}

const formatted = (value: number, format: WorkbookColumn['format']): string =>
  format === undefined
    ? String(value)
    : format === 'percent'
      ? `${(value * 100).toFixed(1)}%`
      : Math.round(value).toLocaleString('en-US');

/** In characters of the font. Of several lines the longest counts. */
const widthOf = (values: readonly WorkbookCell[]): number =>
  Math.min(
    widest,
    values
      .flatMap((value) => String(value ?? '').split('\n'))
      .reduce((most, line) => Math.max(most, lettersOf(line) + 2), narrowest),
  );

/** A Japanese letter takes two. */
const lettersOf = (line: string): number =>
  Array.from(line).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

/** What XML 1.0 cannot hold is left out: controls but tab and line ends, halves of letters. */
const printable = (text: string): string =>
  Array.from(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .filter((letter) => letter >= ' ' || letter === '\t' || letter === '\n' || letter === '\r')
    .filter((letter) => letter !== '\ufffe' && letter !== '\uffff')
    .join('');
