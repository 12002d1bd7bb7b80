import { dayOf, timeOf } from '../../kernel/time-zone.ts';
import { clockTimeSchema } from '../../kernel/written-texts.ts';
import * as z from 'zod';
import { isBusinessDay, nextBusinessDay, type BusinessCalendar } from '../../kernel/business-calendar.ts';
import type { HandoffRules } from '../handoff-rules.ts';
import { owesSince, type Handoff } from '../handoff.ts';
import { reviewOf, type HandoffReview } from './handoff-review.ts';
import { addDays, dayInWeekOf, daysBetween, isoWeek, type LocalDate } from '../../kernel/local-date.ts';
import { businessDaysAfter } from '../rank.ts';

/** When the mails of the week go out: a weekday (0 is Sunday) and a time of the company's own clock. */
export const weeklySchema = z.object({
  isOn: z.boolean(),
  weekday: z.number().int().min(0).max(6),
  at: clockTimeSchema,
});
export type Weekly = z.infer<typeof weeklySchema>;

export const shippedWeekly: Weekly = { isOn: true, weekday: 1, at: '08:30' };

/**
 * The ISO week whose mails are due at this moment, if any. A day that is closed moves to the next business day (R17):
 * Monday 23 November 2026, a holiday, to Tuesday 24. Where two
 * weeks meet on one day, after a long holiday, only the present one is due. What was missed all day is not made up for.
 */
export function weekDue(
  nowEpochMs: number,
  { isOn, weekday, at }: Weekly,
  calendar: BusinessCalendar,
): string | undefined {
  const today = dayOf(nowEpochMs, calendar.timeZone);
  const time = timeOf(nowEpochMs, calendar.timeZone);
  if (!isOn || time < at) return undefined;
  // A long holiday may carry a day into the week after: お盆, the turn of the year.
  const planned = [0, 7, 14].map((back) => dayInWeekOf(addDays(today, -back), weekday));
  const due = planned.find((day) => sendingDay(day, calendar) === today);
  return due === undefined ? undefined : isoWeek(due);
}

const sendingDay = (day: LocalDate, calendar: BusinessCalendar): LocalDate =>
  isBusinessDay(day, calendar) ? day : nextBusinessDay(day, calendar);

/** One open handoff as the mails of the week see it. */
export interface WeekItem extends HandoffReview {
  readonly handoff: Handoff;
  /** Nobody has said yet how it went, and the first reminder is over. */
  readonly isUnreported: boolean;
  /** What is to be done within the coming seven days. */
  readonly comingActions: HandoffReview['nextActions'];
}

/** Looks at open handoffs on one day, those due first in front. */
export function weekItems(
  handoffs: readonly Handoff[],
  nowEpochMs: number,
  calendar: BusinessCalendar,
  rules: Pick<HandoffRules, 'stalledAfterDays' | 'promiseGraceMinutes'> & {
    readonly unreported: { readonly remindDays: number };
  },
): readonly WeekItem[] {
  const today = dayOf(nowEpochMs, calendar.timeZone);
  return handoffs
    .toSorted((a, b) => a.firstContactDueAt.localeCompare(b.firstContactDueAt))
    .flatMap((handoff) => {
      const review = reviewOf(handoff, nowEpochMs, calendar, rules);
      if (review === undefined) return [];
      return [
        {
          ...review,
          handoff,
          isUnreported:
            handoff.reportedAt === undefined &&
            businessDaysAfter(owesSince(handoff), rules.unreported.remindDays, calendar) <= nowEpochMs,
          comingActions: review.nextActions.filter(({ on }) => daysBetween(today, on) < 7),
        },
      ];
    });
}

/** Sorts handoffs into lists, each into the first that wants it: nobody reads of one twice in a mail. */
export function sortOnce<Name extends string>(
  items: readonly WeekItem[],
  lists: readonly (readonly [name: Name, wants: (item: WeekItem) => boolean])[],
): Readonly<Record<Name, readonly WeekItem[]>>;
export function sortOnce(
  items: readonly WeekItem[],
  lists: readonly (readonly [name: string, wants: (item: WeekItem) => boolean])[],
): Readonly<Record<string, readonly WeekItem[]>> {
  const of = (item: WeekItem) => lists.find(([, wants]) => wants(item))?.[0];
  return Object.fromEntries(lists.map(([name]) => [name, items.filter((item) => of(item) === name)]));
}

/** Something of a handoff is worth a line in its owner's mail. */
export const saysSomething = (item: WeekItem): boolean =>
  item.isUnfollowed ||
  item.stalledDays !== undefined ||
  item.hasNoNextAction ||
  item.comingActions.length > 0;
