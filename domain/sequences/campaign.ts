import * as z from 'zod';
import { segmentSchema } from '../audience/segment.ts';
import { controlKinds } from './control-group.ts';
import { sequenceSchema } from './sequence.ts';

/** A sequence launched on a segment. Both are frozen at launch. */
export const campaignSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  name: z.string().min(1).max(100),
  segment: segmentSchema,
  sequence: sequenceSchema,
  /** Which version of it this is; absent before the first edit. */
  sequenceVersion: z.number().int().min(2).optional(),
  state: z.enum(['running', 'paused', 'ended']),
  pausedBecause: z.string().optional(),
  /** It was ended within minutes of its launch: nothing was sent. */
  isCancelled: z.literal(true).optional(),
  /** When it was paused last, and when it went on: what fell due meanwhile is spread. */
  pausedAt: z.iso.datetime().optional(),
  resumedAt: z.iso.datetime().optional(),
  /** Who changed its state last, and when; absent where the guard did, and before release 0.4. */
  stateChanged: z.object({ by: z.string().optional(), at: z.iso.datetime() }).optional(),
  launchedAt: z.iso.datetime(),
  launchedBy: z.string(),
  /** How many it reached when it was launched; absent before release 0.4. */
  launchedTo: z.number().int().optional(),
  /** Owners look through the names before the first mail, and may answer until then. */
  ownerReview: z.object({ until: z.iso.datetime() }).optional(),
  /** Whether the nightly rule adds the newly dormant. */
  isContinuous: z.boolean(),
  /** Takes also those whom another campaign mails. */
  mayOverlap: z.literal(true).optional(),
  /** Part of its people are not mailed, to see what mailing does. */
  control: z
    .object({
      kind: z.enum(controlKinds),
      share: z.number().gt(0).max(0.5),
      window: z.string(),
      drawnUntil: z.iso.datetime(),
    })
    .optional(),
  /** What mail servers had said when it was last resumed: the guard counts from there. */
  guardedFrom: z.object({ sent: z.number(), bounced: z.number(), complained: z.number() }).optional(),
  /**
   * First mails go out in waves, newest relation first (R16): people silent for up to `maxSilentDays` start at `startAt`;
   * of those silent for exactly that long only `tieShare` (0 to 1), for whole lists carry the same date, or none.
   */
  waves: z.array(
    z.object({ maxSilentDays: z.number(), tieShare: z.number().optional(), startAt: z.iso.datetime() }),
  ),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** Bounces and complaints of a campaign, for its guard. */
export interface DeliveryCounts {
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
  /** Refused by SES itself, before or after it had taken them. */
  readonly rejected?: number;
}

/**
 * Pause when the 95% lower bound of the bounce rate passes 2%, or of complaints 0.1%; never for a single one (R15).
 * 200 sent: 8 bounces trip it; 1,000: 29. Whoever resumes a campaign has seen to what was before: it counts from there.
 */
export function guardTrips(
  all: DeliveryCounts,
  from: DeliveryCounts = { sent: 0, bounced: 0, complained: 0 },
): 'bounces' | 'complaints' | null {
  const counts = {
    sent: all.sent - from.sent,
    bounced: all.bounced - from.bounced,
    complained: all.complained - from.complained,
  };
  if (isSurelyAbove(0.02, counts.bounced, counts.sent)) return 'bounces';
  return isSurelyAbove(0.001, counts.complained, counts.sent) ? 'complaints' : null;
}

/**
 * The exact (Clopper-Pearson) lower bound of `done / of` lies above `limit`: at that rate so many, or more, would come in
 * fewer than 5 of 100 cases. Wilson's approximation would let one bounce among the first eleven mails stop a launch.
 */
function isSurelyAbove(limit: number, done: number, of: number): boolean {
  if (done < 2 || done / of <= limit) return false;
  let logWays = 0;
  let fewer = 0;
  for (let count = 0; count < done; count++) {
    fewer += Math.exp(logWays + count * Math.log(limit) + (of - count) * Math.log1p(-limit));
    logWays += Math.log(of - count) - Math.log(count + 1);
  }
  return 1 - fewer < 0.05;
}
