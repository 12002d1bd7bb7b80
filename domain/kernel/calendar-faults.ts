import { addDays, isDay, type LocalDate } from './local-date.ts';
import { isBusinessDay, type BusinessCalendar } from './business-calendar.ts';
import type { Bilingual } from './locale.ts';

interface CalendarFault {
  /** As a person names it: `calendar.closedOn.0`. */
  readonly place: string;
  readonly value: string;
  readonly words: Bilingual;
}

/**
 * What is wrong with a calendar although each field is a text: days that are none are closed on no day, so that mails go out on
 * a holiday, and without any working time nothing ever falls due.
 */
export function calendarFaults(calendar: BusinessCalendar, today: LocalDate): readonly CalendarFault[] {
  const { hours, closedOn, closedEachYear } = calendar;
  const faults = [
    ...hours.flatMap(({ from, to }, at) =>
      from < to && (hours[at - 1]?.to ?? '00:00') <= from
        ? []
        : [{ place: `calendar.hours.${at}`, value: `${from}-${to}`, words: hoursInOrder }],
    ),
    ...closedOn.flatMap((day, at) =>
      isDay(day) ? [] : [{ place: `calendar.closedOn.${at}`, value: day, words: wholeDay }],
    ),
    ...closedEachYear.flatMap((range, at) =>
      (['from', 'to'] as const).flatMap((end) =>
        isDay(`2024-${range[end]}`)
          ? []
          : [{ place: `calendar.closedEachYear.${at}.${end}`, value: range[end], words: dayOfYear }],
      ),
    ),
  ];
  return faults.length === 0 && !hasBusinessDay(calendar, today)
    ? [{ place: 'calendar', value: '', words: noBusinessDay }]
    : faults;
}

const hasBusinessDay = (calendar: BusinessCalendar, today: LocalDate): boolean =>
  Array.from({ length: 366 }, (_, after) => addDays(today, after)).some((day) =>
    isBusinessDay(day, calendar),
  );

const hoursInOrder: Bilingual = {
  ja: '開始を終了より前に、時間帯を早い順に、重ならないように指定してください（例 09:00〜12:00、13:00〜18:00）。',
  en: 'Let each begin before it ends, and name the earlier first, none over another (09:00 to 12:00, 13:00 to 18:00).',
};
const wholeDay: Bilingual = {
  ja: '暦にある日を 2026-12-25 の形で指定してください。',
  en: 'Give a day of the calendar as 2026-12-25.',
};
const dayOfYear: Bilingual = {
  ja: '暦にある月日を 12-25 の形で指定してください。',
  en: 'Give month and day as 12-25.',
};
const noBusinessDay: Bilingual = {
  ja: 'これから1年、営業日が1日もありません。何も送れず、期限も来ません。曜日（workdays）か休業日（closedEachYear）を見直してください。',
  en: 'There is no business day within a year: nothing would be sent, and nothing fall due. Open some workdays, or close fewer days (closedEachYear).',
};
