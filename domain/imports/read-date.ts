import { monthNumber } from '../kernel/month-in.ts';
import { halfWidth } from './clean-text.ts';
import { type CellContext, empty, type Parsed, unreadable, value } from './parsed.ts';
import { plainDate, thirdOfMonth } from './plain-date.ts';
import type { DateOrder, ShownOrder } from './read-result.ts';

/**
 * Reads a calendar date as `YYYY-MM-DD`: 2025/3/1, 2025-03-01, 2025年3月1日, 20250301, 令和6年3月1日, R6.3.1, Excel's
 * day numbers (30000 to 60000), 3/1/2025 in the order of its column, 1.3.2025 (day first), Mar 1, 2025, 25/3/1; of 2025.3 its first day. A time of
 * day behind it is cut off as written, without changing the zone. 2025-02-30 is refused, never moved.
 */
export const readDate = (cell: string, context: DateContext): Parsed<string> => {
  const text = halfWidth(cell).trim();
  if (nilDate.test(text)) return empty;
  const big = bigEndian.exec(text) ?? compact.exec(text);
  if (big) return calendarDate(Number(big[1]), Number(big[2]), Number(big[3]));
  const short = shortYear.exec(text);
  if (short) {
    const parts = [Number(short[1]), Number(short[3]), Number(short[4])] as const;
    return context.isAbroad === true
      ? ofShortYearAbroad(parts, short[2] === '.' ? 'dmy' : context.dateOrder, context.isOrderTold)
      : ofShortYear(...parts);
  }
  const month = bareMonth.exec(text);
  if (month) return calendarDate(Number(month[1]), Number(month[2]), 1);
  const small = slashed.exec(text);
  if (small) return littleOrMiddle(small, context.dateOrder);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return fromSerial(Math.floor(Number(text)));
  const era = eraDate.exec(text);
  if (era) return calendarDate(eraYear(era[1], era[2]), Number(era[3]), Number(era[4]));
  const eraMonth = bareEraMonth.exec(text);
  if (eraMonth) return calendarDate(eraYear(eraMonth[1], eraMonth[2]), Number(eraMonth[3]), 1);
  return readEnglish(text) ?? (absent.has(text) ? empty : ofPlain(text, context));
};

/** What stands in other words: a third of a month is its first day, and 2026年4月末 its last. */
function ofPlain(text: string, context: DateContext): Parsed<string> {
  const plain = plainDate(text);
  const end = /^(.+月)末日?$/.exec(plain);
  if (end) return readDateOrMonth('last')(end[1] ?? '', context);
  return (
    ofThird(plain, 'first') ?? (plain === text ? unreadable('unreadableDate') : readDate(plain, context))
  );
}

function ofThird(text: string, edge: 'first' | 'last'): Parsed<string> | undefined {
  const third = thirdOfMonth(text);
  if (third === undefined) return undefined;
  const last = readDateOrMonth('last')(third.month, { dateOrder: 'mdy' });
  if (last.kind !== 'value') return last;
  const [from, until] = third.days;
  const day = edge === 'first' ? from : Math.min(until, Number(last.value.slice(-2)));
  return value(`${last.value.slice(0, 8)}${String(day).padStart(2, '0')}`);
}

/** Like {@link readDate}; a bare month (2026年3月) means its first or last day. */
export const readDateOrMonth =
  (edge: 'first' | 'last') =>
  (cell: string, context: DateContext): Parsed<string> => {
    const text = monthText(cell);
    const third = ofThird(text, edge);
    if (third !== undefined) return third;
    const [month, era] = [monthOrEnd.exec(text), bareEraMonth.exec(text)];
    if (!month && !era) return readDate(cell, context);
    const [year, number] = month
      ? [Number(month[1]), Number(month[2])]
      : [eraYear(era?.[1], era?.[2]), Number(era?.[3])];
    return calendarDate(year, number, edge === 'first' ? 1 : daysInMonth(year, number));
  };

/** Of a month in other words its usual form. */
function monthText(cell: string): string {
  const text = halfWidth(cell).trim();
  return isDigits.test(text) ? text : plainDate(text);
}
const isDigits = /^\d{5}$|^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?$/;

type DateContext = Pick<CellContext, 'dateOrder' | 'isAbroad' | 'isOrderTold'>;

/** The order as the cells of a column show it, abroad also those whose year has two digits: day first only if some first part is over 12 and no second part is; undefined without such dates. */
export function shownDateOrder(cells: Iterable<string>, isAbroad = false): ShownOrder | undefined {
  const shortEnd = isAbroad
    ? /^(\d{1,2}\/\d{1,2}\/)(\d{2})(?=$|[\s,T])/
    : /^(\d{1,2}\/\d{1,2}\/)(\d{2})(?=,\s)/;
  let shown: ShownOrder | undefined;
  for (const cell of cells) {
    const text = halfWidth(cell).trim().replace(shortEnd, '$120$2');
    const small = slashed.exec(text);
    if (!small || small[2] === '.') continue;
    const [first, second] = [Number(small[1]), Number(small[3])];
    // Hours of twelve are written behind the month first.
    if (second > 12 || /\d\s*[ap]\.?m\.?$/i.test(text)) return 'mdy';
    if (first > 12) shown = 'dmy';
    else if (first !== second) shown ??= 'both';
  }
  return shown;
}

