import { daysBetween, type LocalDate } from './local-date.ts';

/** Days between each of some days, in order, and the next. */
export const gapsOf = (days: readonly LocalDate[]): readonly number[] =>
  days.slice(1).map((day, place) => daysBetween(days[place] ?? day, day));

/** The middle of some numbers; of an even number of them the mean of the two in the middle. 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [below = 0, above = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (below + above) / 2;
}
