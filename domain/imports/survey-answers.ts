import type { ReadCell } from './parsed.ts';
import { value } from './parsed.ts';

/** Between a question and its answer, in a tag. */
const mark = '：';
const LONGEST_QUESTION = 40;

/** `アンケート：導入時期`, `Q3 課題`, `設問2`: a question; not when it was answered, nor by which number. */
export const asksAQuestion = (title: string): boolean => {
  const plain = title.normalize('NFKC').trim();
  return (
    (/アンケート|設問|\bsurvey\b/i.test(plain) || /^(?:Q|問)\s?\d{1,2}(?!\d)/i.test(plain)) &&
    !/(?:日|日時|時刻|ID|番号|有無|URL|date|time|id)$/i.test(plain)
  );
};

/** Answers as tags, each behind its question: `アンケート：導入時期：半年以内`; several of one cell each by itself. */
export const readAnswers: ReadCell<string[]> = (cell, { title }) => {
  const question = Array.from(title.trim()).slice(0, LONGEST_QUESTION).join('');
  return value(
    cell
      .split(/[,、;；|｜\n]/)
      .map((answer) => answer.trim())
      .filter((answer) => answer !== '')
      .map((answer) => `${question}${mark}${answer}`),
  );
};

/** Tags of somebody who answers again: what was answered to the same questions before goes. */
export function withAnswers(tags: readonly string[], answers: readonly string[]): readonly string[] {
  const questions = answers.map((answer) => answer.slice(0, answer.lastIndexOf(mark) + 1));
  return [...tags.filter((tag) => !questions.some((question) => tag.startsWith(question))), ...answers];
}
