import { stringify } from 'csv-stringify/sync';

/**
 * A CSV file as Excel opens it: UTF-8 with a BOM, Windows' line ends, and no cell that begins like a formula
 * (=, +, -, @, tab): those get an apostrophe in front.
 */
export const writeCsv = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    {
      header: true,
      columns: [...titles],
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
      // A line break of any kind inside a cell: the delimiter alone is quoted by itself.
      quoted_match: /[\r\n]/,
    },
  );
