import { clock, manager } from '../../domain/handoffs/answered-by.ts';
import type { Feedback } from '../../domain/handoffs/handoff.ts';
import type { Locale } from '../../domain/kernel/locale.ts';

/** Who gave an answer, by name, and who handed it in; the manager and the clock have no name. */
export function answeredBy(
  { by, enteredBy }: Pick<Feedback, 'by' | 'enteredBy'>,
  nameOf: (ownerId: string) => string,
  locale: Locale,
): string {
  const ja = locale === 'ja';
  if (by === manager) return ja ? '上長' : 'the manager';
  if (by === clock) return ja ? '期限切れによる自動変更' : 'by itself, when the time was over';
  if (enteredBy === undefined) return nameOf(by);
  return ja ? `${nameOf(by)}（入力: ${enteredBy}）` : `${nameOf(by)} (entered by ${enteredBy})`;
}
