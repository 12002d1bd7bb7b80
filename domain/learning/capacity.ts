/** Handoffs of one owner by how many business days they have been open, and whether they ended then. */
export interface OpenDays {
  /** By business day, 0 to 20: so many ended, so many were open for so long and may go on. */
  readonly ended: readonly number[];
  readonly running: readonly number[];
}

/** What comes back unreported does so on this day: nothing is open for longer. */
export const longestOpen = 20;
/** So much of a capacity is planned for: weeks vary. */
const planned = 0.8;
const businessDaysAWeek = 5;

export const noOpenDays: OpenDays = {
  ended: Array.from({ length: longestOpen + 1 }, () => 0),
  running: Array.from({ length: longestOpen + 1 }, () => 0),
};

export const addOpenDays = (a: OpenDays, b: OpenDays): OpenDays => ({
  ended: a.ended.map((count, day) => count + (b.ended[day] ?? 0)),
  running: a.running.map((count, day) => count + (b.running[day] ?? 0)),
});

/** With one more handoff. */
export const withHandoff = (to: OpenDays, days: number, isOver: boolean): OpenDays => {
  const day = Math.min(longestOpen, Math.max(0, days));
  const more = (counts: readonly number[]): number[] => counts.map((count, at) => count + Number(at === day));
  return isOver ? { ...to, ended: more(to.ended) } : { ...to, running: more(to.running) };
};

/** Business days for which a handoff stays open: Kaplan-Meier's mean up to day 20, so that open ones count. */
export function meanDaysOpen(days: OpenDays): number | undefined {
  const { ended, running } = days;
  let atRisk = handoffsIn(days);
  if (atRisk === 0) return undefined;
  let [left, mean] = [1, 0];
  for (let day = 0; day < longestOpen; day++) {
    left *= atRisk === 0 ? 1 : 1 - (ended[day] ?? 0) / atRisk;
    atRisk -= (ended[day] ?? 0) + (running[day] ?? 0);
    mean += left;
  }
  return mean;
}

/** An owner with room for `limit` handoffs at once, each open for `daysOpen` business days. */
export interface OwnerCapacity {
  readonly limit: number;
  readonly daysOpen: number;
}

/** Handoffs a week that owners can take, and how many to plan for. */
export function capacityOf(owners: readonly OwnerCapacity[]): {
  readonly most: number;
  readonly plan: number;
} {
  const most = owners.reduce((sum, owner) => sum + capacityOfOne(owner), 0);
  return { most, plan: planned * most };
}

/** A handoff occupies its place for at least a day. */
export const capacityOfOne = ({ limit, daysOpen }: OwnerCapacity): number =>
  (limit * businessDaysAWeek) / Math.max(1, daysOpen);

/** The share of leads that find an owner full (Erlang B), who has `load` handoffs in hand on average without a limit. */
export function shareFindingFull(limit: number, load: number): number {
  let blocked = 1;
  for (let place = 1; place <= limit; place++) blocked = (load * blocked) / (place + load * blocked);
  return blocked;
}

/** How many handoffs were looked at. */
export const handoffsIn = ({ ended, running }: OpenDays): number =>
  [...ended, ...running].reduce((sum, count) => sum + count, 0);
