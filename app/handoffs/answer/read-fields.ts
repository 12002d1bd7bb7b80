import { readAmount } from '../../../domain/imports/read-number.ts';
import type { LocalDate } from '../../../domain/kernel/local-date.ts';

/** An amount as people write it; nothing where it is left empty or not decided. */
export function readAmountField(text: string): number | undefined | 'unreadable' {
  if (text.trim() === '' || /^(未定|undecided|tbd)$/i.test(text.trim())) return undefined;
  const reading = readAmount(text, { unit: 1 });
  return reading.kind === 'value' && reading.value >= 0 ? reading.value : 'unreadable';
}

/** A day of the calendar, as the browser sends it. */
export const isDay = (text: string | undefined): text is LocalDate =>
  text !== undefined &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
