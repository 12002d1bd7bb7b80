import { stringify } from 'csv-stringify/sync';

/**
 * A CSV file as Excel opens it: UTF-8 with a BOM, Windows' line ends, and no cell that begins like a formula
 * (=, +, -, @, tab): those get an apostrophe in front.
 */
export const writeCsv = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\ufeff${writeRows([titles, ...rows], ',')}`;

/** The same for the import of another program, which keeps what it reads: +49 30 123456 is a number there, and no formula. */
export const writeProgramCsv = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\ufeff${stringify(
    [titles, ...rows].map((row) => [...row]),
    {
      ...asExcelReads,
      cast: {
        string: (cell) => (/^\+[\d\s()./-]+$/.test(cell) ? { value: cell, escape_formulas: false } : cell),
      },
    },
  )}`;

/** The same with another delimiter and without the BOM: for text whose character set is chosen later. */
export const writeRows = (rows: readonly (readonly string[])[], delimiter: ',' | '\t' | ';'): string =>
  stringify(
    rows.map((row) => [...row]),
    { ...asExcelReads, delimiter },
  );

const asExcelReads = {
  record_delimiter: 'windows',
  escape_formulas: true,
  // A line break of any kind inside a cell: the delimiter alone is quoted by itself.
  quoted_match: /[\r\n]/,
} as const;
