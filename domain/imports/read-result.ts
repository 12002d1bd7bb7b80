import type { LocalDate } from '../kernel/local-date.ts';
import type { Encoding } from '../kernel/decode-japanese.ts';
import type { ImportPreset } from './presets/preset-names.ts';
import type { DealStage, ImportKind, RecordByKind } from './import-records.ts';
import type { RowRefusal, RowWarning } from './row-problem.ts';

export type { Encoding } from '../kernel/decode-japanese.ts';
export type Delimiter = ',' | '\t' | ';';
/** How `3/4/2025` is meant. */
export type DateOrder = 'mdy' | 'dmy';
/** The order of `3/4/2025` as a column shows it; `both` where every date of it fits both ways. */
export type ShownOrder = DateOrder | 'both';
/** Of columns that hold such dates, by their titles. */
export type DateOrders = Readonly<Record<string, ShownOrder>>;

/**
 * What the person importing may say about the file.
 * `mapping` gives a field per column title and wins over the known titles; `''` or `'ignore'` leaves a column out.
 */
export type ReadOptions = {
  readonly mapping?: Readonly<Record<string, string>>;
  /** The program that wrote the file: its own titles go before those that any file may have. */
  readonly preset?: ImportPreset;
  readonly dateOrder?: DateOrder;
  /** Of columns, by their titles, where other rows of the file have shown it. */
  readonly dateOrders?: DateOrders;
  /** Only a stretch of a file: what it does not show, other stretches may. */
  readonly isSection?: boolean;
  /** Of a stretch that is not the first: what stands above it. */
  readonly carried?: Carried;
  /** Own stage names of a CRM, e.g. `{ '内示': 'open' }`. */
  readonly stages?: Readonly<Record<string, DealStage>>;
  /** Which webinar the file is about; wins over what the file says. */
  readonly session?: string;
  /** Planned length of the webinar, where the file does not say it. */
  readonly durationMinutes?: number;
  /** Which sheet of a workbook is meant. */
  readonly sheet?: string;
  /** Whose file it is: of a company outside Japan, days of short years begin with the day, and numbers have no zero to lose. */
  readonly isAbroad?: boolean;
  /** The currency in which the company counts. */
  readonly currency?: string;
  /** The company's own day: days without a year are near it. */
  readonly today?: LocalDate;
};

/** What a file may be instead of a table of rows. */
export type UnreadableFileCode =
  | 'empty'
  | 'excelFile'
  | 'brokenWorkbook'
  | 'tooLargeWorkbook'
  | 'oldExcelFile'
  | 'passwordProtected'
  | 'zipFile'
  | 'pdfFile'
  | 'imageFile'
  | 'binaryFile'
  | 'htmlFile'
  | 'unknownEncoding'
  | 'notATable'
  | 'noRows'
  /** A webinar file names no webinar: give `options.session`. */
  | 'missingSession';

/** Why a whole file is not read. */
export type FileRefusal =
  | { readonly code: UnreadableFileCode }
  /** `columns`: those of the row that may be the header, for a person to say what they are. */
  | {
      readonly code: 'noHeader';
      readonly asked: ImportKind;
      readonly seen: readonly string[];
      readonly columns: readonly SeenColumn[];
    }
  /** `unclear`: the titles that may say who attended. */
  | {
      readonly code: 'unclearPresence';
      readonly asked: ImportKind;
      readonly unclear: readonly string[];
      readonly columns: readonly SeenColumn[];
    }
  | { readonly code: 'unclosedQuote'; readonly line: number }
  | { readonly code: 'wrongKind'; readonly asked: ImportKind; readonly looksLike: ImportKind }
  | {
      readonly code: 'missingColumns';
      readonly asked: ImportKind;
      readonly seen: readonly string[];
      readonly columns: readonly SeenColumn[];
    }
  | { readonly code: 'presetWithoutKind'; readonly preset: ImportPreset; readonly asked: ImportKind }
  /** `known`: a title of the program for each of its columns. */
  | {
      readonly code: 'notOfPreset';
      readonly preset: ImportPreset;
      readonly asked: ImportKind;
      readonly seen: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly code: 'unknownField'; readonly column: string; readonly field: string }
  /** A person named a column that the file has not. */
  | { readonly code: 'unknownColumn'; readonly column: string; readonly seen: readonly string[] }
  /** Several sheets of a workbook fit: a person says which. `asked` is one that there is not. */
  | { readonly code: 'whichSheet'; readonly sheets: readonly string[]; readonly asked?: string }
  /** Dates such as 3/4/2025 fit both ways: a person says how they are meant. */
  | { readonly code: 'whichDateOrder'; readonly columns: readonly UndecidedColumn[] }
  /** Columns that may decide who is mailed, and are not understood: a person says what they mean. */
  | {
      readonly code: 'undecidedColumns';
      readonly asked: ImportKind;
      readonly columns: readonly UndecidedColumn[];
    };

/** A column as a person sees it: its title, up to three different cells, the field that it is read as. */
export interface SeenColumn {
  readonly column: string;
  readonly cells: readonly string[];
  readonly field?: string;
  /** What its cells look like, where no title says what it is. */
  readonly proposed?: string;
}

/** A column with up to three of its cells, those first that are not understood. */
export type UndecidedColumn = { readonly column: string; readonly cells: readonly string[] };

export type ReadRow<K extends ImportKind> = { readonly line: number; readonly record: RecordByKind[K] };

/**
 * `read` counts the rows below the header that hold anything: read = taken + refused + merged + excluded.
 * `merged`: rows replaced by a later row with the same key, or added to it (webinar re-joins).
 * `excluded`: webinar hosts, panelists, and participants without an address.
 */
export type ReadCounts = {
  readonly read: number;
  readonly taken: number;
  readonly refused: number;
  readonly merged: number;
  readonly excluded: number;
};

export type FileFormat = {
  readonly encoding: Encoding | 'xlsx';
  /** Of a text; a workbook has none. */
  readonly delimiter?: Delimiter;
  /** The sheet of a workbook that was read. */
  readonly sheet?: string;
  /** Line of the header, from 1; 0 for a list of addresses without one. */
  readonly headerLine: number;
};

export type ReadColumns = {
  readonly used: readonly { readonly column: string; readonly field: string }[];
  readonly ignored: readonly string[];
  /** All that have a title, in the order of the file. */
  readonly seen: readonly SeenColumn[];
};

export type ReadFile<K extends ImportKind> = {
  readonly kind: 'read';
  readonly format: FileFormat;
  readonly columns: ReadColumns;
  readonly dateOrders: DateOrders;
  readonly rows: readonly ReadRow<K>[];
  readonly refusals: readonly RowRefusal[];
  readonly warnings: readonly RowWarning[];
  readonly counts: ReadCounts;
  /** The rows that were refused as they stand in the file, below its titles: to be mended and given again. */
  readonly refusedRows: RefusedRows;
  readonly carried?: Carried;
};

/** What the rows of the next section of a file need to know of those above them. */
export interface Carried {
  /** Of the last row: 〃 means what stands there. */
  readonly above: readonly string[];
  readonly divider: string;
}

/** `above`: what stands above the titles and says something of the rows, as in the report of a webinar. */
export type RefusedRows = {
  readonly above: readonly (readonly string[])[];
  readonly titles: readonly string[];
  readonly rows: readonly RefusedRow[];
};

export type RefusedRow = { readonly line: number; readonly cells: readonly string[] };

export type RefusedFile = { readonly kind: 'refused'; readonly refusal: FileRefusal };

export type ReadResult<K extends ImportKind = ImportKind> = RefusedFile | ReadFile<K>;
