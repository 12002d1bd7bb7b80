import { phrase } from '../../words/language.ts';

const named = phrase(
  (year: string, month: string) => `${year}年${Number(month)}月`,
  (year: string, month: string) => `${year}/${month}`,
);

/** 「2026年12月」 of `2026-12`. */
export const monthName = (month: string): string => named(month.slice(0, 4), month.slice(5));
