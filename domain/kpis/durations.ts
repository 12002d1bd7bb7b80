/** So many that took so many days: until it happened, until something else ended it, or so far. */
export interface Spells {
  readonly days: number;
  readonly count: number;
  readonly end: 'done' | 'other' | 'running';
}

/** How many of how many, and the days by which half of them are through; each left out where too few are to tell. */
export interface MedianDays {
  readonly done: number;
  readonly of: number;
  readonly median?: number;
  readonly low?: number;
  /** Left out as well where the upper band never comes down to half. */
  readonly high?: number;
}

/** Products of shares may stay above a half by their last digit. */
const HALF = 0.5 + 1e-12;
const z = 1.959963984540054;
/** Fewer cases have no median, fewer that happened no range. */
const [FEWEST_CASES, FEWEST_DONE] = [5, 10];

/**
 * Kaplan-Meier's median with its 95% range (log-log band): whatever has not happened yet still counts, for the median of what
 * happened so far is too short. What happens on a day comes before what ends on it.
 */
export function medianDays(spells: readonly Spells[]): MedianDays {
  const of = total(spells);
  const done = total(spells.filter(({ end }) => end === 'done'));
  let [survival, variance, atRisk] = [1, 0, of];
  const first: { median?: number; low?: number; high?: number } = {};
  for (const { days, happened, other } of byDay(spells)) {
    survival *= 1 - happened / atRisk;
    variance += atRisk === happened ? 0 : happened / (atRisk * (atRisk - happened));
    atRisk -= happened + other;
    const [low, high] = band(survival, variance);
    if (survival <= HALF) first.median ??= days;
    if (low <= HALF) first.low ??= days;
    if (high <= HALF) first.high ??= days;
  }
  const { median, low, high } = first;
  return {
    done,
    of,
    ...(of < FEWEST_CASES || median === undefined ? {} : { median }),
    ...(done < FEWEST_DONE || low === undefined ? {} : { low }),
    ...(done < FEWEST_DONE || high === undefined ? {} : { high }),
  };
}

/** The log-log band around a share that is left. */
function band(survival: number, variance: number): readonly [low: number, high: number] {
  if (survival >= 1 || survival <= 0) return [survival, survival];
  const wide = (z * Math.sqrt(variance)) / Math.log(survival);
  return [survival ** Math.exp(-wide), survival ** Math.exp(wide)];
}

/**
 * The share for which it has happened by each of some days, other ends competing (Aalen-Johansen): who ended otherwise never
 * gets there, so one minus Kaplan-Meier would be too high.
 */
export function sharesByDay(
  spells: readonly Spells[],
  days: readonly number[],
): readonly { readonly day: number; readonly share: number }[] {
  let [share, left, atRisk] = [0, 1, total(spells)];
  const steps = byDay(spells).map(({ days: day, happened, ended, other }) => {
    share += left * (happened / atRisk);
    left *= 1 - (happened + ended) / atRisk;
    atRisk -= happened + other;
    return { day, share };
  });
  return days.map((day) => ({ day, share: steps.findLast((each) => each.day <= day)?.share ?? 0 }));
}

/** The days within which half of those that happened did. */
export function halfWithin(spells: readonly Spells[]): number | undefined {
  const done = byDay(spells.filter(({ end }) => end === 'done'));
  const half = total(spells.filter(({ end }) => end === 'done')) / 2;
  let soFar = 0;
  return done.find(({ happened }) => (soFar += happened) >= half)?.days;
}

const total = (spells: readonly Spells[]): number => spells.reduce((sum, { count }) => sum + count, 0);

/** Each day on which something happened or ended; `other` is all that did not happen, `ended` what ended otherwise. */
function byDay(spells: readonly Spells[]) {
  const days = [...new Set(spells.map((each) => each.days))].toSorted((a, b) => a - b);
  return days.map((day) => {
    const of = (end: Spells['end']): number =>
      total(spells.filter((each) => each.days === day && each.end === end));
    return { days: day, happened: of('done'), ended: of('other'), other: of('other') + of('running') };
  });
}
