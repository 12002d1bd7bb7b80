import * as z from 'zod';
import { addDays, type LocalDate } from '../kernel/local-date.ts';

const freeText = z.string().max(500).optional();

/** What a talk brought: a choice and a free text each, none required (docs/rules.md#a-choice-and-a-free-text). */
export const talkNotesSchema = z.object({
  reaction: z.enum(['positive', 'considering', 'cautious', 'negative']).optional(),
  reactionText: freeText,
  competitor: z.enum(['yes', 'no']).optional(),
  competitorText: freeText,
  hurdles: z.array(z.enum(['approval', 'risk', 'price', 'unknown'])).optional(),
  hurdleText: freeText,
  nextAction: z.enum(['planned', 'undecided']).optional(),
  nextActionText: freeText,
});
export type TalkNotes = z.infer<typeof talkNotesSchema>;

/** A next action with its day; `isWeek` means some day of that day's week. */
export interface DatedAction {
  readonly on: LocalDate;
  readonly isWeek: boolean;
  readonly what: string;
}

/** A day without a year that lies further back than this means next year's. */
const BACK_DAYS = 60;

/**
 * Finds dated actions in a free text: "4/18に競合比較表送付予定、4/22週に部長との面談を打診" are two, each with its day.
 * A day that is long past is next year's; a day that does not exist is left to the reader.
 */
export function datedActions(text: string, today: LocalDate): readonly DatedAction[] {
  const pattern = /(\d{1,2})[/月](\d{1,2})日?(週)?(?:に|まで(?:に)?|:|：|\s)?([^、,。\n]+)/g;
  return [...text.normalize('NFKC').matchAll(pattern)].flatMap(
    ([, month = '', day = '', week, what = '']) => {
      const on = nearestDay(Number(month), Number(day), today);
      return on === undefined ? [] : [{ on, isWeek: week !== undefined, what: what.trim() }];
    },
  );
}

function nearestDay(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  const inYear = (each: number): LocalDate =>
    `${each}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const exists = (date: LocalDate): boolean =>
    !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date;
  return [inYear(year), inYear(year + 1)]
    .filter((date) => exists(date))
    .find((date) => date >= addDays(today, -BACK_DAYS));
}
