import { addDays, isDay, type LocalDate } from '../kernel/local-date.ts';
import { monthNumber } from '../kernel/month-in.ts';

/** A next action with its day; `isWeek` means some day of that day's week. */
export interface DatedAction {
  readonly on: LocalDate;
  readonly isWeek: boolean;
  readonly what: string;
}

/** A day without a year that lies further back than this means next year's. */
const BACK_DAYS = 60;

/**
 * Finds dated actions in a free text, as people write them: 「4/18に競合比較表送付予定、4/22週に部長との面談を打診」 are two,
 * "Send the quote on Dec 18" and "2026-12-18 call" one each. What stands behind a day is to be done, else what stands before
 * it. A day that is long past is next year's; a day that does not exist is left to the reader.
 */
export function datedActions(written: string, today: LocalDate): readonly DatedAction[] {
  const text = inDigits(written.normalize('NFKC'));
  return [...text.matchAll(DAY)].flatMap((match) => {
    const [, year, month = '', day = '', week, behind = ''] = match;
    const before = (
      text
        .slice(0, match.index)
        .split(/[、,。;\n]/)
        .at(-1) ?? ''
    ).trim();
    const on = dayOf(year, Number(month), Number(day), today);
    const what = behind.trim() || before.replace(LEADING, '').trim();
    if (on === undefined || what === '') return [];
    return [{ on, isWeek: week !== undefined || /\bweek of(?: the)?$/i.test(before), what }];
  });
}

const DAY =
  /(?<!\d)(?:(\d{4})\/)?(\d{1,2})[/月](\d{1,2})(?!\d)日?(週)?(?:に|まで(?:に)?|:|：|\s)?([^、,。;\n]*)/g;

/** What leads to a day: "on", "by", "in the week of". */
const LEADING = /(?:\b(?:on|by|until|at|in|the|week|of)\s*)+$/i;

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ORDINAL = '(?:st|nd|rd|th)?';
const YEAR = '(?:,? (20\\d{2}))?';
const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})${ORDINAL}\\b${YEAR}`, 'gi');
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})${ORDINAL} (?:of )?(${MONTH})\\b\\.?${YEAR}`, 'gi');

/** Days in digits, the month first: 2026-04-18, 2026年4月18日, Apr 18, 18 April 2026. */
const inDigits = (text: string): string =>
  text
    .replaceAll(/(?<!\d)(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)日?/g, '$1/$2/$3')
    .replaceAll(MONTH_FIRST, (_, name: string, day: string, year?: string) => slashed(name, day, year))
    .replaceAll(DAY_FIRST, (_, day: string, name: string, year?: string) => slashed(name, day, year));

const slashed = (name: string, day: string, year: string | undefined): string =>
  `${year === undefined ? '' : `${year}/`}${monthNumber(name)}/${day}`;

function dayOf(
  year: string | undefined,
  first: number,
  second: number,
  today: LocalDate,
): LocalDate | undefined {
  // 18/12 can only be the eighteenth of December.
  const [month, day] = first > 12 ? [second, first] : [first, second];
  const inYear = (each: number): LocalDate =>
    `${each}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  return (year === undefined ? [inYear(thisYear), inYear(thisYear + 1)] : [inYear(Number(year))])
    .filter((date) => isDay(date))
    .find((date) => year !== undefined || date >= addDays(today, -BACK_DAYS));
}
