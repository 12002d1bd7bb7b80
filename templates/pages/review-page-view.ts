import type { Locale } from '../../domain/kernel/locale.ts';

/** A customer in the list of an owner. */
export interface ReviewPerson {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly accountName: string;
  /** Department and title. */
  readonly position: string;
  /** YYYY-MM-DD */
  readonly lastTwoWayOn?: string | undefined;
  /** What the owner said of them, by the names of the domain. */
  readonly kept?: { readonly reason: string; readonly span: string };
}

/** The page where an owner looks through the names of a campaign. `until` and `firstMailAt` are text. */
export type ReviewPageView = {
  readonly locale: Locale;
  readonly ownerName: string;
  readonly until: string;
} & (
  | {
      readonly kind: 'names';
      readonly action: string;
      readonly topic: string;
      readonly firstMailAt: string;
      readonly people: readonly ReviewPerson[];
      /** All whom the owner is asked about; at least so many where `isMore`. */
      readonly of: number;
      readonly isMore: boolean;
      readonly isAnswered: boolean;
    }
  | {
      readonly kind: 'done';
      readonly may: number;
      readonly kept: number;
      readonly backUrl: string;
      /** Where more names are. */
      readonly nextUrl?: string;
    }
  | { readonly kind: 'closed'; readonly kept: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'linkTrouble' }
);
