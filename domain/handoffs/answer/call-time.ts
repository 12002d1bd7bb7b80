import { addDays, isDay, type LocalDate } from '../../kernel/local-date.ts';
import { dayOf, instantOf, type TimeZone } from '../../kernel/time-zone.ts';

const DAY_WORDS: Readonly<Record<string, number>> = {
  本日: 0,
  今日: 0,
  today: 0,
  明日: 1,
  tomorrow: 1,
  明後日: 2,
  あさって: 2,
};
/** Calls are made in the day: 「3時」 is no hour of the night. */
const FIRST_HOUR = 7;
/** Beyond these it is a slip in the year: a promise so late would silence every clock of the handoff. */
export const MOST_DAYS_AHEAD = 92;

const japanese =
  /^(?:(本日|今日|明日|明後日|あさって)|(\d{1,2})[/月](\d{1,2})日?(?:\([日月火水木金土]\))?)?(?:の)?[、, ]*(午前|午後)?(\d{1,2})(?:時(半|(\d{1,2})分)?|:(\d{2}))(?:頃|ごろ|くらい|ぐらい)?(?:に|から|以降に?)?(?:改めて|再度|また)?(?:かけます|お?電話|架電|ご?連絡|ご?訪問)(?:します|いたします|致します|してみます|予定です|する予定です)?$/;
const english =
  /^(?:i(?:'| wi)ll )?(?:call|visit)(?:ing)?(?: (?:him|her|them))? (?:(today|tomorrow) )?at (\d{1,2})(?::(\d{2}))? ?(am|pm)?(?: (today|tomorrow))?$/;

/**
 * When somebody says that they will call or visit: 「12/5 10時に電話します」, 「明日15:30に連絡します」, "I'll call tomorrow at 3pm".
 * Undefined where no such time is named, where it has passed, or lies beyond what a promise may be (92 days).
 */
export function callTimeIn(sentence: string, now: Date, zone: TimeZone): Date | undefined {
  const today = dayOf(now.getTime(), zone);
  const named = inJapanese(sentence, today) ?? inEnglish(sentence, today);
  if (named === undefined) return undefined;
  const at = instantOf(named.day, named.time, zone);
  const isAhead = at >= now.getTime() && at <= now.getTime() + MOST_DAYS_AHEAD * 86_400_000;
  return isAhead ? new Date(at) : undefined;
}

interface Named {
  readonly day: LocalDate;
  readonly time: string;
}

function inJapanese(sentence: string, today: LocalDate): Named | undefined {
  const [found, word, month, date, half, hour, minutes, minute, colon] = japanese.exec(sentence) ?? [];
  if (found === undefined) return undefined;
  const day =
    month === undefined ? addDays(today, DAY_WORDS[word ?? ''] ?? 0) : comingDay(month, date, today);
  const time = timeFrom(Number(hour), minutes === '半' ? 30 : Number(minute ?? colon ?? 0), half);
  return day === undefined || time === undefined ? undefined : { day, time };
}

function inEnglish(sentence: string, today: LocalDate): Named | undefined {
  const [found, first, hour, minute, half, last] = english.exec(sentence) ?? [];
  if (found === undefined) return undefined;
  const time = timeFrom(Number(hour), Number(minute ?? 0), half);
  return time === undefined ? undefined : { day: addDays(today, DAY_WORDS[first ?? last ?? ''] ?? 0), time };
}

/** Whether such a sentence promises a visit. */
export const promisesVisit = (sentence: string): boolean => /訪問|visit/.test(sentence);

/** The next day of that month and date. */
function comingDay(month: string, date: string | undefined, today: LocalDate): LocalDate | undefined {
  const rest = `${month.padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  const day = `${year}-${rest}` >= today ? `${year}-${rest}` : `${year + 1}-${rest}`;
  return isDay(day) ? day : undefined;
}

function timeFrom(hour: number, minute: number, half: string | undefined): string | undefined {
  const isAfternoon = half === '午後' || half === 'pm' || (half === undefined && hour < FIRST_HOUR);
  const whole = isAfternoon && hour < 12 ? hour + 12 : hour;
  return whole > 23 || minute > 59
    ? undefined
    : `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
