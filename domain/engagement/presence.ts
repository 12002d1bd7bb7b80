import * as z from 'zod';

/** What one participant did at one webinar: when each device came and went, by its own key. Epoch milliseconds. */
export const presenceSchema = z.object({
  joins: z.record(z.string(), z.array(z.number())),
  leaves: z.record(z.string(), z.array(z.number())),
});
export type Presence = z.infer<typeof presenceSchema>;

export const absent: Presence = { joins: {}, leaves: {} };

/** Adds a coming or going; the same one again changes nothing. */
export function withMoment(
  presence: Presence,
  what: 'joins' | 'leaves',
  device: string,
  atEpochMs: number,
): Presence {
  const times = presence[what];
  const known = timesOf(times, device);
  return known.includes(atEpochMs)
    ? presence
    : {
        ...presence,
        [what]: { ...times, [device]: [...known, atEpochMs].toSorted((a, b) => a - b) },
      };
}

/** A device may be called `constructor`: the webinar tool names it. */
const timesOf = (times: Presence['joins'], device: string): readonly number[] =>
  (Object.hasOwn(times, device) ? times[device] : undefined) ?? [];

/** How long somebody was there, and since when. */
export interface Attendance {
  readonly firstJoinEpochMs: number;
  readonly minutes: number;
}

interface Stay {
  readonly from: number;
  readonly to: number;
}

/**
 * Adds up the stays of all devices, counting a minute once however many devices were there. A coming whose going is
 * not known counts from `endEpochMs` (the end of the webinar) where that is given, else not yet. Undefined: no stay is complete.
 */
export function attendanceOf(presence: Presence, endEpochMs?: number): Attendance | undefined {
  const stays = Object.entries(presence.joins)
    .flatMap(([device, joins]) => staysOf(joins, timesOf(presence.leaves, device), endEpochMs))
    .toSorted((a, b) => a.from - b.from);
  const [first] = stays;
  if (first === undefined) return undefined;
  let milliseconds = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of stays) {
    milliseconds += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return { firstJoinEpochMs: first.from, minutes: Math.round(milliseconds / 6000) / 10 };
}

/** Each coming ends with the next going of the same device, before the next coming. */
function staysOf(
  joins: readonly number[],
  leaves: readonly number[],
  end: number | undefined,
): readonly Stay[] {
  return joins.flatMap((from, index): readonly Stay[] => {
    const next = joins[index + 1] ?? Number.POSITIVE_INFINITY;
    const to = leaves.find((leave) => leave >= from && leave <= next);
    if (to !== undefined) return [{ from, to }];
    const closed = Math.min(next, end ?? Number.POSITIVE_INFINITY);
    return Number.isFinite(closed) && closed > from ? [{ from, to: closed }] : [];
  });
}
