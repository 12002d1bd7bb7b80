import { addDays, dayInWeekOf, msPerDay, type LocalDate } from '../kernel/local-date.ts';
import { dayOf, instantOf, type TimeZone } from '../kernel/time-zone.ts';
import { triedThresholds, type ReplayedCrossing } from './replay-weeks.ts';

/** So many full weeks are replayed, and so many at least before anything is suggested. */
export const [replayedWeeks, fewestWeeks] = [12, 6];
const MONDAY = 1;
/** Of a normal curve: eight of ten weeks lie within. */
const z80 = 1.281_551_565_544_600_4;

/** How many handoffs a week one threshold would have given. */
export interface ThresholdWeeks {
  readonly hotAt: number;
  readonly mean: number;
  /** Eight of ten weeks lie between. */
  readonly low: number;
  readonly high: number;
}

/** What a replay of the past weeks says of thresholds. */
export interface WeeklyReplay {
  /** How many full weeks were replayed. */
  readonly weeks: number;
  /** Requests alone: at any threshold at least so many a week. */
  readonly requests: number;
  readonly thresholds: readonly ThresholdWeeks[];
}

/** A crossing with the part of a company in which only one handoff is open. */
export type SiteCrossing = ReplayedCrossing & { readonly site: string };

/** The Mondays of the last full weeks, oldest first; none before the week after the first act. */
export function lastFullWeeks(
  nowEpochMs: number,
  firstActAt: string | undefined,
  zone: TimeZone,
): LocalDate[] {
  const monday = dayInWeekOf(dayOf(nowEpochMs, zone), MONDAY);
  const first = firstActAt === undefined ? monday : dayOf(Date.parse(firstActAt), zone);
  return Array.from({ length: replayedWeeks }, (_, place) =>
    addDays(monday, 7 * (place - replayedWeeks)),
  ).filter((week) => week >= first);
}

/**
 * Handoffs by week under each threshold: whoever becomes hot while their site has an open one joins it. A handoff is taken
 * to stay open for `openDays`.
 */
export function countWeeks(
  crossings: readonly SiteCrossing[],
  weeks: readonly LocalDate[],
  openDays: number,
  zone: TimeZone,
): WeeklyReplay {
  const inOrder = crossings.toSorted((a, b) => a.atEpochMs - b.atEpochMs);
  const ends = weeks.map((week) => instantOf(addDays(week, 7), '00:00', zone));
  const from = weeks[0] === undefined ? Infinity : instantOf(weeks[0], '00:00', zone);
  const openMs = openDays * msPerDay;
  const byWeek = (chosen: readonly SiteCrossing[]): number[] => {
    const counts = weeks.map(() => 0);
    const openUntil = new Map<string, number>();
    for (const { site, atEpochMs } of chosen) {
      if (atEpochMs < (openUntil.get(site) ?? 0)) continue;
      openUntil.set(site, atEpochMs + openMs);
      const week = atEpochMs < from ? -1 : ends.findIndex((end) => atEpochMs < end);
      if (week >= 0) counts[week] = (counts[week] ?? 0) + 1;
    }
    return counts;
  };
  return {
    weeks: weeks.length,
    requests: meanOf(byWeek(inOrder.filter(({ isRequest }) => isRequest))),
    thresholds: triedThresholds.map((hotAt) => ({
      hotAt,
      ...weekRange(byWeek(inOrder.filter((each) => each.from <= hotAt && hotAt <= each.to))),
    })),
  };
}

/** Weeks vary more than chance alone would have it, so the range is as wide as they did. */
export function weekRange(weeks: readonly number[]): Omit<ThresholdWeeks, 'hotAt'> {
  const mean = meanOf(weeks);
  const variance = weeks.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, weeks.length - 1);
  const spread = mean === 0 ? 1 : Math.max(1, variance / mean);
  const half = z80 * Math.sqrt((spread * mean * (weeks.length + 1)) / Math.max(1, weeks.length));
  return { mean, low: Math.max(0, mean - half), high: mean + half };
}

const meanOf = (counts: readonly number[]): number =>
  counts.length === 0 ? 0 : counts.reduce((sum, each) => sum + each, 0) / counts.length;

/** What is said to somebody who wants so many handoffs a week. */
export type ThresholdAdvice =
  | { readonly kind: 'tooFewWeeks' }
  /** Requests alone are more: no threshold brings it below. */
  | { readonly kind: 'belowRequests' }
  | { readonly kind: 'noneSoFew' }
  | ({ readonly kind: 'chosen' } & ThresholdWeeks);

/** The lowest threshold whose mean is at most what is wanted; `least`: below it the model contradicts itself. */
export function chooseThreshold(replay: WeeklyReplay, wanted: number, least = 0): ThresholdAdvice {
  if (replay.weeks < fewestWeeks) return { kind: 'tooFewWeeks' };
  if (wanted < replay.requests) return { kind: 'belowRequests' };
  const chosen = replay.thresholds.find(({ hotAt, mean }) => hotAt >= least && mean <= wanted);
  return chosen === undefined ? { kind: 'noneSoFew' } : { kind: 'chosen', ...chosen };
}
