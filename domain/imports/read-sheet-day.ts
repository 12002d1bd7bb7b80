import { addMonths, daysBetween, isDay, type LocalDate } from '../kernel/local-date.ts';
import { monthIn, monthNumber, startOfMonth } from '../kernel/month-in.ts';
import { halfWidth } from './clean-text.ts';
import { type CellContext, type Parsed, unreadable, value } from './parsed.ts';
import { readDate } from './read-date.ts';
import { readDateTime } from './read-date-time.ts';

/*
 * Days as salespeople write them into a sheet of results: also without a year (12/5, 12月5日(土), Dec 5), and then the one
 * that makes sense beside today.
 */

/** Nobody reports of longer ago without its year: a slip. */
const MOST_DAYS_BACK = 200;

/** When the customer was contacted, with the hour where there is one. It has passed. */
export function readContactDay(cell: string, context: CellContext): Parsed<string> {
  const { today } = context;
  const day = withYear(cell, context, (days) =>
    days.findLast(
      (each) => today !== undefined && each <= today && daysBetween(each, today) <= MOST_DAYS_BACK,
    ),
  );
  const read = readDateTime(day ?? cell, context);
  if (read.kind !== 'value') return read;
  if (today !== undefined && read.value.slice(0, 10) > today) return unreadable('aheadDay');
  const [on = '', time = ''] = read.value.split('T');
  return value(time.startsWith('00:00') ? on : `${on}T${time.slice(0, 5)}`);
}

/** From when on the customer is spoken to again: a day or a month to come. */
export function readResumeDay(cell: string, context: CellContext): Parsed<string> {
  const { today } = context;
  const day = withYear(cell, context, (days) => days.find((each) => today === undefined || each >= today));
  const read = readDate(day ?? cell, context);
  const month =
    read.kind === 'unreadable' && today !== undefined && MONTH.test(halfWidth(cell).trim())
      ? monthIn(cell, today)
      : undefined;
  const until = month === undefined ? read : value(startOfMonth(month));
  return until.kind === 'value' && today !== undefined && until.value < today ? unreadable('pastDay') : until;
}

/** A meeting that was, or is to come: the nearest such day. */
export function readNearDay(cell: string, context: CellContext): Parsed<string> {
  const { today = '' } = context;
  const far = (day: LocalDate): number => Math.abs(daysBetween(today, day));
  return readDate(
    withYear(cell, context, (days) => days.toSorted((a, b) => far(a) - far(b))[0]) ?? cell,
    context,
  );
}

/** A month and nothing beside it: 来年4月, 4月以降, April 2027. */
const MONTH = /^(?:(?:来年|翌年)の?)?\d{1,2}月(?:頃|ごろ|以降|から)?$|^[a-z]{3,9}\.?(?:,? \d{4})?$/i;

/** The cell with the year of the day that `choose` takes of those last year, this year and next; undefined where it has one, or is no such day. */
function withYear(
  cell: string,
  { today, isAbroad }: CellContext,
  choose: (days: readonly LocalDate[]) => LocalDate | undefined,
): string | undefined {
  const text = halfWidth(cell).trim();
  const [found, first = '', second = '', rest = ''] = WITHOUT_YEAR.exec(text) ?? ofName(text) ?? [];
  if (found === undefined || today === undefined) return undefined;
  const [a, b] = [Number(first), Number(second)];
  // Outside Japan nobody can tell 4/5 from 5/4.
  if (isAbroad === true && a <= 12 && b <= 12 && a !== b && !/月|[a-z]{3}/i.test(text)) return undefined;
  const [month, date] = a > 12 ? [b, a] : [a, b];
  const days = [-12, 0, 12]
    .map((months) => `${addMonths(today, months).slice(0, 4)}-${pad(month)}-${pad(date)}`)
    .filter((day) => isDay(day));
  const day = choose(days);
  return day === undefined ? undefined : `${day}${rest.trim() === '' ? '' : ` ${rest.trim()}`}`;
}

const pad = (part: number): string => String(part).padStart(2, '0');

const WEEKDAY = String.raw`(?:\s*\([月火水木金土日](?:曜日?)?(?:・?祝)?\))?`;
const TIME = String.raw`(\s+\d{1,2}:\d{2}|\s*\d{1,2}時(?:\d{1,2}分|半)?)?`;
const WITHOUT_YEAR = new RegExp(String.raw`^(\d{1,2})(?:[/-]|月)(\d{1,2})日?${WEEKDAY}${TIME}$`);

const MONTH_FIRST =
  /^(?:[a-z]{3,9}, )?([a-z]{3})[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?(\s+\d{1,2}:\d{2})?$/i;
const DAY_FIRST =
  /^(?:[a-z]{3,9}, )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]{0,6}\.?(\s+\d{1,2}:\d{2})?$/i;

/** Dec 5, 5th December, 5-Dec: found, month, day, time. */
function ofName(text: string): readonly [string, string, string, string] | undefined {
  const [found, name, date = '', rest = ''] = MONTH_FIRST.exec(text) ?? reversed(DAY_FIRST.exec(text)) ?? [];
  const month = monthNumber(name ?? '');
  return found === undefined || month === 0 ? undefined : [found, String(month), date, rest];
}

const reversed = (found: RegExpExecArray | null): readonly (string | undefined)[] | undefined =>
  found === null ? undefined : [found[0], found[2], found[1], found[3]];
