import * as z from 'zod';
import { addBusinessDays, type BusinessCalendar } from '../kernel/business-calendar.ts';
import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { dayOf, instantOf } from '../kernel/time-zone.ts';
import { withCauses, withoutCause, type Cause } from '../people/causes.ts';
import type { Standing } from '../people/standing.ts';

/** Why an owner keeps somebody from a campaign. */
export const keepReasons = ['inTalks', 'complaint', 'noProspect', 'leftCompany'] as const;
/** For how long: from this campaign alone, or from every mail. */
export const keepSpans = ['once', 'threeMonths', 'oneYear'] as const;

const keptSchema = z.object({
  customerId: z.string(),
  reason: z.enum(keepReasons),
  span: z.enum(keepSpans),
  at: z.iso.datetime(),
});
/** Somebody whom the owner does not want mailed. */
export type Kept = z.infer<typeof keptSchema>;

/** What one owner was asked of a campaign, and has answered. Silence means yes. */
export const ownerReviewSchema = z.object({
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  ownerId: z.string(),
  answeredAt: z.iso.datetime().optional(),
  kept: z.array(keptSchema),
  version: z.number().int(),
});
export type OwnerReview = z.infer<typeof ownerReviewSchema>;

/** Answers are taken until so long before the first mail. */
const closesBeforeMs = 600_000;

/** When the first mail of a campaign may go that waits so many business days for its owners. */
export function afterReview(nowEpochMs: number, days: number, calendar: BusinessCalendar): number {
  const day = addBusinessDays(dayOf(nowEpochMs, calendar.timeZone), days, calendar);
  return instantOf(day, calendar.hours[0]?.from ?? '09:00', calendar.timeZone);
}

/** Until when owners may answer, and change their answer. */
export const reviewEnd = (firstMailAt: string): string =>
  new Date(Date.parse(firstMailAt) - closesBeforeMs).toISOString();

/** The owner's word for a customer beside what else is known of them; without one, as if nothing had been said. */
export function withKept(
  standing: Standing,
  campaignId: string,
  kept: Kept | undefined,
  today: LocalDate,
): Standing {
  const id = `review-${campaignId}`;
  const before = withoutCause(withoutCause(standing, 'keptFromMails', id), 'leftCompany', id);
  return kept === undefined ? before : withCauses(before, ...causesOf(kept, id, today));
}

function causesOf({ reason, span, at }: Kept, id: string, today: LocalDate): readonly Cause[] {
  if (reason === 'leftCompany') return [{ of: 'leftCompany', id, at, how: 'told by the owner' }];
  if (span === 'once') return [];
  const until = addMonths(today, span === 'threeMonths' ? 3 : 12);
  return [{ of: 'keptFromMails', id, at, how: reason, until }];
}

/** The review with the answers for those who were shown; what was said of others stays. */
export function answered(
  review: OwnerReview,
  shown: readonly string[],
  kept: readonly Kept[],
  at: string,
): OwnerReview {
  const others = review.kept.filter(({ customerId }) => !shown.includes(customerId));
  return { ...review, answeredAt: at, kept: [...others, ...kept] };
}
