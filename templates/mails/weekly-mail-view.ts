import type { Locale } from '../../domain/kernel/locale.ts';
import type { AnswerView } from './answer-view.ts';

/** One handoff in a mail of the week. */
export interface WeekLine {
  readonly rank: 'A' | 'B' | 'C';
  readonly customerName: string;
  readonly accountName: string;
  /** For managers: whose it is. */
  readonly ownerName?: string | undefined;
  /** By when the customer is to be called, where nobody did yet. */
  readonly dueAt?: string | undefined;
  readonly isOverdue?: boolean | undefined;
  readonly stalledDays?: number | undefined;
  /** Nothing has moved, and no day for what comes next is on record. */
  readonly hasNothingPlanned?: boolean | undefined;
  /** What is to be done, each with its day. */
  readonly actions?: readonly { readonly on: string; readonly what: string }[] | undefined;
  /** The handoff's page, for its owner or his manager. */
  readonly url?: string | undefined;
}

/** One answer of sales in marketing's mail of the week. */
export interface WeekAnswer {
  readonly when: string;
  readonly code: string;
  readonly customerName: string;
  readonly accountName: string;
  readonly ownerName: string;
  readonly answer: AnswerView;
}

/** The mails of the week. `period` is text: 「11月17日(火)〜11月24日(火)」. */
export type WeeklyView = { readonly locale: Locale; readonly toLastName: string; readonly period: string } & (
  | {
      readonly kind: 'owner';
      readonly open: number;
      readonly unfollowed: readonly WeekLine[];
      readonly stalled: readonly WeekLine[];
      readonly noNextAction: readonly WeekLine[];
      readonly coming: readonly WeekLine[];
    }
  | {
      readonly kind: 'manager';
      readonly owners: readonly {
        readonly name: string;
        readonly open: number;
        readonly overdue: number;
        readonly stalled: number;
        readonly unreported: number;
      }[];
      readonly overdue: readonly WeekLine[];
      readonly focus: readonly WeekLine[];
      readonly stalled: readonly WeekLine[];
      readonly noNextAction: readonly WeekLine[];
    }
  | {
      readonly kind: 'marketing';
      readonly made: number;
      readonly accepted: number;
      readonly released: number;
      readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
      readonly answers: readonly WeekAnswer[];
      /** Answers beyond those that a mail holds. */
      readonly more: number;
    }
);
