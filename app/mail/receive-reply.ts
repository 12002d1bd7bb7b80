import type { Needs } from '../kernel/deps.ts';
import { findCustomer } from '../people/customer-store.ts';
import { resolveAddresses } from '../people/address-store.ts';
import { readMime, type MimeMail } from '../../platform/mime.ts';
import { findMail, findMails } from './mail-store.ts';
import {
  readReplyAddress,
  readUnsubscribeAddress,
  type AddressedMail,
} from '../../platform/reply-address.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { Counts } from '../../platform/observability.ts';
import { objectCreatedSchema, type ObjectCreated } from '../../platform/object-created.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { type RawEngagement } from '../../domain/engagement/engagement.ts';
import { isOutsider } from '../../domain/audience/exclusion.ts';
import { cutText } from '../../domain/kernel/cut-text.ts';
import { automaticByHeader, maySpeakOfPeople } from '../../domain/mail/automatic-mail.ts';
import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import { asksForSomething } from '../../domain/mail/refusal-words.ts';
import { withoutSignature, type SentText } from '../../domain/mail/own-words.ts';
import { isProvenSender } from '../../domain/mail/sender-proof.ts';
import { readReply, type ReplyReading } from '../../domain/mail/reply.ts';
import { noteContactChange, type AutomaticReply } from './note-contact-change.ts';
import { sentTextOf } from './sent-text.ts';

type Deps = Needs<
  'db' | 'keyring' | 'linkKeys' | 'objects' | 'settings' | 'engagementQueue' | 'consoleUrl' | 'now'
>;

/**
 * What became of a received mail. `unmatched`: nobody knows whose it is; `outsider`: one of ours or of a competitor wrote,
 * such as an owner who answers all. The mail stays in the bucket.
 */
export type ReplyOutcome =
  | 'recorded'
  /** A person decides what it means. */
  | 'doubtful'
  | 'refused'
  /** A salesperson answered a handoff by a word; or wrote what is none. */
  | 'answered'
  | 'notUnderstood'
  | 'automatic'
  /** An automatic reply says that the customer has left or moved: a person is asked. */
  | 'contactChange'
  | 'outsider'
  | 'spam'
  | 'tooLarge'
  | 'unmatched'
  | 'gone';

/** Takes a mail as a salesperson's answer to a handoff; undefined where it is none. */
export type TakeAnswer = (mail: MimeMail, text: string) => Promise<'answered' | 'notUnderstood' | undefined>;

/** What SES found out; where it could not (`PROCESSING_FAILED`, `DISABLED`), a reply is read: it may be an opt-out. */
const verdicts = ['x-ses-spam-verdict', 'x-ses-virus-verdict'];
const LARGEST_MAIL_BYTES = 20 * 1024 * 1024;
/** So much of a mail is read: what somebody wrote stands at its beginning, attachments behind. */
const READ_BYTES = 512 * 1024;
const LONGEST_TEXT = 4000;

/**
 * Reads a mail that SES put into the bucket: a person's reply becomes an act of the customer whose mail it answers,
 * the same one however often the event comes.
 */
export const receiveReply =
  (deps: Deps, takeAnswer: TakeAnswer) =>
  async (body: unknown): Promise<Counts> => ({
    [`Reply.${await receive(deps, takeAnswer, objectCreatedSchema.parse(body))}`]: 1,
  });

async function receive(deps: Deps, takeAnswer: TakeAnswer, event: ObjectCreated): Promise<ReplyOutcome> {
  const { bucket, object } = event.detail;
  if ((object.size ?? 0) > LARGEST_MAIL_BYTES) return 'tooLarge';
  const raw = await deps.objects.get({ bucket: bucket.name, key: object.key });
  if (raw === undefined) return 'gone';
  const mail = await readMime(raw.subarray(0, READ_BYTES));
  const { headers } = mail;
  const unsubscribed = await findUnsubscribed(deps, mail);
  if (unsubscribed !== undefined) {
    await deps.engagementQueue.send({ kind: 'act', act: unsubscribeOf(event, unsubscribed) });
    return 'refused';
  }
  if (verdicts.some((name) => headers[name]?.trim().toUpperCase() === 'FAIL')) return 'spam';
  const automatic = automaticByHeader(headers, mail.subject);
  if (automatic !== undefined && automatic !== 'subject')
    return maySpeakOfPeople(headers) ? takeAutomatic(deps, mail, event) : 'automatic';
  const isProven = isProvenSender(headers['authentication-results'], mail.from);
  // A machine of ours that was told how to answer would answer that.
  const taken = isProven && automatic === undefined ? await takeAnswer(mail, mail.text) : undefined;
  if (taken !== undefined) return taken;
  const { exclusion } = await deps.settings();
  if (isOutsider({ email: mail.from }, undefined, exclusion))
    return automatic === undefined ? 'outsider' : 'automatic';
  const answered = await findAnswered(deps, mail, isProven);
  if (answered === undefined) return automatic === undefined ? 'unmatched' : 'automatic';
  const sent = answered.mail === undefined ? undefined : await sentTextOf(deps, answered.mail);
  const { subject, text, isGarbled } = mail;
  const reading = readReply({ headers, subject, text, isGarbled, sent });
  // Who says that they have left or moved, and asks for nothing, makes no request either, whether a machine says it or they do.
  if (answered.isProven && asksForNothing(reading))
    if (await noteContactChange(deps, automaticReply(mail, event, answered, sent))) return 'contactChange';
  if (reading.kind === 'automatic') return 'automatic';
  const heeded = answered.isProven
    ? reading
    : { ...reading, refuses: false, doubt: reading.doubt ?? ('unproven' as const) };
  const message: EngagementMessage = {
    kind: 'act',
    act: actOf(mail, event, answered, heeded),
  };
  await deps.engagementQueue.send(message);
  if (heeded.refuses) return 'refused';
  return heeded.doubt === undefined ? 'recorded' : 'doubtful';
}

