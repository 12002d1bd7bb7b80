import { type CsvError, parse } from 'csv-parse/sync';
import { cleanText } from './clean-text.ts';
import type { Delimiter } from './read-result.ts';

/** A row with anything in it, and the line it begins on (a cell may hold line breaks). */
/** `isHidden`: in the sheet that it is a row of. */
export type TableRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isHidden?: true;
};

export type Table = {
  readonly rows: readonly TableRow[];
  /** Lines on which a quote is opened and never closed; reading went on below them. */
  readonly unclosedLines: readonly number[];
};

/**
 * Splits text into rows of cleaned cells, without the empty rows. Quotes inside a cell are taken as they are; a quote
 * that is never closed, or only by one that opens another cell further down, costs its line, not the file, up to {@link maximumRestarts} times.
 */
export const readTable = (text: string, delimiter: Delimiter): Table | { readonly gaveUpAt: number } => {
  const rows: TableRow[] = [];
  const unclosedLines: number[] = [];
  let rest = text;
  let skippedLines = 0;
  for (let restarts = 0; restarts <= maximumRestarts; restarts += 1) {
    const brokenLine = parseInto(rows, rest, delimiter, skippedLines);
    if (brokenLine === undefined) return { rows, unclosedLines };
    unclosedLines.push(brokenLine);
    rest = belowLine(rest, brokenLine - skippedLines);
    skippedLines = brokenLine;
  }
  return { gaveUpAt: unclosedLines[0] ?? 1 };
};

/** Each restart reads the rest of the file again, hence the bound. */
export const maximumRestarts = 20;

/** The delimiter whose split of the first lines knows most column titles, else the most frequent one. */
export const detectDelimiter = (text: string, knows: (title: string) => boolean): Delimiter => {
  const head = text.slice(0, 32_768).split('\n').slice(0, 40);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = Math.max(...head.map((line) => scoreOf(line, delimiter, knows)));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

/**
 * Lines on which a row seems cut in two by a line break outside quotes: two short rows that make one full row. Short
 * rows as such are fine, since Excel leaves out blank cells at the end of a block of rows.
 */
export const cutRows = (rows: readonly TableRow[], width: number): ReadonlySet<number> => {
  const cut = new Set<number>();
  let previousWidth = width;
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const isCut =
      next !== undefined &&
      previousWidth >= width &&
      row.cells.length < width &&
      next.line === row.line + 1 &&
      row.cells.length + next.cells.length === width + 1;
    if (isCut) {
      cut.add(row.line);
      cut.add(next.line);
    }
    previousWidth = row.cells.length;
  });
  return cut;
};

const delimiters: readonly Delimiter[] = [',', '\t', ';'];

/** Known titles outweigh any count; the count decides among files without known titles. */
const scoreOf = (line: string, delimiter: Delimiter, knows: (title: string) => boolean): number => {
  const cells = line.split(delimiter);
  const known = cells.filter((cell) => knows(cell.trim().replaceAll(/^"|"$/g, ''))).length;
  return cells.length === 1 ? 0 : known * 1000 + Math.min(cells.length, 999);
};

/** Adds the rows of `text`; gives the line of a quote that is never closed, if there is one. */
const parseInto = (
  rows: TableRow[],
  text: string,
  delimiter: Delimiter,
  skippedLines: number,
): number | undefined => {
  let lastLine = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: 200_000,
      raw: true,
      on_record: (row: object) => {
        if (!isWithText(row)) throw new Error('The parser gave a row without its text');
        const { record, raw } = row;
        if (raw.indexOf('\n') < raw.length - 1 && swallowsLines(raw, delimiter)) throw new SwallowedLines();
        const cells = record.map(cleanText);
        if (cells.some((cell) => cell !== '')) rows.push({ line: skippedLines + lastLine + 1, cells });
        lastLine += 1 + lineBreaksIn(record);
        return null; // The parser itself keeps nothing.
      },
    });
    return undefined;
  } catch (error) {
    if (error instanceof SwallowedLines || isBrokenQuote(error)) return skippedLines + lastLine + 1;
    throw error;
  }
};

const isWithText = (row: object): row is { readonly record: readonly string[]; readonly raw: string } =>
  'raw' in row && 'record' in row;

/** A quote that another one further down seems to close. */
class SwallowedLines extends Error {}

/** True if a quoted cell goes over a line end, and its last quote stands within a word: it belongs to another cell. */
const swallowsLines = (raw: string, delimiter: Delimiter): boolean => {
  let at = 0;
  while (at < raw.length) {
    const isQuoted = raw[at] === '"';
    const end = isQuoted ? endOfQuoted(raw, at) : at;
    if (isQuoted && !endsCell(raw, end, delimiter)) return raw.slice(at, end).includes('\n');
    const next = raw.indexOf(delimiter, end);
    if (next < 0) return false;
    at = next + 1;
  }
  return false;
};

/** Behind the quote that closes the one at `at`; two in a row are one of the text. */
const endOfQuoted = (raw: string, at: number): number => {
  let end = raw.indexOf('"', at + 1);
  while (end >= 0 && raw[end + 1] === '"') end = raw.indexOf('"', end + 2);
  return end < 0 ? raw.length : end + 1;
};

const endsCell = (raw: string, at: number, delimiter: Delimiter): boolean =>
  at >= raw.length || raw[at] === delimiter || raw[at] === '\n' || raw[at] === '\r';

const lineBreaksIn = (record: readonly string[]): number => {
  let breaks = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
};

const isBrokenQuote = (error: unknown): error is CsvError =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE');

const belowLine = (text: string, line: number): string => {
  let at = -1;
  for (let count = 0; count < line; count += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return '';
  }
  return text.slice(at + 1);
};
