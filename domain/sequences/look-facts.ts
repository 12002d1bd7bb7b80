import type { Rule } from '../audience/rule.ts';
import type { Temperature } from '../interest/interest.ts';
import type { SendingState } from '../mail/sending.ts';
import type { FrequencyLimits, SendFacts } from '../mail/send-decision.ts';
import type { TimeZone } from '../kernel/time-zone.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { mailKeyOf, type PlacedEnrolment } from './enrolment.ts';
import type { Flow } from './flow.ts';
import type { Session } from './moment-for.ts';
import type { ActMatch } from './step.ts';

/** Something that a customer did, as far as steps wait for it. */
export interface SeenAct {
  readonly kind: ActMatch['kind'];
  readonly verdict: 'human' | 'unknown' | 'machine';
  /** By the source's clock. */
  readonly atEpochMs: number;
  /** When we first heard of it. */
  readonly seenAtEpochMs: number;
  readonly mailId?: string | undefined;
  /** What a click led to: `asset`, `consultation`, or the address. */
  readonly link?: string | undefined;
  /** The document, or the session. */
  readonly ref?: string | undefined;
}

/** A mail to the customer, of any campaign. */
export interface KnownMail {
  readonly id: string;
  /** The same text over versions and campaigns; absent where release 0.3 or before sent it. */
  readonly textId?: string | undefined;
  readonly atEpochMs: number;
  readonly isRequested: boolean;
  readonly state: 'sending' | 'unconfirmed' | 'rejected' | 'sent';
}

/** A mail counts as unconfirmed after so long without an answer of SES; it is never sent again. */
export const confirmMs = 3_600_000;

/** What sales made of a handoff. Those named end the sequence, others let it go on after a rest. */
export const endingAnswers = [
  'won',
  'opportunity',
  'alreadyInDeal',
  'choseAnother',
  'notNeeded',
  'tooEarly',
  'noAnswer',
] as const;
export type EndingAnswer = (typeof endingAnswers)[number];

/** Sales has, or had, the customer. */
export interface SalesSpell {
  readonly openedAtEpochMs: number;
  readonly closedAtEpochMs?: number | undefined;
  readonly answer?: EndingAnswer | undefined;
  /** Taken back as a machine's: as if it had never been. */
  readonly isWithdrawn?: true | undefined;
}

/** A version of a campaign's sequence. */
export interface Version {
  readonly number: number;
  readonly flow: Flow;
  readonly atEpochMs: number;
  /** What becomes of those under way in an earlier one. */
  readonly underWay: 'stay' | 'move' | 'end';
}

/** Everything that is known when a step is decided. */
export interface LookFacts extends Omit<SendFacts, 'limits' | 'campaign' | 'sentAtEpochMs'> {
  readonly limits: FrequencyLimits;
  readonly campaign: {
    readonly state: 'running' | 'paused' | 'ended';
    readonly pausedAtEpochMs?: number | undefined;
    readonly resumedAtEpochMs?: number | undefined;
    /** It was cancelled within minutes of its launch. */
    readonly isCancelled?: true | undefined;
  };
  /** By number, ascending. */
  readonly versions: readonly Version[];
  readonly zone: TimeZone;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly sales: readonly SalesSpell[];
  /** Hot, and nobody in sales has room for them, since then. */
  readonly hotWithoutOwnerSinceEpochMs?: number | undefined;
  readonly interest: number;
  readonly temperature: Temperature;
  readonly wakeOn?: LocalDate | undefined;
  /** All mails to the customer, over all campaigns. */
  readonly mails: readonly KnownMail[];
  /** ISO: what was sent between is not known, for a backup was restored. */
  readonly perhapsSent?: SendingState['perhapsSent'];
  /** Empty where no step asks for them. */
  readonly acts: readonly SeenAct[];
  /** Whether the customer matches a rule now. */
  readonly matches: (rule: Rule) => boolean;
  /** The id of a mail, of what keys are made of. */
  readonly mailIdOf: (key: string) => string;
  /** Whose people get the same arm: the company, or a customer without one. */
  readonly lotOf: string;
}

/** The mail of a step, where one was claimed in this round. */
export function mailOf(
  enrolment: PlacedEnrolment,
  stepId: string,
  { mails, mailIdOf }: Pick<LookFacts, 'mails' | 'mailIdOf'>,
): KnownMail | undefined {
  const id = mailIdOf(mailKeyOf(enrolment, stepId));
  return mails.find((mail) => mail.id === id);
}
