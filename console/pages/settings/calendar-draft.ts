import type { BusinessCalendar } from '../../../contract/calendar-words.ts';
import type { Label } from '../../../contract/labels.ts';

/** What is typed of a calendar: hours and days off as lines, one span a line. */
export interface CalendarDraft extends Pick<
  BusinessCalendar,
  'timeZone' | 'workdays' | 'observesJapaneseHolidays'
> {
  /** 09:00〜12:00, 09:00 to 12:00. */
  readonly hours: string;
  /** 12/29〜1/3 in Japanese; 12-29 to 01-03 in English, in which 12/5 is another day in London than in New York. */
  readonly closedEachYear: string;
  /** 2027-04-30, or from one day to another. */
  readonly closedOn: string;
}

export type LinesField = 'hours' | 'closedEachYear' | 'closedOn';

interface Span {
  readonly from: string;
  readonly to: string;
}

/** A calendar as it is typed by whoever reads this language. */
export const draftOf = (
  { hours, closedEachYear, closedOn, ...calendar }: BusinessCalendar,
  language: keyof Label,
): CalendarDraft => {
  const lines = (spans: readonly Span[]): string => spans.map((span) => spanText(span, language)).join('\n');
  return {
    ...calendar,
    hours: lines(hours),
    closedEachYear: lines(
      closedEachYear.map(({ from, to }) => ({ from: monthDay(from, language), to: monthDay(to, language) })),
    ),
    closedOn: lines(spansOfDays(closedOn)),
  };
};

/** Month and day as they are typed: 1/3 of 01-03 in Japanese. */
const monthDay = (text: string, language: keyof Label): string =>
  language === 'ja' ? text.split('-').map(Number).join('/') : text;

const spanText = ({ from, to }: Span, language: keyof Label): string =>
  from === to ? from : language === 'ja' ? `${from}〜${to}` : `${from} to ${to}`;

/** Days in order, those that follow each other as one span. */
export function spansOfDays(days: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && dayAfter(last.to) === day)
      spans[spans.length - 1] = { from: last.from, to: day };
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** Undefined after what is no day. */
const dayAfter = (day: string): string | undefined => {
  const epochMs = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(epochMs) ? undefined : dayAt(epochMs + 86_400_000);
};

const dayAt = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);

/** The first line of a field that cannot be read; undefined where all can. */
export const unreadLine = (draft: CalendarDraft, field: LinesField): string | undefined =>
  linesOf(draft[field]).find((line) => readers[field](line) === undefined);

/** The calendar that was typed; a line that cannot be read is left out. */
export const calendarOf = ({
  hours,
  closedEachYear,
  closedOn,
  ...draft
}: CalendarDraft): BusinessCalendar => ({
  ...draft,
  hours: linesOf(hours).flatMap((line) => readHours(line) ?? []),
  closedEachYear: linesOf(closedEachYear).flatMap((line) => readEachYear(line) ?? []),
  closedOn: linesOf(closedOn).flatMap((line) => readDays(line) ?? []),
});

/** As people type them: full width, and with 、 instead of a new line. */
const linesOf = (typed: string): readonly string[] =>
  typed
    .split(/[\n,、]/)
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '');

const between = /\s*(?:[-‐‑–—―−ー~〜]|から|to|until)\s*/.source;

function readHours(line: string): Span | undefined {
  const found = new RegExp(`^(\\d{1,2}:\\d{2})${between}(\\d{1,2}:\\d{2})(?:まで)?$`, 'i').exec(line);
  const [, from, to] = found ?? [];
  return from === undefined || to === undefined
    ? undefined
    : { from: from.padStart(5, '0'), to: to.padStart(5, '0') };
}

const monthAndDay = String.raw`(\d{1,2})[-/月](\d{1,2})日?`;

function readEachYear(line: string): Span | undefined {
  const found = new RegExp(`^${monthAndDay}(?:${between}${monthAndDay}(?:まで)?)?$`, 'i').exec(line);
  if (found === null) return undefined;
  const [, month, date, lastMonth = month, lastDate = date] = found;
  return { from: `${two(month)}-${two(date)}`, to: `${two(lastMonth)}-${two(lastDate)}` };
}

function readDays(line: string): readonly string[] | undefined {
  const whole = String.raw`(\d{4})[-/年]${monthAndDay}`;
  const last = String.raw`(?:(\d{4})[-/年])?${monthAndDay}`;
  const found = new RegExp(`^${whole}(?:${between}${last}(?:まで)?)?$`, 'i').exec(line);
  if (found === null) return undefined;
  const [, year, month, date, lastYear = year, lastMonth = month, lastDate = date] = found;
  return daysBetween(`${year}-${two(month)}-${two(date)}`, `${lastYear}-${two(lastMonth)}-${two(lastDate)}`);
}

/** Both included, a year of days at most; undefined where either is no day, or they run backwards. */
function daysBetween(from: string, to: string): readonly string[] | undefined {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const areDays = dayIs(first, from) && dayIs(last, to);
  if (!areDays || last < first || last - first > 366 * 86_400_000) return undefined;
  return Array.from({ length: (last - first) / 86_400_000 + 1 }, (_, after) =>
    dayAt(first + after * 86_400_000),
  );
}

/** 2027-02-30 is read as a day of March. */
const dayIs = (epochMs: number, day: string): boolean => !Number.isNaN(epochMs) && dayAt(epochMs) === day;

const two = (typed = ''): string => typed.padStart(2, '0');

const readers: Readonly<Record<LinesField, (line: string) => unknown>> = {
  hours: readHours,
  closedEachYear: readEachYear,
  closedOn: readDays,
};
