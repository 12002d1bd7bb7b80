/**
 * What each mail and page is told. Plain data only: functions in data would be called by the template language.
 * Dates and instants come as text of the reader's language and zone, amounts with their unit: templates format nothing.
 */
import type { ApproachReason, Channel } from '../domain/handoffs/create/approach.ts';
import type { Bant, BantNotes } from '../domain/people/bant.ts';
import type { Deed } from '../domain/handoffs/create/evidence.ts';
import type { DormancyKind } from '../domain/audience/dormancy.ts';
import type { ConsentBasis } from '../domain/people/customer.ts';
import type { Opener } from '../domain/handoffs/create/openers.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import type { Hearing } from '../domain/handoffs/handoff.ts';
import type { MailTemplateId } from '../domain/sequences/sequence.ts';
import type { TalkNotes } from '../domain/handoffs/talk-notes.ts';

/** A mail ready to send. `subject` is one line; `text` stands alone. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface PersonView {
  readonly fullName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly kana?: string | undefined;
  readonly department?: string | undefined;
  readonly title?: string | undefined;
  readonly accountName?: string | undefined;
}

export interface SenderView {
  readonly companyName: string;
  readonly postalCode: string;
  readonly postalAddress: string;
  readonly phone: string;
  readonly contactUrl: string;
  readonly privacyUrl: string;
}

export interface AssetView {
  readonly kind: 'document' | 'caseStudy' | 'priceList' | 'webinar';
  readonly title: string;
  readonly pages?: number | undefined;
  readonly minutes?: number | undefined;
  readonly points: readonly string[];
  /** For webinars: when it starts, as text. */
  readonly startsAt?: string | undefined;
}

/** A mail of a sequence (users.md 4d). Nothing here may say dormant, hot, score, or a campaign's name. */
export interface NurtureMailView {
  readonly locale: Locale;
  readonly template: MailTemplateId;
  /** A marketer's own text (liquid), in place of the shipped one. */
  readonly ownText?: { readonly subject: string; readonly body: string } | undefined;
  readonly customer: PersonView;
  readonly owner: {
    readonly fullName: string;
    readonly lastName: string;
    readonly department?: string | undefined;
    readonly email: string;
  };
  readonly sender: SenderView;
  readonly industry?: string | undefined;
  readonly topic: string;
  readonly topicQuestion: string;
  readonly relation: {
    readonly dormancy: DormancyKind;
    /** Month of the last purchase or loss, as text ("2023年3月"). */
    readonly when?: string | undefined;
    readonly product?: string | undefined;
    /** Where the person was met, such as a fair. */
    readonly metAt?: string | undefined;
  };
  readonly consentBasis: ConsentBasis;
  readonly asset?: AssetView | undefined;
  readonly urls: {
    readonly asset: string;
    readonly consultation: string;
    readonly unsubscribe: string;
    /** A link that no person sees; absent in samples. */
    readonly unseen?: string | undefined;
  };
}

/** The mail that hands a customer to sales (users.md 4c), also used for a joining colleague or a request that ranks it anew. */
export interface HandoffMailView {
  readonly locale: Locale;
  readonly reason: 'new' | 'joined' | 'reassigned' | 'tossedUp';
  /** Inside sales hears the customer and passes the lead on; field sales sells. */
  readonly desk: 'insideSales' | 'field';
  /** What inside sales heard, once it passed the lead on. */
  readonly tossedUp?: { readonly byName: string; readonly heard: HeardView } | undefined;
  readonly rank: 'A' | 'B' | 'C';
  /** Short, for the subject: "本日11:20". */
  readonly dueShort: string;
  readonly dueAt: string;
  readonly ownerLastName: string;
  readonly customer: PersonView & { readonly email?: string | undefined };
  readonly accountShortName: string;
  readonly phoneDirect?: string | undefined;
  readonly phoneMobile?: string | undefined;
  readonly phoneMain?: string | undefined;
  readonly mailPermission: 'allowed' | 'stopped';
  readonly callPermission: 'allowed' | 'refused';
  readonly why: HandoffWhy;
  readonly approach: {
    readonly first: Channel;
    readonly because: ApproachReason;
    readonly otherwise: Channel;
  };
  readonly openers: readonly [Opener, Opener];
  readonly history: {
    /** "2023年3月 受注120万円（在庫くん）"; undefined where nothing is on record. */
    readonly lastWon?: string | undefined;
    readonly lastLost?: string | undefined;
    readonly lastWords?: string | undefined;
    readonly previousOwner?: string | undefined;
  };
  /** "11/19 ウェビナー42分/60分、質問「…」": what the person did, newest first; opens and clicks are summed up in one line. */
  readonly acts: readonly { readonly when: string; readonly what: ActView }[];
  readonly interest: {
    readonly label: 'high' | 'mid' | 'low';
    readonly points: number;
    readonly fit: number;
    readonly threshold: number;
    readonly contributions: readonly { readonly signal: string; readonly points: number }[];
  };
  /** Of those who did the same: n in all, k became opportunities; undefined below 5 cases. */
  readonly evidence?: { readonly deed: Deed; readonly done: number; readonly of: number } | undefined;
  /** Who would write to the customer. */
  readonly companyName: string;
  /** The owner's page where a customer picks a time for a talk. */
  readonly bookingUrl?: string | undefined;
  readonly bant: Bant;
  readonly colleagues: readonly string[];
  readonly openDeals: number;
  readonly code: string;
  /** Whether one word by reply is an answer. */
  readonly takesReplies?: boolean | undefined;
  readonly urls: {
    readonly accept: string;
    readonly promise: string;
    readonly notReached: string;
    readonly report: string;
    readonly decline: string;
    /** Passes the lead on to field sales; for inside sales alone. */
    readonly tossUp?: string | undefined;
    /** Says that no person was behind it; absent for requests, where one was. */
    readonly dispute?: string | undefined;
  };
}

