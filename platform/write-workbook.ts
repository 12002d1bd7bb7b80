import { writeXlsx } from 'hucre/xlsx';

/** A cell: text stays text, whatever it begins with. */
export type WorkbookCell = string | number | undefined;

/** A column by its title. `format`: how Excel shows its numbers. */
export interface WorkbookColumn {
  readonly title: string;
  readonly format?: 'percent' | 'count';
}

/** One sheet: a row of titles, then the rows. */
export interface WorkbookTable {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

const formats = { percent: '0.0%', count: '#,##0' } as const;
const [narrowest, widest] = [8, 60];

/** An Excel workbook of tables: titles bold and in sight, columns as wide as what they hold. */
export async function writeWorkbook(tables: readonly WorkbookTable[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(({ name, columns, rows }) => ({
      name,
      freezePane: { rows: 1 },
      columns: columns.map((_, place) => ({
        width: widthOf([columns[place]?.title, ...rows.map((row) => row[place])]),
      })),
      rows: [
        columns.map(({ title }) => title),
        ...rows.map((row) =>
          columns.map((_, place) => {
            const value = row[place];
            return typeof value === 'string' ? printable(value) : (value ?? null);
          }),
        ),
      ],
      cells: styled(columns, rows),
    })),
  });
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
  columns.forEach(({ format }, place) => {
    cells.set(`0,${place}`, { style: { font: { bold: true } } });
    rows.forEach((row, line) => {
      const value = row[place];
      if (typeof value === 'number' && format !== undefined)
        cells.set(`${line + 1},${place}`, { style: { numFmt: formats[format] } });
      if (typeof value === 'string' && (value.includes('\n') || widthOf([value]) >= widest))
        cells.set(`${line + 1},${place}`, { style: { alignment: { wrapText: true, vertical: 'top' } } });
    });
  });
  return cells;
}

/** In characters of the font; a Japanese one takes two. */
function widthOf(values: readonly WorkbookCell[]): number {
  const wide = values.reduce<number>((most, value) => {
    const own = Array.from(String(value ?? '')).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 2);
    return Math.max(most, own);
  }, narrowest);
  return Math.min(widest, wide);
}

/** What XML 1.0 cannot hold is left out: controls but tab and line ends, halves of letters. */
const printable = (text: string): string =>
  Array.from(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .filter((letter) => letter >= ' ' || letter === '\t' || letter === '\n' || letter === '\r')
    .filter((letter) => letter !== '\ufffe' && letter !== '\uffff')
    .join('');
