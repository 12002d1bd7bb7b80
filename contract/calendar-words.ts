import type { BusinessCalendar } from '../domain/kernel/business-calendar.ts';
import { isOutsideJapan } from '../domain/kernel/outside-japan.ts';
import type { Label } from './labels.ts';

export type { BusinessCalendar };

/** What is to be said to a company abroad whose days off are still those of Japan, as shipped; undefined where they are its own. */
export function japaneseDaysOff(calendar: BusinessCalendar): Label | undefined {
  if (!isOutsideJapan(calendar) || !calendar.observesJapaneseHolidays) return undefined;
  const { timeZone } = calendar;
  return {
    ja: `時間帯は ${timeZone} ですが、日本の祝日が休みのままです。その日は配信も期限も止まり、現地の祝日には止まりません。`,
    en: `The clock is that of ${timeZone}, but Japanese holidays are days off still: nothing is mailed on them, no clock runs, and both go on over your own.`,
  };
}
