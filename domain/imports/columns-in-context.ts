import { columnKey, isBlank, shortCell } from './clean-text.ts';
import type { KindReader, ReadColumn } from './kind-reader.ts';
import type { MatchedColumn } from './match-columns.ts';
import { shownDateOrder } from './read-date.ts';
import { unitOfTitle } from './read-number.ts';
import type { DateOrder, DateOrders, ReadOptions, ShownOrder, UndecidedColumn } from './read-result.ts';
import type { TableRow } from './read-table.ts';

interface InContext {
  readonly columns: readonly ReadColumn[];
  readonly dateOrders: DateOrders;
  /** Columns whose dates fit both ways, where nothing in the file tells which is meant. */
  readonly undecided: readonly UndecidedColumn[];
}

/** The used columns with what their cells are read by: a date by what a person said, else as its column or the others of the file show. */
export function columnsInContext(
  reader: Pick<KindReader<unknown>, 'holdsDates'>,
  {
    matched,
    rows,
  }: { readonly matched: { readonly used: readonly MatchedColumn[] }; readonly rows: readonly TableRow[] },
  options: ReadOptions,
): InContext {
  const stages = new Map(
    Object.entries(options.stages ?? {}).map(([label, stage]) => [columnKey(label), stage] as const),
  );
  const cellsOf = ({ index }: MatchedColumn): readonly string[] =>
    rows.map(({ cells }) => cells[index] ?? '');
  const isAbroad = options.isAbroad === true;
  const given = new Map(Object.entries(options.dateOrders ?? {}));
  const dateOrders = new Map<string, ShownOrder>();
  for (const column of matched.used.filter(({ field }) => reader.holdsDates(field))) {
    const shown = given.get(column.column) ?? shownDateOrder(cellsOf(column), isAbroad);
    if (shown !== undefined) dateOrders.set(column.column, shown);
  }
  const others = orderOfAll(Object.fromEntries(dateOrders));
  const orderOf = ({ column }: MatchedColumn): DateOrder | undefined => {
    const shown = dateOrders.get(column);
    return options.dateOrder ?? (shown === 'both' || shown === undefined ? others : shown);
  };
  return {
    columns: matched.used.map((column) => ({
      ...column,
      context: {
        title: column.column,
        dateOrder: orderOf(column) ?? 'mdy',
        ...(orderOf(column) === undefined ? {} : { isOrderTold: true }),
        unit: unitOfTitle(column.column),
        stages: column.stages === undefined ? stages : new Map([...stages, ...column.stages]),
        ...(isAbroad ? { isAbroad } : {}),
        ...(options.currency === undefined ? {} : { currency: options.currency }),
        ...(options.today === undefined ? {} : { today: options.today }),
        ...(column.refusingCells === undefined ? {} : { refusingCells: column.refusingCells }),
      },
    })),
    dateOrders: Object.fromEntries(dateOrders),
    undecided: matched.used
      .filter((column) => dateOrders.get(column.column) === 'both' && orderOf(column) === undefined)
      .map((column) => ({
        column: column.column,
        cells: [
          ...new Set(
            cellsOf(column).filter((cell) => !isBlank(cell) && shownDateOrder([cell], isAbroad) === 'both'),
          ),
        ]
          .slice(0, 3)
          .map(shortCell),
      })),
  };
}

/** What all columns of a file say that say anything. */
export function orderOfAll(dateOrders: DateOrders): DateOrder | undefined {
  const told = new Set(Object.values(dateOrders).filter((shown) => shown !== 'both'));
  const [only, ...more] = told;
  return more.length === 0 ? only : undefined;
}
