import { clock, manager } from '../../functions/shared/domain/answered-by.ts';
import type { Locale } from '../../functions/shared/domain/locale.ts';

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