/** Of parts of a column. */
export const joinedOrder = (
  one: ShownOrder | undefined,
  other: ShownOrder | undefined,
): ShownOrder | undefined =>
  (['mdy', 'dmy', 'both'] as const).find((order) => order === one || order === other);

/** What databases and spreadsheets write where there is no day: their first or last one, or a row of hashes. */
const nilDate =
  /^(?:0000|0001|1753|9999)[-/.年]\d{1,2}[-/.月]\d{1,2}|^1899[-/.年]12[-/.月](?:30|31)|^1900[-/.年]0?1[-/.月]0?[01](?!\d)|^1970[-/.年]0?1[-/.月]0?1(?!\d)|^0?[01][-/.]0?[01][-/.](?:1900|0001|0000)|^0{1,2}[-/.]0{1,2}[-/.]0{2,4}|^12[-/.]3[01][-/.](?:1899|9999)|^(?:9999|0000)\d{4}$|^明治33年1月0日|^[-/.年月日\s]+$|^(?:n\/?a|null|nil|none|tb[acd]|unknown|undecided|not (?:known|set)|open|ongoing|perpetual|evergreen|auto-?renew(?:al|s|ing)?|無期限|未来|期限なし|自動更新|－+)$/i;

const tail = String.raw`(?:[T\s(,].*)?$`;
const bigEndian = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?${tail}`);
/** 24/03/01: the year first, as it is written in Japan. */
const shortYear = new RegExp(String.raw`^'?(\d{1,2})([/.-])(\d{1,2})[/.-](\d{1,2})${tail}`);
/** 2023.5, 2023年5月: the first day of it. */
const bareMonth = /^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})月?$/;
const monthOrEnd = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:末日?)?$/;
/** 令和7年4月, R7/4. */
const bareEraMonth = /^(令和|平成|昭和|[RHS])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*月?(?:末日?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const slashed = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${tail}`);
const eraDate =
  /^(令和|平成|昭和|[RHS])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[\s(].*)?$/i;
const absent: ReadonlySet<string> = new Set([
  'なし',
  '無し',
  '未定',
  '未',
  '不明',
  '未設定',
  '未入力',
  '0',
  '0000-00-00',
]);

const calendarDate = (year: number, month: number, day: number): Parsed<string> => {
  if (year === 0 && month === 0 && day === 0) return empty;
  const last = daysInMonth(year, month);
  if (year < 1900 || year > 2199 || last === 0 || day < 1 || day > 31) return unreadable('impossibleDate');
  if (day > last) return unreadable('impossibleDate', isoDate(year, month, last));
  return value(isoDate(year, month, day));
};

const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return monthLengths[month] ?? 0;
};

const monthLengths: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Two digits that may be a month as well, or a year of Reiwa. */
const LAST_MONTH = 12;
/** Years of two digits from here on are of the last century. */
const LAST_CENTURY = 70;
const wholeYear = (short: number): number => short + (short >= LAST_CENTURY ? 1900 : 2000);

/**
 * A day whose year has two digits: the year first, as in Japan (25/3/1), or behind a month and a day that can be none
 * (12/25/24). Of 07/04/01 nobody can tell: 2007, the 7th year of Reiwa, or July 2001.
 */
function ofShortYear(first: number, second: number, third: number): Parsed<string> {
  if (second > LAST_MONTH && first <= LAST_MONTH) return calendarDate(wholeYear(third), first, second);
  if (first <= LAST_MONTH) return unreadable('shortYear');
  return calendarDate(wholeYear(first), second, third);
}

/**
 * The same outside Japan, where the year stands last: behind dots 25.03.24 is a day of March 2024; else a day that can be
 * no month says which it is, and of 03/04/25 nobody can tell unless the file or its giver said the order.
 */
function ofShortYearAbroad(
  [first, second, third]: readonly [number, number, number],
  order: DateOrder,
  isOrderTold: boolean | undefined,
): Parsed<string> {
  if (first > LAST_MONTH && second > LAST_MONTH) return unreadable('shortYear');
  if (second > LAST_MONTH) return calendarDate(wholeYear(third), first, second);
  if (first > LAST_MONTH || order === 'dmy') return calendarDate(wholeYear(third), second, first);
  return isOrderTold === true ? calendarDate(wholeYear(third), first, second) : unreadable('shortYear');
}

const littleOrMiddle = (parts: RegExpExecArray, order: DateOrder): Parsed<string> => {
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const dayFirst = parts[2] === '.' || order === 'dmy';
  return dayFirst ? calendarDate(year, second, first) : calendarDate(year, first, second);
};

/** Excel counts days from 1899-12-30 (its 1900 had a 29 February, long before 30000). */
const fromSerial = (days: number): Parsed<string> => {
  if (days < 30_000 || days > 60_000) return unreadable('unreadableDate');
  return value(new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10));
};

const eraYear = (era: string | undefined, year: string | undefined): number =>
  (eraStarts[(era ?? '').toUpperCase()] ?? 0) + (year === '元' ? 1 : Number(year));

const eraStarts: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};

const readEnglish = (text: string): Parsed<string> | undefined => {
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,].*)?$/i.exec(text);
  if (monthFirst)
    return calendarDate(Number(monthFirst[3]), monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]));
  const dayFirst = /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4})(?:[\s,].*)?$/i.exec(text);
  if (dayFirst) return calendarDate(Number(dayFirst[3]), monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]));
  return undefined;
};
