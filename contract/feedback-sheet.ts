import { sheetTitles } from '../domain/handoffs/answer/feedback-sheet.ts';
import { outcomeSchema } from '../domain/handoffs/handoff.ts';
import { writeCsv } from '../domain/kernel/write-csv.ts';

/** What a talk can end in. */
export const outcomes = outcomeSchema.options;

/** A sheet with one result, as `POST /imports/feedback` takes it; cells by their English titles. */
export function sheetWithResult(cells: Readonly<Record<string, string | undefined>>): Uint8Array {
  const titles = sheetTitles('en');
  return new TextEncoder().encode(writeCsv(titles, [titles.map((title) => cells[title] ?? '')]));
}
