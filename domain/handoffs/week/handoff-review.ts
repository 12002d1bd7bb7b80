import { msPerDay } from '../../kernel/local-date.ts';
import * as z from 'zod';
import { owesSince, type Handoff } from '../handoff.ts';
import { isOpen } from '../handoff.ts';
import type { BusinessCalendar } from '../../kernel/business-calendar.ts';
import { dayOf } from '../../kernel/time-zone.ts';
import { lateAt } from '../clocks/handoff-timers.ts';
import type { HandoffRules } from '../handoff-rules.ts';

/** What a weekly look at one open handoff finds (docs/rules.md#the-weekly-look). */
export const handoffReviewSchema = z.object({
  /** Nobody has been in touch with the customer yet. */
  isUnfollowed: z.boolean(),
  /** The first contact is past its time. */
  isOverdue: z.boolean(),
  /** Days for which nothing has moved; absent while it is not 停滞. */
  stalledDays: z.number().optional(),
  /** Somebody is on it, and no day for what comes next is on record. */
  hasNoNextAction: z.boolean(),
  /** What is to be done from today on, the next first. */
  nextActions: z.array(z.object({ on: z.string(), isWeek: z.boolean(), what: z.string() })),
});
export type HandoffReview = z.infer<typeof handoffReviewSchema>;

/** Looks at an open handoff in the company's calendar; undefined when it is over. */
export function reviewOf(
  handoff: Handoff,
  nowEpochMs: number,
  calendar: BusinessCalendar,
  rules: Pick<HandoffRules, 'stalledAfterDays' | 'promiseGraceMinutes'>,
): HandoffReview | undefined {
  if (!isOpen(handoff)) return undefined;
  const today = dayOf(nowEpochMs, calendar.timeZone);
  const isUnfollowed = handoff.firstContactAt === undefined;
  const { progress } = handoff;
  const movedAtEpochMs = progress === undefined ? owesSince(handoff) : Date.parse(progress.since);
  const stoodDays = Math.floor((nowEpochMs - movedAtEpochMs) / msPerDay);
  const nextActions = (handoff.nextActions ?? [])
    .filter(({ on }) => on >= today)
    .toSorted((a, b) => a.on.localeCompare(b.on));
  return {
    isUnfollowed,
    isOverdue: isUnfollowed && handoff.rank !== 'C' && lateAt(handoff, calendar, rules) < nowEpochMs,
    stalledDays: !isUnfollowed && stoodDays >= rules.stalledAfterDays ? stoodDays : undefined,
    hasNoNextAction: !isUnfollowed && nextActions.length === 0,
    nextActions,
  };
}
