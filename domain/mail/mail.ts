import * as z from 'zod';
import { localeSchema } from '../kernel/locale.ts';
import type { SentMessage } from '../engagement/judge-timeline.ts';
import { triedLetterFields } from './tried-letter.ts';

/** Every mail goes through one outbox: what it is about, and how far it got. It is rendered when it is claimed. */
export const mailSubjectSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('nurture'),
    campaignId: z.string(),
    /** The place of its mail, from 0; its step has a name from release 0.4 on. */
    step: z.number().int(),
    stepId: z.string().optional(),
    /** Which text it is, over versions and campaigns. */
    textId: z.string().optional(),
    /** The customer asked for it: it counts against no cap. */
    requested: z.literal(true).optional(),
    /** Of the monthly mail: whose topic it is, YYYY-MM. */
    month: z.string().optional(),
    /** It asks whether the monthly mail may go on. */
    asksToGoOn: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('test'),
    to: z.email(),
    template: z.string(),
    campaignId: z.string().optional(),
    /** The topic of the monthly mail that is tried, YYYY-MM. */
    month: z.string().optional(),
    ...triedLetterFields,
  }),
  z.object({
    kind: z.literal('handoff'),
    handoffId: z.string(),
    ownerId: z.string(),
    /** Why it comes, where it is not new. */
    reason: z.enum(['joined', 'reassigned', 'tossedUp']).optional(),
  }),
  z.object({
    kind: z.literal('handoffReminder'),
    handoffId: z.string(),
    ownerId: z.string(),
    timer: z.string(),
  }),
  z.object({
    kind: z.literal('handoffEscalation'),
    handoffId: z.string(),
    ownerId: z.string(),
    timer: z.string(),
  }),
  /** Somebody else decided that another owner has it now. */
  z.object({ kind: z.literal('handoffLost'), handoffId: z.string(), ownerId: z.string() }),
  /** Somebody at an account whose deal this owner works on did something. */
  z.object({ kind: z.literal('dealNote'), ownerId: z.string() }),
  z.object({ kind: z.literal('handoffWithdrawn'), handoffId: z.string(), ownerId: z.string() }),
  z.object({
    kind: z.literal('receipt'),
    handoffId: z.string(),
    ownerId: z.string(),
    feedbackId: z.string(),
    /** The manager gave the answer. */
    to: z.literal('manager').optional(),
  }),
  /** A reply with an answer that could not be read or taken. */
  z.object({
    kind: z.literal('replyTrouble'),
    handoffId: z.string(),
    ownerId: z.string(),
    trouble: z.enum(['unreadable', 'finished', 'ended', 'notYours']),
    /** The manager wrote it. */
    to: z.literal('manager').optional(),
    /** What was written, for whoever wrote it; of mails of release 0.3 and before absent. */
    said: z.string().optional(),
  }),
  z.object({ kind: z.literal('freshLink'), handoffId: z.string(), ownerId: z.string() }),
  /** A step of a sequence, or what a customer's mail said, asks sales to do something: to the customer's owner. */
  z.object({
    kind: z.literal('salesTask'),
    /** Absent where no sequence asks. */
    campaignId: z.string().optional(),
    stepId: z.string().optional(),
    what: z.string(),
    /** Where it is done. */
    url: z.string().optional(),
  }),
  z.object({ kind: z.literal('supportForward'), engagementId: z.string() }),
  /** What sales reported, for marketing. */
  z.object({
    kind: z.literal('reportCopy'),
    handoffId: z.string(),
    ownerId: z.string(),
    feedbackId: z.string(),
  }),
  /** The mails of the week, queued at `at`: their seven days end there. */
  z.object({ kind: z.literal('weeklyOwner'), ownerId: z.string(), at: z.iso.datetime() }),
  z.object({ kind: z.literal('weeklyManager'), to: z.string(), at: z.iso.datetime() }),
  z.object({ kind: z.literal('weeklyMarketing'), at: z.iso.datetime() }),
  /** What the weekly meeting looks at, as it was kept for all its readers. */
  z.object({
    kind: z.literal('weeklyMeeting'),
    to: z.string(),
    issue: z.string(),
    locale: localeSchema,
  }),
  /** Asks an owner to look through the names of a campaign before its first mail, and once more shortly before the end. */
  z.object({
    kind: z.literal('ownerReview'),
    campaignId: z.string(),
    ownerId: z.string(),
    round: z.enum(['ask', 'remind']),
  }),
  /** Introduces Rekindle to a salesperson, with one button. */
  z.object({ kind: z.literal('ownerWelcome'), ownerId: z.string() }),
]);
export type MailSubject = z.infer<typeof mailSubjectSchema>;