export type HandoffWhy =
  | {
      readonly kind: 'request';
      readonly inquiry: string;
      readonly when: string;
      readonly message?: string | undefined;
    }
  | {
      readonly kind: 'webinarQuestion';
      readonly topic: string;
      readonly question: string;
      readonly when: string;
    }
  | {
      readonly kind: 'webinar';
      readonly topic: string;
      readonly when: string;
      readonly minutes?: number | undefined;
    }
  | { readonly kind: 'download'; readonly title: string; readonly when: string }
  | { readonly kind: 'interest'; readonly points: number };

export type ActView =
  | { readonly kind: 'download'; readonly title: string }
  | {
      readonly kind: 'webinar';
      readonly topic: string;
      readonly minutes?: number | undefined;
      readonly of?: number | undefined;
      readonly question?: string | undefined;
    }
  | { readonly kind: 'registration'; readonly topic: string }
  | { readonly kind: 'inquiry'; readonly inquiry: string; readonly message?: string | undefined }
  | { readonly kind: 'reply' }
  | { readonly kind: 'visit'; readonly page: string }
  | { readonly kind: 'mails'; readonly opens: number; readonly clicks: number };

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
  /** What is to be done, each with its day. */
  readonly actions?: readonly { readonly on: string; readonly what: string }[] | undefined;
  /** The handoff's page, for its owner. */
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

/** Introduces Rekindle to a salesperson. */
export interface WelcomeMailView {
  readonly locale: Locale;
  readonly toLastName: string;
  readonly companyName: string;
  /** The address that mails to sales come from, and whom to ask. */
  readonly senderAddress: string;
  readonly askAddress: string;
  readonly url: string;
}

/** The page behind the button of that mail. */
export type WelcomePageView = { readonly locale: Locale; readonly ownerName: string } & (
  | { readonly kind: 'ask'; readonly action: string; readonly senderAddress: string }
  | { readonly kind: 'done'; readonly senderAddress: string }
  | { readonly kind: 'linkTrouble' }
);

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

/** Short mails to staff. */
export type StaffNoteView = {
  readonly locale: Locale;
  readonly toLastName: string;
  readonly code: string;
  readonly customerName: string;
  readonly accountName: string;
} & (
  | {
      readonly kind: 'reminder';
      readonly dueAt: string;
      /** The owner promised a call for this time. */
      readonly isPromise: boolean;
      readonly urls: { readonly accept: string; readonly report: string };
    }
  | { readonly kind: 'unreported'; readonly days: number; readonly urls: { readonly report: string } }
  | {
      readonly kind: 'escalation';
      /** Past its time; unreported; the owner asks to be relieved, or is absent. */
      readonly because: 'overdue' | 'unreported' | 'relieved' | 'absent';
      readonly ownerName: string;
      readonly dueAt: string;
      readonly urls: { readonly open: string };
    }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'handoffLost'; readonly newOwnerName: string }
  | { readonly kind: 'dealNote'; readonly why: HandoffWhy }
  | {
      readonly kind: 'replyTrouble';
      readonly trouble: 'unreadable' | 'finished';
      readonly urls: { readonly report: string };
    }
  /** Every recorded answer is mailed to the owner with an undo. */
  | {
      readonly kind: 'receipt';
      readonly answer: AnswerView;
      readonly recordedAt: string;
      readonly urls: {
        readonly undo: string;
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
      readonly answer: AnswerView;
      readonly recordedAt: string;
    }
  | {
      readonly kind: 'supportForward';
      /** For support; a matter that is nobody's yet; a request that no salesperson can be given, with its clock. */
      readonly topic: 'support' | 'other' | { readonly callBy: string };
      readonly email: string;
      readonly message: string;
      readonly receivedAt: string;
    }
);

