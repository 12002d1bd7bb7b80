import { halfWidth } from './clean-text.ts';

/**
 * The day or month of a cell as `read-date.ts` reads it, without what people and programs write around it: 西暦, 約, 頃, 予定,
 * まで, the day of the week, ordinals. 令6.3.1 and 令和八年一月一日 stand in their usual form, names of months in digits
 * (1-Apr-26, April 2026, 01. April 2026, 1er avril 2026), and so do 26年4月1日, 20260401093000, 260401, 202604 and the
 * seconds and milliseconds since 1970 that programs write. Anything else comes back as it is.
 */
export function plainDate(cell: string): string {
  const bare = halfWidth(cell).trim().replace(BEFORE, '').replace(BEHIND, '').trim();
  const text = bare
    .replace(/^(?:令(?!和)|平(?!成)|昭(?!和))(?=[\s\d元])/, (era) => eras[era] ?? era)
    .replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1/$2/$3')
    .replace(/^'?(\d{2})年\s*(\d{1,2})月\s*(\d{1,2})日?/, '$1/$2/$3');
  return ofDigits(text) ?? ofMonthName(text) ?? (HAN_DIGITS.test(text) ? inDigits(text) : text);
}

/** Where a month is named by its third, the first and the last day of that: 上旬 is 1 to 10, 中旬 11 to 20, 下旬 what is left. */
export function thirdOfMonth(
  text: string,
): { readonly month: string; readonly days: readonly [number, number] } | undefined {
  const [, month = '', third = ''] = /^(.{4,12}月)の?(上旬|初旬|初め|中旬|半ば|下旬)$/.exec(text) ?? [];
  const days = thirds[third];
  return days === undefined ? undefined : { month, days };
}

const thirds: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  初旬: [1, 10],
  初め: [1, 10],
  中旬: [11, 20],
  半ば: [11, 20],
  下旬: [21, 31],
};

const BEFORE =
  /^(?:西暦|約|およそ|[~～〜]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|(?:[月火水木金土日]曜日?)[、,\s]*)\s*/i;
const BEHIND = /\s*(?:頃|ごろ|ころ|付け?|締め?|現在|時点|予定|まで|迄|以降|から|より|[~～〜.、/])$/;

const eras: Readonly<Record<string, string>> = { 令: '令和', 平: '平成', 昭: '昭和' };

/** Digits alone: a day with its time, six of which one reading alone is a day or a month, or a moment of a computer's clock. */
function ofDigits(text: string): string | undefined {
  const timed = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})$/.exec(text);
  if (timed) return timed.slice(1, 4).join('/');
  const six = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (six) {
    const isMonth = /^(?:19|20)/.test(text) && isMonthNumber(six[3]);
    const isDay = Number(six[1]) > 12 && isMonthNumber(six[2]) && Number(six[3]) >= 1 && Number(six[3]) <= 31;
    if (isMonth === isDay) return undefined;
    return isMonth ? `${text.slice(0, 4)}/${six[3]}` : six.slice(1).join('/');
  }
  const clock = /^1\d{9}(\d{3})?$/.exec(text);
  if (!clock) return undefined;
  return new Date(Number(text) * (clock[1] === undefined ? 1000 : 1)).toISOString().slice(0, 10);
}

const isMonthNumber = (text: string | undefined): boolean => Number(text) >= 1 && Number(text) <= 12;

function ofMonthName(text: string): string | undefined {
  const word = String.raw`(\p{L}{3,10})\.?`;
  const dayFirst = new RegExp(
    String.raw`^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+|of\s+)?${word},?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?=$|[\s,T])`,
    'iu',
  ).exec(text);
  if (dayFirst) return withMonth(dayFirst[3], dayFirst[2], `/${dayFirst[1]}`);
  const monthFirst = new RegExp(
    String.raw`^${word}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|[\s,T])`,
    'iu',
  ).exec(text);
  if (monthFirst) return withMonth(monthFirst[3], monthFirst[1], `/${monthFirst[2]}`);
  // Excel's "Apr-26" is a month of a year.
  const month = new RegExp(String.raw`^${word}(?:\s+(?:de\s+)?(\d{4})|-(\d{4}|\d{2}))$`, 'iu').exec(text);
  return month ? withMonth(month[2] ?? month[3], month[1], '') : undefined;
}

function withMonth(year = '', name = '', day: string): string | undefined {
  const month =
    months.get(name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 4)) ??
    months.get(name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 3));
  if (month === undefined) return undefined;
  const whole = year.length === 4 ? year : `${Number(year) >= LAST_CENTURY ? 19 : 20}${year}`;
  return `${whole}/${month}${day}`;
}

/** Years of two digits from here on are of the last century. */
const LAST_CENTURY = 70;

/** By their first letters, in English, German, French, Spanish, Italian and Dutch. */
const months: ReadonlyMap<string, number> = new Map(
  [
    'jan janv ene gen',
    'feb fev',
    'mar mrt',
    'apr avr abr',
    'may mai mei mag',
    'jun juin giu',
    'jul juil lug',
    'aug aou ago',
    'sep set',
    'oct okt ott',
    'nov',
    'dec dez dic',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const HAN_DIGITS =
  /^(?:令和|平成|昭和)?[元〇零一二三四五六七八九十]+年[一二三四五六七八九十]+月(?:[一二三四五六七八九十]+日)?$/;

/** 二〇二六年 by its digits, 二十六日 by its tens. */
const inDigits = (text: string): string =>
  text.replaceAll(/[〇零一二三四五六七八九十]+/g, (number) => {
    const [tens, ones] = number.split('十');
    if (ones === undefined) return Array.from(number, hanDigit).join('');
    return String((tens === '' ? 1 : hanDigit(tens)) * 10 + (ones === '' ? 0 : hanDigit(ones)));
  });

const hanDigit = (digit: string | undefined): number =>
  Math.max(0, '〇一二三四五六七八九'.indexOf(digit ?? ''));