/** In whose name mails stand in the outbox that are about no customer. Nobody's id: those have 20 characters. */
export const staffId = 'staff';

/**
 * queued -> sending -> sent | unconfirmed | rejected. A refusal by SES that is worth another try puts it back to queued;
 * a time-out leaves it sending until an event with its tag confirms it, or 60 minutes pass.
 */
export const outboxMailSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  customerId: z.string(),
  subject: mailSubjectSchema,
  state: z.enum(['queued', 'sending', 'sent', 'unconfirmed', 'rejected']),
  queuedAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().optional(),
  /** Which attempt claimed it: any two differ. */
  claim: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  deliveredAt: z.iso.datetime().optional(),
  bouncedAt: z.iso.datetime().optional(),
  complainedAt: z.iso.datetime().optional(),
  /** The customer pressed the button of its page. */
  answeredAt: z.iso.datetime().optional(),
  messageId: z.string().optional(),
  rejectedBecause: z.string().optional(),
  /** Nobody confirmed the first sending, so a mail to staff went out once more. */
  isResent: z.literal(true).optional(),
  /** Groups of the deeds done from this mail (form, seat, reply): they speak for its opens and clicks. */
  deeds: z.array(z.string()).optional(),
});
export type OutboxMail = z.infer<typeof outboxMailSchema>;

/** A mail of the outbox as it begins: `at` is when it was queued (ISO). */
export const queuedMail = (id: string, customerId: string, subject: MailSubject, at: string): OutboxMail => ({
  schemaVersion: 1,
  id,
  customerId,
  subject,
  state: 'queued',
  queuedAt: at,
});

/** Tells the manager at once, and once, that the owner of a handoff learns nothing of it: has left, or got no mail. */
export const escalationMail = (
  {
    id: handoffId,
    customerId,
    ownerId,
  }: { readonly id: string; readonly customerId: string; readonly ownerId: string },
  because: 'retired' | 'returned',
  at: string,
): OutboxMail =>
  queuedMail(
    `${because}-${handoffId}-${ownerId}`,
    customerId,
    { kind: 'handoffEscalation', handoffId, ownerId, timer: because },
    at,
  );

/** The campaign that a mail belongs to; only nurture mails belong to one. */
export const campaignOf = ({ subject }: OutboxMail): string | undefined =>
  subject.kind === 'nurture' ? subject.campaignId : undefined;

/** When a mail went out, or at least was tried, epoch ms. */
export const mailMoment = ({ sentAt, claimedAt, queuedAt }: OutboxMail): number =>
  Date.parse(sentAt ?? claimedAt ?? queuedAt);

/** What judging the acts of a mail takes of it. */
export const sentMessageOf = (mail: OutboxMail): SentMessage => ({
  sentAt: mail.sentAt,
  deliveredAt: mail.deliveredAt,
  campaignId: campaignOf(mail),
});

/** Mails by their id, as judging takes them. */
export const sentMessagesOf = (mails: ReadonlyMap<string, OutboxMail>): ReadonlyMap<string, SentMessage> =>
  new Map([...mails].map(([id, mail]) => [id, sentMessageOf(mail)]));

/** Minutes without any event after which a claimed mail counts as unconfirmed; one to staff is then sent once more. */
export const confirmWithinMinutes = 60;
export const confirmStaffWithinMinutes = 10;
