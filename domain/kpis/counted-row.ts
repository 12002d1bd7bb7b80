import { clocksOf, type ClockCounts } from './clocks.ts';
import { countRow, isHot, isOpportunity, noCounts, type KpiCounts, type KpiRow } from './kpi.ts';

/** How rows are counted now. A stored row says how it was, so that what it added can be taken back. */
export const countingVersion = 2;

/** What a row adds to the counters. */
export interface RowCounts {
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
}

/**
 * What a stored row added when it was counted. Release 0.3 and before (version 1) had no clocks, and took any opportunity of
 * the 90 days from enrolment for one of a hot customer, also an earlier one than hot.
 */
export function countedAs(row: KpiRow | undefined, version: number): RowCounts {
  // Whom the owner kept back before the first mail was never in the campaign.
  if (row === undefined || row.steps?.left === 'keptByOwner') return { counts: noCounts, clocks: {} };
  if (version >= countingVersion) return { counts: countRow(row), clocks: clocksOf(row) };
  const hotOpportunities = Number(isOpportunity(row) && isHot(row));
  return { counts: { ...countRow(row), hotOpportunities }, clocks: {} };
}
