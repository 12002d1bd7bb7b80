import { clockOf, hotDays, isOver, type ClockCounts, type ClockMeasure } from './clocks.ts';
import { isMature, kpiMeasures, type KpiCounts, type KpiRow } from './kpi.ts';
import type { DividedCell } from './divisions.ts';
import type { AskedAt, CountedCohort } from './shared-kpis.ts';

/** What people may be asked for: counts of customers, of all enrolments or of a rate. */
export const peopleCounts = [
  'enrolled',
  'mailed',
  'hot',
  'handoffs',
  'accepted',
  'reported',
  'unreported',
  'withdrawn',
  'opportunities',
  'hotOpportunities',
  'deals',
  'won',
  'wonInTime',
  'lost',
] as const;
export type PeopleCount = (typeof peopleCounts)[number];

/** All of a count, or those of them whose window is over (they make a rate), or still runs (集計途中). */
export const peopleWindows = ['all', 'over', 'running'] as const;
export type PeopleWindow = (typeof peopleWindows)[number];

/** Name of a list of customers, as their counter has it: `won`, or `hotIn202611` of a clock. */
export type CountName = string;

/** Counts that their clocks hold by month: one list is enough. */
const heldByClock: readonly string[] = ['hot', 'hotOpportunities'];

/** The lists that a row stands in: one for each of its counts. */
export const countNames = ({
  counts,
  clocks,
}: {
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
}): readonly CountName[] => [
  ...kpiMeasures.filter(
    (measure) => !measure.endsWith('Amount') && !heldByClock.includes(measure) && counts[measure] > 0,
  ),
  ...Object.keys(clocks).filter((name) => (clocks[name] ?? 0) > 0),
];

/** The counts above and below the line of the rates: of parts of a division no others have lists, for a row stands in several. */
export const countsOfParts: readonly PeopleCount[] = [
  'enrolled',
  'opportunities',
  'hot',
  'hotOpportunities',
  'deals',
  'wonInTime',
];
export const isListedByPart = (name: CountName): boolean =>
  clockOf(name) !== undefined || countsOfParts.some((each) => each === name);

/** A campaign's customers of a month of enrolment and a kind of dormancy: what one counter counts. */
export interface Cell {
  readonly campaignId: string;
  readonly cohort: string;
  readonly dormancy: string;
}

/** What a list is of. */
export type ListCell = Cell | DividedCell;

/** The name of a cell within those of its month. */
export const nameOfCell = (cell: ListCell): string =>
  'value' in cell ? `DIVIDED#${cell.dimension}#${cell.value}` : `${cell.campaignId}#${cell.dormancy}`;

/** One list with as many customers as its counter says. */
export interface PeopleList {
  readonly cell: ListCell;
  readonly name: CountName;
  readonly count: number;
}

/** The lists whose customers together are a count, none of them empty: the latest months first, in an order that stays. */
export function listsBehind(
  counters: readonly (ListCell & CountedCohort)[],
  { count, window }: { readonly count: PeopleCount; readonly window: PeopleWindow },
  at: AskedAt,
): readonly PeopleList[] {
  return counters
    .flatMap((cell) =>
      namedCounts(count, cell.cohort, cell, at)
        .filter((each) => each.count > 0 && (window === 'all' || (window === 'over') === each.isOver))
        .map(({ name, count: people }) => ({ cell, name, count: people })),
    )
    .toSorted(inOrder);
}

/** The order of lists. */
export const inOrder = (a: Omit<PeopleList, 'count'>, b: Omit<PeopleList, 'count'>): number =>
  compare(b.cell.cohort, a.cell.cohort) ||
  compare(b.name, a.name) ||
  compare(nameOfCell(a.cell), nameOfCell(b.cell));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How much a counter says of each list of a count, and whether that list's window is over. */
function namedCounts(
  count: PeopleCount,
  cohort: string,
  { counts, clocks }: { readonly counts: KpiCounts; readonly clocks: ClockCounts },
  at: AskedAt,
): readonly { readonly name: CountName; readonly count: number; readonly isOver: boolean }[] {
  const clock = clockBehind(count, at);
  if (clock === undefined)
    return kpiMeasures
      .filter((measure) => measure === count)
      .map((name) => ({ name, count: counts[name], isOver: isMature(cohort, at.today) }));
  return Object.entries(clocks).flatMap(([name, value]) => {
    const known = clockOf(name);
    return known?.measure === clock.measure
      ? [{ name, count: value, isOver: isOver(known.month, clock.days, at.nowEpochMs) }]
      : [];
  });
}

/** The clock of a count; undefined: it is counted by month of enrolment. */
function clockBehind(
  count: PeopleCount,
  { wonDays }: AskedAt,
): { readonly measure: ClockMeasure; readonly days: number } | undefined {
  switch (count) {
    case 'hot':
    case 'hotOpportunities':
      return { measure: count, days: hotDays };
    case 'deals':
      return { measure: 'deals', days: wonDays };
    case 'wonInTime':
      return { measure: `won${wonDays}`, days: wonDays };
    case 'enrolled':
    case 'mailed':
    case 'handoffs':
    case 'accepted':
    case 'reported':
    case 'unreported':
    case 'withdrawn':
    case 'opportunities':
    case 'won':
    case 'lost':
      return undefined;
    default:
      return count satisfies never;
  }
}

/** When a customer came to stand in a count. */
export function countedSince(count: PeopleCount, row: KpiRow): string | undefined {
  switch (count) {
    case 'enrolled':
      return row.enrolledAt;
    case 'mailed':
      return row.mailedAt;
    case 'hot':
      return row.hotAt;
    case 'handoffs':
    case 'unreported':
      return row.handoffAt;
    case 'accepted':
      return row.acceptedAt;
    case 'reported':
      return row.reportedAt;
    case 'withdrawn':
      return row.withdrawnAt;
    case 'opportunities':
    case 'hotOpportunities':
    case 'deals':
      return row.opportunityAt;
    case 'won':
    case 'wonInTime':
      return row.wonAt;
    case 'lost':
      return row.lostAt;
    default:
      return count satisfies never;
  }
}
