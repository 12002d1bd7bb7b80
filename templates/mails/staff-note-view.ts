import type { Locale } from '../../domain/kernel/locale.ts';
import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import type { AnswerView } from './answer-view.ts';
import type { HandoffWhy } from './handoff-mail-view.ts';

/** Short mails to staff. */
export type StaffNoteView = {
  readonly locale: Locale;
  readonly toLastName: string;
  readonly code: string;
  readonly customerName: string;
  readonly accountName: string;
  /** By which the customer may be called. */
  readonly phone?: string | undefined;
  /** The customer does not want to be called. */
  readonly refusesCalls?: boolean | undefined;
} & (
  | {
      readonly kind: 'reminder';
      readonly dueAt: string;
      /** What the owner promised for this time. */
      readonly promised?: PromiseWay | undefined;
      readonly urls: { readonly accept: string; readonly report: string };
    }
  | {
      readonly kind: 'unreported';
      /** Business days since the handoff was taken; of a deal, calendar days without a move. */
      readonly days: number;
      readonly isDeal: boolean;
      readonly urls: { readonly report: string };
    }
  | {
      readonly kind: 'escalation';
      /** Past its time; unreported; a deal does not move; the owner asks to be relieved, is absent, has left, or got no mail. */
      readonly because: 'overdue' | 'unreported' | 'stalled' | 'relieved' | 'absent' | 'retired' | 'returned';
      readonly ownerName: string;
      /** Who has it already, where the lead was passed on by itself. */
      readonly newOwnerName?: string | undefined;
      readonly dueAt: string;
      /** The owner is away today: until when, where that is known. */
      readonly away?: { readonly until: string | undefined } | undefined;
      readonly urls: { readonly open: string };
    }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'handoffLost'; readonly newOwnerName: string }
  | { readonly kind: 'dealNote'; readonly why: HandoffWhy }
  | {
      readonly kind: 'replyTrouble';
      /** `ended`: the result is recorded and closed it; the time named for another try is not. `notYours`: it is `ownerName`'s. */
      readonly trouble: 'unreadable' | 'finished' | 'ended' | 'notYours';
      readonly ownerName: string;
      /** The words of the reply. */
      readonly said?: string | undefined;
      /** `open`: where the manager gives it to somebody else. */
      readonly urls: { readonly report?: string; readonly open?: string };
    }
  /** Every recorded answer is mailed to the owner with an undo. */
  | {
      readonly kind: 'receipt';
      /** Who handed it in on a sheet. */
      readonly enteredBy?: string | undefined;
      /** By when the customer is to be called, while that lies ahead. */
      readonly callBy?: string | undefined;
      readonly answer: AnswerView;
      readonly recordedAt: string;
      readonly urls: {
        /** Absent of what takes back itself. */
        readonly undo?: string | undefined;
        readonly report: string;
        /** The promised call, for the calendar. */
        readonly calendar?: string | undefined;
      };
    }
  | { readonly kind: 'freshLink'; readonly urls: { readonly open: string } }
  /** For marketing: what sales reported, at once. */
  | {
      readonly kind: 'reportCopy';
      readonly ownerName: string;
      readonly enteredBy?: string | undefined;
      readonly answer: AnswerView;
      readonly recordedAt: string;
    }
  | {
      readonly kind: 'supportForward';
      /** For support; a matter that is nobody's yet; a request that no salesperson can be given, with its clock. */
      readonly topic: 'support' | 'other' | { readonly callBy: string };
      /** It came as a reply to a mail, not by a form. */
      readonly isReply: boolean;
      readonly email: string;
      readonly message: string;
      readonly receivedAt: string;
      /** The customer's page in the console, where there is one: whoever read it says there whether mails go on. */
      readonly url: string | undefined;
    }
);
