import type { Bilingual } from '../kernel/locale.ts';

/** A value that its schema takes and that nobody means. */
export interface SettingFault {
  /** As a person names it: `exclusion.ownDomains.0`. */
  readonly place: string;
  readonly value: string;
  readonly words: Bilingual;
}
