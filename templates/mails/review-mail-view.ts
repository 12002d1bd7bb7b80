import type { Locale } from '../../domain/kernel/locale.ts';

/** Asks an owner to look through the names of a campaign. `firstMailAt` and `until` are text. */
export interface ReviewMailView {
  readonly locale: Locale;
  readonly round: 'ask' | 'remind';
  readonly toLastName: string;
  readonly campaignName: string;
  readonly topic: string;
  readonly people: number;
  /** There are more than are counted. */
  readonly isMore: boolean;
  readonly firstMailAt: string;
  readonly until: string;
  readonly url: string;
}
