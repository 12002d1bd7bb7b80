import type { BusinessCalendar } from '../domain/kernel/business-calendar.ts';
import { isOutsideJapan } from '../domain/kernel/outside-japan.ts';
import type { Label } from './labels.ts';

/** What is to be said to a company abroad whose days off are still those of Japan, as shipped; undefined where they are its own. */
export function japaneseDaysOff(calendar: BusinessCalendar): Label | undefined {
  if (!isOutsideJapan(calendar) || !calendar.observesJapaneseHolidays) return undefined;
  const { timeZone } = calendar;
  const command =
    'rekindle settings set calendar.observesJapaneseHolidays=false \'calendar.closedEachYear=[{"from":"12-24","to":"01-01"}]\'';
  return {
    ja: `時間帯は ${timeZone} ですが、日本の祝日が休みのままです。その日は配信も期限も止まり、現地の祝日には止まりません。現地の休みに合わせるには（毎年の休みは一例、年ごとの祝日は calendar.closedOn）: ${command}`,
    en: `The clock is that of ${timeZone}, but Japanese holidays are days off still: nothing is mailed on them, no clock runs, and both go on over your own. For days off of your own (those of each year are an example; the year's holidays go into calendar.closedOn): ${command}`,
  };
}
