import type { LocalDate } from '../kernel/local-date.ts';
import type { DealStage } from './import-records.ts';
import type { DateOrder } from './read-result.ts';
import type { RowProblemCode } from './row-problem.ts';

/** What a cell turned out to be. `note` marks a value that was changed on the way. */
export type Parsed<V> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: V; readonly note?: RowProblemCode }
  | {
      readonly kind: 'unreadable';
      readonly code: RowProblemCode;
      readonly suggestion?: string;
      /** The row is taken without it, even where the field matters. */ readonly isLeftOut?: true;
    };

/** What the rest of the column says about a cell. */
export type CellContext = {
  /** As the file writes it. */
  readonly title: string;
  readonly dateOrder: DateOrder;
  /** Multiplier of the column title, e.g. 1000 for 「金額（千円）」. */
  readonly unit: number;
  readonly stages: ReadonlyMap<string, DealStage>;
  /** The file is of a company outside Japan. */
  readonly isAbroad?: boolean;
  /** Whether cells of the file, or whoever gave it, said which of day and month stands first. */
  readonly isOrderTold?: boolean;
  /** In which the company counts: an amount that names another one is not taken for it. */
  readonly currency?: string;
  /** The company's own day, where days without a year are read. */
  readonly today?: LocalDate;
  /** The cells of the column that refuse, where a person named them. */
  readonly refusingCells?: ReadonlySet<string>;
};

/** Reads a cell that is not blank. */
export type ReadCell<V> = (cell: string, context: CellContext) => Parsed<V>;

export const empty = { kind: 'empty' } as const;

export const value = <V>(read: V, note?: RowProblemCode): Parsed<V> =>
  note === undefined ? { kind: 'value', value: read } : { kind: 'value', value: read, note };

export const unreadable = (code: RowProblemCode, suggestion?: string): Parsed<never> =>
  suggestion === undefined ? { kind: 'unreadable', code } : { kind: 'unreadable', code, suggestion };
