import * as z from 'zod';
import { wilson } from '../kernel/wilson.ts';

/** Somebody who was silent for so long on a day, and whether a purchase came after it. */
export interface SilentCase {
  readonly silentDays: number;
  readonly came: boolean;
}

/** Days that may be proposed, and at which the curve is shown. */
export const proposableDays = [30, 60, 90, 120, 150, 180, 240, 300, 365, 450, 540, 730] as const;
/** A proposal stands on so many of those who were silent for that long, and on so many who came back at all. */
export const fewestSilent = 50;
const fewestCame = 20;

const pointSchema = z.object({
  days: z.number().int(),
  of: z.number().int(),
  came: z.number().int(),
  low: z.number(),
  high: z.number(),
});

export const proposedDaysSchema = z.object({
  all: z.object({ of: z.number().int(), came: z.number().int() }),
  /** Of those silent for at least so many days, how many came back by themselves. */
  curve: z.array(pointSchema),
  /** The fewest days from which surely less than half as many come back as of all. */
  days: z.number().int().optional(),
  /** Why nothing is proposed: so many cases, or returns, are lacking; or silence tells too little here. */
  because: z.enum(['few', 'flat']).optional(),
  lacking: z.number().int().optional(),
});
export type ProposedDays = z.infer<typeof proposedDaysSchema>;

/**
 * From how many days of silence somebody is better written to than waited for: where even the upper end of the range of
 * those who come back by themselves is below half of what it is over all.
 */
export function proposeDays(cases: readonly SilentCase[]): ProposedDays {
  const count = (some: readonly SilentCase[]) => ({
    of: some.length,
    came: some.filter(({ came }) => came).length,
  });
  const all = count(cases);
  const curve = proposableDays
    .map((days) => ({ days, ...count(cases.filter(({ silentDays }) => silentDays >= days)) }))
    .filter(({ of }) => of > 0)
    .map((point) => ({ ...point, ...wilson(point.came, point.of) }));
  const lacking = Math.max(2 * fewestSilent - all.of, fewestCame - all.came);
  if (lacking > 0) return { all, curve, because: 'few', lacking };
  const half = all.came / all.of / 2;
  const found = curve.find(({ of, high }) => of >= fewestSilent && high <= half);
  return found === undefined ? { all, curve, because: 'flat' } : { all, curve, days: found.days };
}
