import { inBoth } from '../kernel/both-languages.ts';
import * as z from 'zod';
import { msPerDay } from '../kernel/local-date.ts';
import { conversionDays, isHot, isHotOpportunity, isOpportunity, type KpiRow } from './kpi.ts';

/** Days from an opportunity within which it may be won. Each choice is counted, so that another holds for the past too. */
export const wonDaysChoices = [90, 180, 365] as const;
export const wonDaysSchema = z.literal(wonDaysChoices, {
  error: inBoth({
    ja: '90・180・365のいずれかにしてください。',
    en: 'Choose 90, 180 or 365 days.',
  }),
});
export type WonDays = z.infer<typeof wonDaysSchema>;

/**
 * What is counted by the month in which its own clock began: hot by the month of `hotAt`, deals by that of the opportunity.
 * A month is over, or not, as a whole; months are those of UTC, for a row knows moments and no zone.
 */
export const clockMeasures = ['hot', 'hotOpportunities', 'deals', 'won90', 'won180', 'won365'] as const;
export type ClockMeasure = (typeof clockMeasures)[number];

/** Counts by clock: `hotIn202611` of the hot of November 2026. */
export type ClockCounts = Readonly<Record<string, number>>;

/** What one row adds to the clocks. A deal is the first opportunity of a row that counts for either of the other rates. */
export function clocksOf(row: KpiRow | undefined): ClockCounts {
  if (row === undefined) return {};
  const { hotAt, opportunityAt, wonAt } = row;
  const isDeal = isOpportunity(row) || isHotOpportunity(row);
  return {
    ...(hotAt !== undefined && isHot(row)
      ? {
          [keyOf('hot', hotAt)]: 1,
          ...(isHotOpportunity(row) ? { [keyOf('hotOpportunities', hotAt)]: 1 } : {}),
        }
      : {}),
    ...(opportunityAt === undefined || !isDeal
      ? {}
      : {
          [keyOf('deals', opportunityAt)]: 1,
          ...Object.fromEntries(
            wonDaysChoices
              .filter((days) => isWithin(opportunityAt, wonAt, days))
              .map((days) => [keyOf(`won${days}`, opportunityAt), 1]),
          ),
        }),
  };
}

/** Name of a count by clock. */
const keyOf = (measure: ClockMeasure, at: string): string => `${measure}In${at.slice(0, 4)}${at.slice(5, 7)}`;

const isWithin = (from: string, at: string | undefined, days: number): boolean =>
  at !== undefined && Date.parse(at) - Date.parse(from) <= days * msPerDay;

/** The measure and month of a key; undefined of whatever is none. */
export function clockOf(key: string): { readonly measure: ClockMeasure; readonly month: string } | undefined {
  const [, name, year, month] = /^([a-zA-Z]+\d*)In(\d{4})(\d{2})$/.exec(key) ?? [];
  const measure = clockMeasures.find((each) => each === name);
  return measure === undefined ? undefined : { measure, month: `${year}-${month}` };
}

/** Counts of a measure: those of months whose window is over, and the others. */
export interface Windowed {
  readonly over: number;
  readonly running: number;
}

/** Parts a measure by whether `days` have passed since the end of the month in which the clock began. */
export function windowed(
  clocks: ClockCounts,
  measure: ClockMeasure,
  { days, nowEpochMs }: { readonly days: number; readonly nowEpochMs: number },
): Windowed {
  let [over, running] = [0, 0];
  for (const [key, value] of Object.entries(clocks)) {
    const clock = clockOf(key);
    if (clock?.measure !== measure) continue;
    if (isOver(clock.month, days, nowEpochMs)) over += value;
    else running += value;
  }
  return { over, running };
}

/** Whether so many days have passed since the end of a month. */
export function isOver(month: string, days: number, nowEpochMs: number): boolean {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Date.UTC(year, number, 1) + days * msPerDay <= nowEpochMs;
}

/** Days that a hot customer has for an opportunity. */
export const hotDays = conversionDays;
