import { msPerDay } from '../kernel/local-date.ts';
import { hotDays, isOver, type ClockCounts } from './clocks.ts';
import { halfWithin, medianDays, sharesByDay, type MedianDays, type Spells } from './durations.ts';
import { isHot, type KpiRow } from './kpi.ts';

/** What is waited for from hot on. */
const waits = ['received', 'contact', 'opportunity', 'won'] as const;
type Wait = (typeof waits)[number];

/** Longer waits are counted as running so long. */
const MOST_DAYS = 365;

/** Counts of days: `contactDone3In202611` were called on the third day, `contactSince20786` wait since that day of UTC. */
export type TimeCounts = ClockCounts;

/** What one row adds to the days: one count for each thing that its customer waits for, or waited. */
export function timesOf(row: KpiRow | undefined): TimeCounts {
  if (row?.hotAt === undefined || !isHot(row)) return {};
  const from = row.hotAt;
  return Object.fromEntries(
    waits.flatMap((wait) => {
      const ends = endsOf(wait, row, from);
      return ends === undefined ? [] : [[nameOf(wait, from, ends), 1]];
    }),
  );
}

/** When it happened, or what else ended the wait; neither: it is waited for still. */
interface Ends {
  readonly doneAt?: string | undefined;
  readonly otherAt?: string | undefined;
}

/** Undefined: nothing is waited for. A handoff that came back unreported was never called: it waits on. */
function endsOf(wait: Wait, row: KpiRow, hotAt: string): Ends | undefined {
  const { ownHandoffAt, acceptedAt, firstContactAt, handoffEnd, opportunityAt, wonAt, lostAt } = row;
  if (wait === 'received' || wait === 'contact') {
    if (ownHandoffAt === undefined) return undefined;
    const otherAt = handoffEnd?.by === 'withdrawn' ? handoffEnd.at : undefined;
    return { doneAt: wait === 'received' ? acceptedAt : firstContactAt, otherAt };
  }
  // A deal that is older than hot is no fruit of it.
  if (opportunityAt !== undefined && Date.parse(opportunityAt) < Date.parse(hotAt)) return undefined;
  const ended = opportunityAt === undefined ? handoffEnd?.at : undefined;
  return wait === 'opportunity'
    ? { doneAt: opportunityAt, otherAt: ended }
    : { doneAt: wonAt, otherAt: lostAt ?? ended };
}

function nameOf(wait: Wait, from: string, { doneAt, otherAt }: Ends): string {
  const start = Date.parse(from);
  const end = doneAt ?? otherAt;
  if (end === undefined) return `${wait}Since${Math.floor(start / msPerDay)}`;
  const days = Math.max(1, Math.ceil((Date.parse(end) - start) / msPerDay));
  const how = days > MOST_DAYS ? 'Cut' : doneAt === undefined ? 'Other' : 'Done';
  return `${wait}${how}${Math.min(days, MOST_DAYS)}In${from.slice(0, 4)}${from.slice(5, 7)}`;
}

/** Spells with the month in which each began, where that is known. */
interface Begun extends Spells {
  readonly month?: string;
}

const ends = { Done: 'done', Other: 'other', Cut: 'running' } as const;

function spellsOf(times: TimeCounts, wait: Wait, nowEpochMs: number): readonly Begun[] {
  const today = Math.floor(nowEpochMs / msPerDay);
  return Object.entries(times).flatMap(([name, count]): readonly Begun[] => {
    if (count <= 0) return [];
    const [, ended, how = '', days = '', year = '', month = ''] =
      /^([a-z]{1,20})(Done|Other|Cut)(\d{1,3})In(\d{4})(\d{2})$/.exec(name) ?? [];
    if (ended === wait && (how === 'Done' || how === 'Other' || how === 'Cut'))
      return [{ days: Number(days), count, end: ends[how], month: `${year}-${month}` }];
    const [, waiting, since = ''] = /^([a-z]{1,20})Since(\d{1,6})$/.exec(name) ?? [];
    // Begun some time that day: so many whole days have passed for sure.
    return waiting === wait ? [{ days: Math.max(0, today - Number(since) - 1), count, end: 'running' }] : [];
  });
}

/** The share that got there by some days, and how long it took half of them. */
export interface SharesByDay {
  readonly done: number;
  readonly of: number;
  /** Left out below 20 cases. */
  readonly shares?: readonly { readonly day: number; readonly share: number }[];
  /** Of those of months whose window is over, from five on. */
  readonly half?: number;
}

/** Days from hot to each thing that follows. */
export interface Times {
  readonly received: MedianDays;
  readonly contact: MedianDays;
  readonly opportunity: SharesByDay;
  readonly won: SharesByDay;
}

const [FEWEST_FOR_SHARES, FEWEST_FOR_HALF] = [20, 5];
const opportunityDays = [30, 60, 90] as const;
const wonDays = [90, 180, 365] as const;

/** What counters say of the days. A median for what nearly all get, shares by day for what most never get. */
export const timesFrom = (times: TimeCounts, nowEpochMs: number): Times => ({
  // Withdrawn ones are looked at until that day: they are neither received nor called after it.
  received: medianDays(spellsOf(times, 'received', nowEpochMs)),
  contact: medianDays(spellsOf(times, 'contact', nowEpochMs)),
  opportunity: sharesOf(spellsOf(times, 'opportunity', nowEpochMs), opportunityDays, nowEpochMs),
  won: sharesOf(spellsOf(times, 'won', nowEpochMs), wonDays, nowEpochMs),
});

function sharesOf(spells: readonly Begun[], days: readonly number[], nowEpochMs: number): SharesByDay {
  const longest = days.at(-1) ?? hotDays;
  const countOf = (some: readonly Spells[]): number => some.reduce((sum, { count }) => sum + count, 0);
  const done = spells.filter(({ end }) => end === 'done');
  const mature = done.filter(
    ({ month, days: day }) => month !== undefined && day <= longest && isOver(month, longest, nowEpochMs),
  );
  const of = countOf(spells);
  const half = countOf(mature) < FEWEST_FOR_HALF ? undefined : halfWithin(mature);
  return {
    done: countOf(done),
    of,
    ...(of < FEWEST_FOR_SHARES ? {} : { shares: sharesByDay(spells, days) }),
    ...(half === undefined ? {} : { half }),
  };
}
