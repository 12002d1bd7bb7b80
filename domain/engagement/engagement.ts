import { msPerDay } from '../kernel/local-date.ts';
import { fingerprint } from '../kernel/fingerprint.ts';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** Kinds of inquiry (R14). The first four and `reply` score and make a lead; support goes to support and excludes. */
export const inquiryKindSchema = z.enum([
  'quote',
  'document',
  'demo',
  'consultation',
  'support',
  'recruiting',
  'sales',
  'other',
]);
export type InquiryKind = z.infer<typeof inquiryKindSchema>;

const base = {
  id: z.string().min(1),
  customerId: z.string().min(1),
  /** ISO instant of the act by the actor's clock. */
  occurredAt: z.iso.datetime(),
  /** ISO instant at which we got it; an act never counts later than this. */
  receivedAt: z.iso.datetime(),
  campaignId: z.string().optional(),
  userAgent: z.string().optional(),
  ipAddress: z.string().optional(),
  /** To which record its mail went, where another record speaks for the person since. */
  sentTo: z.string().optional(),
  /** Agent and address were removed after their time: the verdict stays as it is. */
  faded: z.boolean().optional(),
};
/** `messageId` is our own id of the mail. */
const ofMail = { messageId: z.string().min(1), isBotEvent: z.enum(['Likely', 'Unlikely']).optional() };

/**
 * What is not sure about a reply: that it refuses (or refuses and asks at once), that a person wrote it, that there is
 * anything in it, or what its characters are.
 */
export const replyDoubtSchema = z.enum(['refusal', 'automatic', 'empty', 'garbled', 'unproven']);
export type ReplyDoubt = z.infer<typeof replyDoubtSchema>;

/** One thing a customer did, raw. What a machine did is kept too: the verdict stands beside it. */
export const rawEngagementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), ...base, ...ofMail }),
  z.object({ kind: z.literal('click'), ...base, ...ofMail, link: z.string() }),
  z.object({
    kind: z.literal('download'),
    ...base,
    messageId: z.string().optional(),
    assetId: z.string(),
    assetTitle: z.string(),
  }),
  z.object({
    kind: z.literal('webinar'),
    ...base,
    session: z.string(),
    topic: z.string().optional(),
    attended: z.boolean(),
    minutes: z.number().min(0).optional(),
    durationMinutes: z.number().positive().optional(),
    question: z.string().optional(),
  }),
  z.object({
    kind: z.literal('registration'),
    ...base,
    messageId: z.string().optional(),
    session: z.string(),
    topic: z.string().optional(),
    /** It takes the registration back. Absent on older acts. */
    cancelled: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('visit'), ...base, page: z.string(), week: z.string() }),
  z.object({
    kind: z.literal('inquiry'),
    ...base,
    messageId: z.string().optional(),
    inquiry: inquiryKindSchema,
    message: z.string().optional(),
    /** It came by an open form: anybody may have typed the address. */
    isUnproven: z.literal(true).optional(),
    /** Its words refuse our mails, or may: as of a reply. Absent on acts of release 0.3 and before. */
    refuses: z.boolean().optional(),
    doubt: replyDoubtSchema.optional(),
  }),
  z.object({
    kind: z.literal('reply'),
    ...base,
    messageId: z.string().optional(),
    text: z.string().optional(),
    refuses: z.boolean(),
    /** Why a person has to look at it; no clock runs meanwhile. Absent on older acts. */
    doubt: replyDoubtSchema.optional(),
  }),
  /** A request that only machines make, on our own endpoints: evidence against others, never a score. */
  z.object({
    kind: z.literal('probe'),
    ...base,
    messageId: z.string().min(1),
    how: z.enum(['hidden-link', 'head-request']),
  }),
]);
export type RawEngagement = z.infer<typeof rawEngagementSchema>;

/** An act with what was made of it. */
export type Engagement = RawEngagement & {
  readonly group: string;
  readonly verdict: Verdict;
  /** Its group has counted before, and a fact said so: it is not said again, whatever becomes of the verdict. */
  readonly isAnnounced?: boolean | undefined;
};

/**
 * The group that an act belongs to: a group counts at most once (docs/rules.md#each-group-counts-once).
 * Groups of a message begin with its id, so that one query reads all that was done with it.
 * Open, click and answer per message and link; download per asset and message; webinar per session; visits per ISO week.
 */
export function groupOf(act: RawEngagement): string {
  switch (act.kind) {
    case 'open':
      return `${act.messageId}#open`;
    case 'click':
      return `${act.messageId}#click#${fingerprint(act.link)}`;
    case 'download':
      return `${act.messageId ?? 'direct'}#download#${act.assetId}`;
    case 'registration':
      return `registration#${fingerprint(act.session)}`;
    case 'webinar':
      return `webinar#${fingerprint(act.session)}`;
    case 'visit':
      return `visit#${act.week}`;
    case 'inquiry':
      return `inquiry#${act.id}`;
    case 'reply':
      return `reply#${act.id}`;
    case 'probe':
      return `${act.messageId}#probe`;
    default:
      return act satisfies never;
  }
}

/** The document or webinar that a group is about: `download#asset`, or `webinar#` and the fingerprint of the session. */
export function contentOf(group: string): string | undefined {
  const asset = /#download#(.+)$/.exec(group)?.[1];
  if (asset !== undefined) return `download#${asset}`;
  const session = /^(?:registration|webinar)#(.+)$/.exec(group)?.[1];
  return session === undefined ? undefined : `webinar#${session}`;
}

/** Requests score as requests, make a customer hot at once, and start a clock. */
export const isRequest = (act: RawEngagement): boolean =>
  (act.kind === 'inquiry' && ['quote', 'document', 'demo', 'consultation'].includes(act.inquiry)) ||
  (act.kind === 'reply' && !act.refuses && act.doubt === undefined);

/** A request that still waits for an answer: one imported long after it was made is history, and starts no clock. */
export const isOpenRequest = (act: RawEngagement, holdDays: number): boolean =>
  isRequest(act) && Date.parse(act.receivedAt) - Date.parse(act.occurredAt) <= holdDays * msPerDay;

/** Our id of the mail that an act belongs to, if to any. */
export const messageOf = (act: RawEngagement): string | undefined =>
  'messageId' in act ? act.messageId : undefined;

/** What takes a form or a button: a person's, and proof that a person was there. */
export const isDeliberate = (act: RawEngagement): boolean =>
  act.kind === 'download' ||
  act.kind === 'registration' ||
  act.kind === 'inquiry' ||
  (act.kind === 'reply' && act.doubt !== 'automatic');

/** A deed of a mail whose group does not begin with the mail's id: the mail remembers it, so that later judgements find it. */
export const isDeliberateElsewhere = (act: RawEngagement): boolean =>
  isDeliberate(act) && act.kind !== 'download';
