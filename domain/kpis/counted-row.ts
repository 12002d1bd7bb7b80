import { armCountsOf, type ArmCounts } from './arm-counts.ts';
import { clocksOf, type ClockCounts } from './clocks.ts';
import type { Sums } from '../kernel/add-by-name.ts';
import { casesOf, type CaseCell, type CaseGroup } from './company-cases.ts';
import { dividedCells, enrolmentDimensions, type RowParts } from './divisions.ts';
import { countNames, isListedByPart, type CountName, type ListCell } from './people-behind.ts';
import { timesOf, type TimeCounts } from './times.ts';
import { countRow, isHot, isOpportunity, noCounts, type KpiCounts, type KpiRow } from './kpi.ts';

/** How rows are counted now. A stored row says how it was, so that what it added can be taken back. */
export const countingVersion = 6;
/** From here on rows have clocks. */
const versionOfClocks = 2;
/** From here on each count has a list of the customers behind it, and days are counted. */
const versionOfLists = 3;
/** From here on rows are divided by more than campaign, month and kind of dormancy. */
const versionOfParts = 4;
/** From here on the cases of a company are counted together. Version 6 counts no mails but those to customers. */
const versionOfCompanies = 5;

/** What a row adds to the counters. */
export interface RowCounts {
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
  readonly times: TimeCounts;
  /** Of a campaign with a control group. */
  readonly arms: ArmCounts;
  /** By what all but the arms is divided too. */
  readonly parts: RowParts;
}

/** What counts nothing. */
export const noRowCounts: RowCounts = { counts: noCounts, clocks: {}, times: {}, arms: {}, parts: {} };

/**
 * What a stored row added when it was counted. Release 0.3 and before (version 1) had no clocks, and took any opportunity of
 * the 90 days from enrolment for one of a hot customer, also an earlier one than hot.
 */
export function countedAs(row: KpiRow | undefined, version: number): RowCounts {
  // Whom the owner kept back before the first mail was never in the campaign.
  if (row === undefined || row.steps?.left === 'keptByOwner') return noRowCounts;
  const arms = armCountsOf(row);
  // Whoever is not mailed is no part of the funnel.
  if (row.arm === 'control') return { ...noRowCounts, arms };
  const times = version < versionOfLists ? {} : timesOf(row);
  const parts = version < versionOfParts ? {} : (row.parts ?? {});
  if (version >= versionOfClocks) return { counts: countRow(row), clocks: clocksOf(row), times, arms, parts };
  const hotOpportunities = Number(isOpportunity(row) && isHot(row));
  return { counts: { ...countRow(row), hotOpportunities }, clocks: {}, times, arms, parts };
}

/** Where a row stands among the cases of its company. */
export interface CompanyCase {
  readonly company: string;
  readonly group: CaseGroup;
  readonly cell: CaseCell;
  readonly cases: Sums;
}

/** What a stored row added to the cases of its company when it was counted; version 4 and before added nothing. */
export function companyCasesAs(row: KpiRow | undefined, version: number): readonly CompanyCase[] {
  if (row?.company === undefined || version < versionOfCompanies) return [];
  const { company, campaignId, cohort, dormancy } = row;
  const { counts, clocks, parts } = countedAs(row, version);
  const cases = casesOf(cohort, counts, clocks);
  if (Object.keys(cases).length === 0) return [];
  return [
    { company, group: undefined, cell: { campaignId, cohort, dormancy }, cases },
    ...enrolmentDimensions.flatMap((dimension) => {
      const value = parts[dimension];
      return value === undefined
        ? []
        : [{ company, group: { dimension, value }, cell: { campaignId, cohort }, cases }];
    }),
  ];
}

/** One list of customers: those of a cell behind one of its counts. */
export interface RowList {
  readonly cell: ListCell;
  readonly name: CountName;
}

/** The lists that a stored row was put into when it was counted; version 2 and before had none. */
export function listedAs(row: KpiRow | undefined, version: number): readonly RowList[] {
  if (row === undefined || version < versionOfLists) return [];
  const counted = countedAs(row, version);
  const parts = dividedCells(row.cohort, counted.parts);
  return countNames(counted).flatMap((name) =>
    [row, ...(isListedByPart(name) ? parts : [])].map((cell) => ({ cell, name })),
  );
}
