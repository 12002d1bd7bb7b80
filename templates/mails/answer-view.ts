import type { Hearing } from '../../domain/handoffs/handoff.ts';
import type { TalkNotes } from '../../domain/handoffs/talk-notes.ts';
import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import type { Bant, BantNotes } from '../../domain/people/bant.ts';

/** What inside sales heard: choices by their codes, the rest in the customer's words. */
export interface HeardView {
  readonly bant?: Bant | undefined;
  readonly bantNotes?: BantNotes | undefined;
  readonly hearing?: Hearing | undefined;
  readonly talk?: TalkNotes | undefined;
  readonly note?: string | undefined;
  /** Why it was passed on although the rules ask for more. */
  readonly despite?: string | undefined;
}

export type AnswerView =
  | { readonly kind: 'accept' | 'decline' | 'undo' }
  | { readonly kind: 'reassign'; readonly toName: string }
  | { readonly kind: 'tossUp'; readonly heard: HeardView }
  | { readonly kind: 'promise'; readonly callAt: string; readonly way: PromiseWay }
  | {
      readonly kind: 'dispute';
      readonly verdicts: readonly VerdictView[];
      /** What it did: the handoff goes, other reactions keep it, or it stays since somebody is on it. */
      readonly does: 'withdraws' | 'staysHot' | 'staysAccepted';
    }
  | {
      readonly kind: 'report';
      readonly outcome: string;
      /** The day on which the customer was contacted, where a sheet says it. */
      readonly contactedOn?: string | undefined;
      readonly until?: string | undefined;
      readonly amount?: string | undefined;
      readonly channel?: string | undefined;
      readonly meetingOn?: string | undefined;
      readonly bant?: Bant | undefined;
      readonly bantNotes?: BantNotes | undefined;
      readonly hearing?: Hearing | undefined;
      readonly talk?: TalkNotes | undefined;
      readonly sent?: SentView | undefined;
      readonly note?: string | undefined;
    }
  | ProgressAnswerView;

/** Which material was sent, by title, and what came of it. */
export interface SentView {
  readonly materials: readonly string[];
  readonly reaction?: string | undefined;
  readonly reactionText?: string | undefined;
}

/** Where a deal stands, in the words of the company's own process. */
export interface ProgressAnswerView {
  readonly kind: 'progress';
  readonly phase: string;
  readonly stage?: string | undefined;
  readonly checks: readonly string[];
  readonly records: readonly { readonly label: string; readonly value: string }[];
  /** With its day; absent where nothing was said of it. */
  readonly nextAction?: string | undefined;
  readonly isNextActionUndecided: boolean;
  readonly rank?: 'A' | 'B' | 'C' | undefined;
  readonly amount?: string | undefined;
}

/** How one act was judged, by codes: the labels are the templates'. `rules` is the version of the rules. */
export interface VerdictView {
  readonly act: string;
  readonly is: string;
  readonly reasons: readonly string[];
  readonly rules: number;
}