/** An automatic reply is counted and no more, unless it says of a customer that they have left or moved. */
async function takeAutomatic(deps: Deps, mail: MimeMail, event: ObjectCreated): Promise<ReplyOutcome> {
  if (mail.isGarbled) return 'automatic';
  const { exclusion } = await deps.settings();
  if (isOutsider({ email: mail.from }, undefined, exclusion)) return 'automatic';
  const isProven = isProvenSender(mail.headers['authentication-results'], mail.from);
  const answered = await findAnswered(deps, mail, isProven);
  if (answered === undefined || !answered.isProven) return 'automatic';
  const sent = answered.mail === undefined ? undefined : await sentTextOf(deps, answered.mail);
  const isNoted = await noteContactChange(deps, automaticReply(mail, event, answered, sent));
  return isNoted ? 'contactChange' : 'automatic';
}

const asksForNothing = (reading: ReplyReading): boolean =>
  reading.kind === 'automatic' ||
  reading.doubt === 'automatic' ||
  (!reading.refuses && reading.doubt === undefined && !asksForSomething(withoutSignature(reading.text)));

const automaticReply = (
  mail: MimeMail,
  { time, detail }: ObjectCreated,
  { customerId }: Answered,
  sent: SentText | undefined,
): AutomaticReply => ({
  id: replyId(mail, detail.object.key),
  customerId,
  from: mail.from,
  subject: mail.subject,
  text: mail.text,
  sent,
  receivedAt: new Date(time).toISOString(),
});

const replyId = ({ messageId }: MimeMail, objectKey: string): string =>
  `reply-${fingerprint(messageId ?? objectKey)}`;

function actOf(
  mail: MimeMail,
  { time, detail }: ObjectCreated,
  { customerId, mail: sent }: Answered,
  { text, refuses, doubt }: Extract<ReplyReading, { kind: 'human' }>,
): RawEngagement {
  const receivedAt = new Date(time).toISOString();
  const sentAt = Date.parse(mail.date ?? '');
  return {
    kind: 'reply',
    id: replyId(mail, detail.object.key),
    customerId,
    // A clock that runs ahead is ours; one that is far behind is wrong too, and a mail is never a month under way.
    occurredAt:
      sentAt <= Date.parse(receivedAt) && sentAt > Date.parse(receivedAt) - 30 * 86_400_000
        ? new Date(sentAt).toISOString()
        : receivedAt,
    receivedAt,
    campaignId: sent === undefined ? undefined : campaignOf(sent),
    text: cutText(text, LONGEST_TEXT),
    refuses,
    doubt,
  };
}

interface Answered {
  readonly customerId: string;
  readonly mail: OutboxMail | undefined;
  /** By our own signed address, or by a proven sender. Else a person decides. */
  readonly isProven: boolean;
}

/** Whom a mail program takes off the list: whatever it writes, "automatically generated" too, the address says it. */
async function findUnsubscribed(deps: Deps, mail: MimeMail): Promise<AddressedMail | undefined> {
  const linkKeys = await deps.linkKeys();
  for (const address of mail.recipients) {
    const read = readUnsubscribeAddress(linkKeys, address);
    if (read !== undefined && (await findCustomer(deps.db, read.customerId)) !== undefined) return read;
  }
  return undefined;
}

const unsubscribeOf = ({ time }: ObjectCreated, { customerId, mailId }: AddressedMail): RawEngagement => {
  const at = new Date(time).toISOString();
  return {
    kind: 'reply',
    id: `unsubscribe-${mailId}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    messageId: mailId,
    refuses: true,
  };
};

/** By our own address, which names customer and mail; else by who writes and which of the mails to him it answers. */
async function findAnswered(deps: Deps, mail: MimeMail, isProven: boolean): Promise<Answered | undefined> {
  const { db } = deps;
  const [keyring, linkKeys] = await Promise.all([deps.keyring(), deps.linkKeys()]);
  const addressed = mail.recipients.flatMap((address) => readReplyAddress(linkKeys, address) ?? []);
  for (const { customerId, mailId } of addressed) {
    if ((await findCustomer(db, customerId)) === undefined) continue;
    const sent = await findMail(db, customerId, mailId);
    return { customerId, mail: sent, isProven: true };
  }
  const { from } = mail;
  // Without our own address only the sender speaks for the mail, and a sender can be forged.
  if (from === '') return undefined;
  const { customerId, isKnown } = (await resolveAddresses(db, keyring, [from]))(from);
  if (!isKnown) return undefined;
  const sent = (await findMails(db, customerId)).find(
    ({ messageId }) => messageId !== undefined && mail.answers.includes(messageId),
  );
  return { customerId, mail: sent, isProven };
}
