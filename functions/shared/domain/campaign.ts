import * as z from 'zod';
import { segmentSchema } from './segment.ts';
import { sequenceSchema } from './sequence.ts';

/** A sequence launched on a segment. Both are frozen at launch. */
export const campaignSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  name: z.string().min(1).max(100),
  segment: segmentSchema,
  sequence: sequenceSchema,
  state: z.enum(['running', 'paused', 'ended']),
  pausedBecause: z.string().optional(),
  launchedAt: z.iso.datetime(),
  launchedBy: z.string(),
  /** Whether the nightly rule adds the newly dormant. */
  isContinuous: z.boolean(),
  /** First mails go out in waves, newest relation first (R16): people silent for up to `maxSilentDays` start at `startAt`. */
  waves: z.array(z.object({ maxSilentDays: z.number(), startAt: z.iso.datetime() })),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** One customer in one campaign. `nextStep` counts from 0; `dueAtEpochMs` is when it may be sent. */
export const enrolmentSchema = z.object({
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  customerId: z.string(),
  enrolledAt: z.iso.datetime(),
  dormancy: z.enum(['lapsed', 'lostDeal', 'stalled', 'neverContacted', 'wakeDate']),
  state: z.enum(['active', 'done', 'ended']),
  endedBecause: z.string().optional(),
  nextStep: z.number().int(),
  /** When the first mail went out: later steps count from here. */
  startedAt: z.iso.datetime().optional(),
  /** Why the next mail waits, when it does. */
  waitsBecause: z.string().optional(),
  version: z.number().int(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** Bounces and complaints of a campaign, for its guard. */
export interface DeliveryCounts {
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
}

const WAVE = 200;

/**
 * Cuts an audience into waves that double from 200, one a business day, newest relation first.
 * @param silentDays of everyone selected
 * @param startsAt the start of the n-th wave, ISO
 */
export function planWaves(silentDays: readonly number[], startsAt: (wave: number) => string): Campaign['waves'] {
  const sorted = silentDays.toSorted((a, b) => a - b);
  const waves: { maxSilentDays: number; startAt: string }[] = [];
  for (let from = 0, size = WAVE; from < sorted.length; from += size, size *= 2) {
    const isLast = from + size >= sorted.length;
    waves.push({ maxSilentDays: isLast ? 1e6 : (sorted[from + size - 1] ?? 1e6), startAt: startsAt(waves.length) });
  }
  return waves.length > 0 ? waves : [{ maxSilentDays: 1e6, startAt: startsAt(0) }];
}

/** When somebody's first mail may go. */
export const startOf = (campaign: Campaign, silentDays: number): string =>
  campaign.waves.find((wave) => silentDays <= wave.maxSilentDays)?.startAt ?? campaign.launchedAt;

/** Pause when the lower bound of the bounce rate passes 2%, or of complaints 0.1% with at least two (R15). */
export function guardTrips(counts: DeliveryCounts): 'bounces' | 'complaints' | null {
  if (lowerBound(counts.bounced, counts.sent) > 0.02) return 'bounces';
  return counts.complained >= 2 && lowerBound(counts.complained, counts.sent) > 0.001 ? 'complaints' : null;
}

/** One-sided 95% lower bound of a rate (Wilson). 200 sent: 8 bounces trip it. */
function lowerBound(done: number, of: number): number {
  if (of === 0 || done === 0) return 0;
  const z95 = 1.6448536269514722;
  const share = Math.min(1, done / of);
  const centre = share + z95 ** 2 / (2 * of);
  const spread = z95 * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  return Math.max(0, (centre - spread) / (1 + z95 ** 2 / of));
}
