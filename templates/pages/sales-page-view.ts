import type { Locale } from '../../domain/kernel/locale.ts';
import type { Bant, BantNotes } from '../../domain/people/bant.ts';
import type { AnswerView, VerdictView } from '../mails/answer-view.ts';
import type { ProgressView } from './progress-view.ts';

/** Pages for a salesperson, from a button of the mail. GET shows, POST records. */
export type SalesPageView = {
  readonly locale: Locale;
  readonly code: string;
  readonly customerName: string;
  readonly accountName: string;
} & (
  | {
      readonly kind: 'confirm';
      readonly answer: 'accept' | 'notReached' | 'decline';
      readonly action: string;
      readonly dueAt: string;
    }
  | {
      readonly kind: 'promise';
      readonly action: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      /** False: the customer does not want to be called. */
      readonly mayCall: boolean;
      /** In which the times are, as people name it. */
      readonly timeZone: string;
      readonly given: Readonly<Record<string, string>>;
      readonly problem?: string | undefined;
    }
  | {
      readonly kind: 'report';
      readonly action: string;
      readonly problem?: string | undefined;
      readonly given: Readonly<Record<string, string>>;
      readonly draft: DraftView;
      /** What is known of budget, authority, need and timeframe already. */
      readonly known: { readonly bant: Bant; readonly notes: BantNotes };
      /** The company's own documents, to say which one was sent. */
      readonly materials: readonly { readonly id: string; readonly title: string }[];
      readonly history: readonly HistoryLineView[];
      readonly progressUrl?: string | undefined;
    }
  | ({
      readonly kind: 'progress';
      readonly action: string;
      readonly problem?: string | undefined;
      readonly given: Readonly<Record<string, string>>;
      readonly draft: DraftView;
      readonly history: readonly HistoryLineView[];
      readonly reportUrl?: string | undefined;
    } & ProgressView)
  | {
      readonly kind: 'dispute';
      readonly action: string;
      /** A person filled a form: nothing to dispute. */
      readonly isRequest: boolean;
      readonly verdicts: readonly VerdictView[];
      readonly reportUrl: string;
    }
  | {
      readonly kind: 'tossUp';
      readonly action: string;
      /** What the rules ask for and is not there yet: then it takes a reason. */
      readonly lacking?: string | undefined;
      readonly given: Readonly<Record<string, string>>;
      /** What earlier talks brought. */
      readonly known: { readonly bant: Bant; readonly notes: BantNotes };
    }
  | {
      readonly kind: 'manage';
      readonly action: string;
      readonly ownerName: string;
      readonly ownerPhone?: string | undefined;
      readonly status: string;
      readonly dueAt: string;
      /** Who may have it instead, the least loaded first. */
      readonly candidates: readonly { readonly value: string; readonly label: string }[];
      readonly problem?: string | undefined;
    }
  /** There is nobody to pass it on to. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'undo'; readonly action: string; readonly answer: AnswerView }
  | {
      readonly kind: 'recorded';
      readonly answer: AnswerView;
      readonly reportUrl?: string | undefined;
      /** The promised call, for the calendar. */
      readonly calendarUrl?: string | undefined;
      readonly progressUrl?: string | undefined;
    }
  | {
      readonly kind: 'finished';
      /** `tooLate`: an undo of what is taken back already, or not the latest. */
      readonly state: 'closed' | 'withdrawn' | 'released' | 'reassigned' | 'tooLate';
      readonly outcome?: string | undefined;
    }
  | {
      readonly kind: 'linkTrouble';
      /** `asked`: somebody named a code, and gets a new link if there is one to send. */
      readonly trouble: 'forged' | 'expired' | 'asked';
      /** Where a button asks for a new link; absent when none can be sent, or one is on its way. */
      readonly askAction?: string | undefined;
      /** Where somebody without a good link asks for one by its code. */
      readonly byCodeAction?: string | undefined;
      /** What was given for a code and is none. */
      readonly notACode?: string | undefined;
    }
);

/** Where a form can be put aside, and whether what it shows was put aside before. */
export interface DraftView {
  readonly action: string;
  /** When what is shown was saved; absent where nothing was. */
  readonly savedAt?: string | undefined;
  /** It was saved just now, by this very form. */
  readonly isJustSaved?: boolean | undefined;
}

/** An earlier answer of the same handoff. */
export interface HistoryLineView {
  readonly when: string;
  readonly who: string;
  readonly answer: AnswerView;
  readonly isUndone: boolean;
}