export type AnswerView =
  | { readonly kind: 'accept' | 'decline' | 'undo' }
  | { readonly kind: 'reassign'; readonly toName: string }
  | { readonly kind: 'tossUp'; readonly heard: HeardView }
  | { readonly kind: 'promise'; readonly callAt: string }
  | {
      readonly kind: 'dispute';
      readonly verdicts: readonly VerdictView[];
      /** What it did: the handoff goes, other reactions keep it, or it stays since somebody is on it. */
      readonly does: 'withdraws' | 'staysHot' | 'staysAccepted';
    }
  | {
      readonly kind: 'report';
      readonly outcome: string;
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

/** Pages for customers. `action` is where the page's form posts to. */
export type CustomerPageView = { readonly locale: Locale; readonly sender: SenderView } & (
  | { readonly kind: 'document'; readonly asset: AssetView; readonly action: string }
  | { readonly kind: 'documentReady'; readonly asset: AssetView; readonly url: string }
  | { readonly kind: 'invitation'; readonly asset: AssetView; readonly action: string }
  | { readonly kind: 'registered'; readonly asset: AssetView; readonly url: string }
  | {
      readonly kind: 'inquiry';
      readonly action: string;
      readonly knownEmail?: string | undefined;
      readonly knownName?: string | undefined;
      readonly problems: readonly InquiryProblem[];
      readonly given: Readonly<Record<string, string>>;
      /** When the form was opened, signed: comes back with it. */
      readonly opened?: string | undefined;
    }
  | { readonly kind: 'inquiryThanks' }
  | { readonly kind: 'unsubscribe'; readonly email: string; readonly action: string }
  | { readonly kind: 'unsubscribed'; readonly email: string }
  | { readonly kind: 'linkTrouble'; readonly trouble: 'forged' | 'expired' }
  /** Behind a link that no person sees: whoever strays there all the same is told kindly. */
  | { readonly kind: 'nothingHere' }
);
export type InquiryProblem =
  | 'emailMissing'
  | 'emailInvalid'
  | 'companyMissing'
  | 'messageMissing'
  | 'tooFast'
  | 'tooMany'
  | 'kindMissing';

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

/** The process of a deal as its page shows it: everything labelled, and only what may be chosen or is asked. */
export interface ProgressView {
  readonly phases: readonly PhaseView[];
  /** Where the deal stands. */
  readonly present: {
    readonly id: string;
    readonly phase: string;
    readonly stage?: string | undefined;
    readonly since?: string | undefined;
  };
  /** Criteria on the way forward that lack something, in their order; nothing that is known is asked again. */
  readonly lacking: readonly CriterionView[];
  /** Of a refused move: what it lacked, by the criteria's own words. */
  readonly refused: readonly CriterionView[];
  /** Asked on moves to these phases. */
  readonly rank?:
    | {
        readonly phases: readonly string[];
        readonly proposed: 'A' | 'B' | 'C';
        readonly present: 'A' | 'B' | 'C';
      }
    | undefined;
  /** The phase that wins the deal, where it is not won yet: the amount is asked with it. */
  readonly wonPhase?: string | undefined;
  /** Planned after the next one, which stands in the form. */
  readonly laterActions: readonly string[];
}

export interface PhaseView {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
  readonly lists: readonly {
    readonly label: string;
    readonly items: readonly { readonly id: string; readonly label: string }[];
  }[];
}

export interface CriterionView {
  readonly from: string;
  readonly to: string;
  /** Ids of the phases whose choice needs this criterion. */
  readonly neededFor: readonly string[];
  readonly text: string;
  readonly missing: readonly { readonly id: string; readonly label: string }[];
}
