import type { ApproachReason, Channel } from '../../domain/handoffs/create/approach.ts';
import type { JudgedEvidence } from '../../domain/handoffs/create/evidence.ts';
import type { Opener } from '../../domain/handoffs/create/openers.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Bant } from '../../domain/people/bant.ts';
import type { HeardView } from './answer-view.ts';
import type { PersonView } from './person-view.ts';

/**
 * The mail that hands a customer to sales (docs/rules.md#the-mail-to-sales), also used for a joining colleague or a
 * request that ranks it anew.
 */
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
    /** The month of the last talk: "2024年9月". */
    readonly lastTalk?: string | undefined;
    readonly lastWords?: string | undefined;
    /** Whose customer it is, where that is not whoever gets the mail. */
    readonly owner?: string | undefined;
    readonly previousOwner?: string | undefined;
  };
  /** "11/19 ウェビナー42分/60分、質問「…」": what the person did, newest first; opens and clicks are summed up in one line. */
  readonly acts: readonly { readonly when: string; readonly what: EngagementLine }[];
  readonly interest: {
    readonly label: 'high' | 'mid' | 'low';
    readonly points: number;
    readonly fit: number;
    readonly threshold: number;
    readonly contributions: readonly { readonly signal: string; readonly points: number }[];
  };
  /** Of those who did the same; undefined below 20 cases. */
  readonly evidence?: JudgedEvidence | undefined;
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

export type EngagementLine =
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
