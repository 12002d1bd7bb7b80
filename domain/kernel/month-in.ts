import { addMonths, type LocalDate } from './local-date.ts';

/** A calendar month, 'YYYY-MM'. */
export type LocalMonth = string;

/**
 * The month that a note names, as people write it: 2027年4月, 2027-04, 2027/4, 4月, 来年4月, April 2027. A month without a
 * year is the next one of that name. Undefined where the note names none, or two.
 */
export function monthIn(note: string, today: LocalDate): LocalMonth | undefined {
  const text = note.normalize('NFKC');
  const found = [...withYear(text), ...withoutYear(text, today), ...inEnglish(text, today)];
  const [month] = found;
  return new Set(found).size === 1 ? month : undefined;
}

/** The month that a length of time leads to: 半年後, 3か月後, in six months. Undefined where none is named. */
export function monthsAhead(note: string, today: LocalDate): LocalMonth | undefined {
  const [found, japanese, english = ''] =
    /半年後|(?<!\d)(\d{1,2})\s?(?:か|ヶ|カ|ケ|ヵ|箇)月後|\bin (\d{1,2}|two|three|four|six|nine|twelve) months\b/i.exec(
      note.normalize('NFKC'),
    ) ?? [];
  if (found === undefined) return undefined;
  const months = Number(japanese ?? lengths[english.toLowerCase()] ?? (english || HALF_A_YEAR));
  return addMonths(today, months).slice(0, 7);
}

const HALF_A_YEAR = 6;
const lengths: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, nine: 9, twelve: 12 };

export const startOfMonth = (month: LocalMonth): LocalDate => `${month}-01`;

const monthOf = (year: number, month: number): readonly LocalMonth[] =>
  month >= 1 && month <= 12 ? [`${year}-${String(month).padStart(2, '0')}`] : [];

const withYear = (text: string): readonly LocalMonth[] =>
  [...text.matchAll(/(20\d{2})(?:年|[-/.])\s?(\d{1,2})(?!\d)/g)].flatMap(([, year, month]) =>
    monthOf(Number(year), Number(month)),
  );

function withoutYear(text: string, today: LocalDate): readonly LocalMonth[] {
  // 「3か月」「3ヶ月」 are lengths of time.
  return [...text.matchAll(/(20\d{2}年\s?)?(来年|翌年)?(?:の)?(?<!\d)(\d{1,2})月(?!間)/g)].flatMap(
    ([, year, next, month]) => {
      if (year !== undefined) return [];
      const thisYear = Number(today.slice(0, 4));
      return next === undefined ? upcoming(Number(month), today) : monthOf(thisYear + 1, Number(month));
    },
  );
}

const upcoming = (month: number, today: LocalDate): readonly LocalMonth[] => {
  const thisYear = Number(today.slice(0, 4));
  return monthOf(month >= Number(today.slice(5, 7)) ? thisYear : thisYear + 1, month);
};

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Which month an English name or its first three letters is, from 1; 0 where it is none. */
export const monthNumber = (name: string): number => names.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const inEnglish = (text: string, today: LocalDate): readonly LocalMonth[] =>
  [
    ...text.matchAll(
      /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?\s*(20\d{2})?/gi,
    ),
  ].flatMap(([, name = '', year]) => {
    const month = monthNumber(name);
    // "may" alone is no month in most sentences.
    if (year === undefined) return name.toLowerCase() === 'may' ? [] : upcoming(month, today);
    return monthOf(Number(year), month);
  });
