import { clock, manager } from '../../domain/handoffs/answered-by.ts';
import type { Locale } from '../../domain/kernel/locale.ts';

/** Who gave an answer, by name; the manager and the clock have none. */
export const answeredBy = (by: string, nameOf: (ownerId: string) => string, locale: Locale): string =>
  by === manager
    ? locale === 'ja'
      ? '上長'
      : 'the manager'
    : by === clock
      ? locale === 'ja'
        ? '期限切れによる自動変更'
        : 'by itself, when the time was over'
      : nameOf(by);
