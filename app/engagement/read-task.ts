import type { DeliveryEvent } from '../../domain/mail/delivery-event.ts';
import { engagementMessageSchema } from '../../domain/engagement/engagement-message.ts';
import { isMailEvent, isSesEvent, sesEventSchema, type SesEvent } from '../../platform/ses-event.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { type RawEngagement } from '../../domain/engagement/engagement.ts';

/** What one message of the queue asks for. `ignored` is no fault: it is counted by its reason. */
export type Task =
  | { readonly kind: 'act'; readonly customerId: string; readonly act: RawEngagement }
  | { readonly kind: 'delivery'; readonly customerId: string; readonly event: DeliveryEvent }
  | { readonly kind: 'refold' | 'replay' | 'cool' | 'rejudge'; readonly customerId: string }
  | { readonly kind: 'merged'; readonly customerId: string; readonly into: string }
  | { readonly kind: 'unmerged'; readonly customerId: string; readonly from: string }
  | { readonly kind: 'release'; readonly customerId: string; readonly at: string }
  | {
      readonly kind: 'ignored';
      readonly because:
        | 'untagged'
        | 'unknownType'
        | 'notSpam'
        | 'authFailure'
        | 'notNurture'
        | 'deliveryDelay'
        | 'subscription';
    };

/** Reads a message: our own, or an SES event in EventBridge's envelope. Anything else is a fault and goes to the dead letters. */
export function readTask(body: unknown, receivedAt: string): Task {
  const own = engagementMessageSchema.safeParse(body);
  if (own.success) {
    const message = own.data;
    return message.kind === 'act'
      ? {
          kind: 'act',
          customerId: message.act.customerId,
          act: { ...message.act, receivedAt: earlier(message.act.receivedAt, receivedAt) },
        }
      : message;
  }
  // SES may tell new things: counted, and no fault. What should be readable and is not is one.
  if (isSesEvent(body) && !isMailEvent(body)) return { kind: 'ignored', because: 'unknownType' };
  return readSesEvent(sesEventSchema.parse(body), receivedAt);
}

const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);

/** Tags that we put on every mail: c the customer, m our id of the mail, k its kind. */
function readSesEvent(event: SesEvent, receivedAt: string): Task {
  const { mail, eventType } = event.detail;
  const [customerId, mailId, kind] = ['c', 'm', 'k'].map((name) => mail.tags[name]?.[0]);
  if (customerId === undefined || mailId === undefined) return { kind: 'ignored', because: 'untagged' };
  const [to, ...others] = mail.destination ?? [];
  const delivery = (
    what: DeliveryEvent['kind'],
    at: string | undefined,
    why = '',
    isSuppressed = false,
  ): Task => ({
    kind: 'delivery',
    customerId,
    event: {
      kind: what,
      mailId,
      at: at ?? mail.timestamp,
      sesMessageId: mail.messageId,
      why,
      to: others.length === 0 ? to : undefined,
      isSuppressed,
    },
  });
  switch (eventType.replaceAll(' ', '').toLowerCase()) {
    case 'send':
      return delivery('sent', mail.timestamp);
    case 'delivery':
      return delivery('delivered', event.detail.delivery?.timestamp);
    case 'bounce': {
      const bounce = event.detail.bounce;
      return delivery(
        bounce?.bounceType === 'Permanent' ? 'bounced' : 'softBounced',
        bounce?.timestamp,
        bounce?.bounceSubType,
        isSuppressed(bounce?.bounceSubType),
      );
    }
    case 'complaint':
      return readComplaint(event, delivery);
    case 'reject':
      return delivery('rejected', event.time, event.detail.reject?.reason ?? 'rejected');
    case 'renderingfailure':
      return delivery('rejected', event.time, event.detail.failure?.errorMessage ?? 'rendering failure');
    case 'open':
    case 'click':
      return kind === 'nurture'
        ? readRawEngagement(event, customerId, mailId, receivedAt)
        : { kind: 'ignored', because: 'notNurture' };
    // A delay ends in a delivery or a bounce, and we keep no contact list of SES: both are known, and counted.
    case 'deliverydelay':
      return { kind: 'ignored', because: 'deliveryDelay' };
    case 'subscription':
      return { kind: 'ignored', because: 'subscription' };
    default:
      return { kind: 'ignored', because: 'unknownType' };
  }
}

/** Whoever takes a mail out of the spam folder complains of nothing, and a broken signature is nobody's complaint. */
function readComplaint(
  { detail: { complaint } }: SesEvent,
  delivery: (what: 'complained', at: string | undefined, why: string, isSuppressed: boolean) => Task,
): Task {
  const feedback = complaint?.complaintFeedbackType?.trim().toLowerCase();
  if (feedback === 'not-spam') return { kind: 'ignored', because: 'notSpam' };
  if (feedback === 'auth-failure') return { kind: 'ignored', because: 'authFailure' };
  const { timestamp, complaintSubType } = complaint ?? {};
  return delivery('complained', timestamp, feedback ?? '', isSuppressed(complaintSubType));
}

/** Subtypes of bounces and complaints that SES gives to mails which it did not send. */
const isSuppressed = (subtype: string | undefined): boolean => /suppress/i.test(subtype ?? '');

/** The id is made of what the event says, so that a copy has the same (docs/rules.md#opens-and-clicks-have-no-id). */
function readRawEngagement(event: SesEvent, customerId: string, mailId: string, receivedAt: string): Task {
  const { open, click, mail } = event.detail;
  const seen = click ?? open;
  if (seen === undefined) return { kind: 'ignored', because: 'unknownType' };
  const link = click?.link ?? '';
  const base = {
    id: fingerprint(
      [mail.messageId, event.detail.eventType, seen.timestamp, link, seen.ipAddress ?? ''].join('|'),
    ),
    customerId,
    occurredAt: seen.timestamp,
    receivedAt,
    messageId: mailId,
    userAgent: seen.userAgent,
    ipAddress: seen.ipAddress,
    isBotEvent: botFlag(seen.isBotEvent),
  };
  return {
    kind: 'act',
    customerId,
    act: click === undefined ? { kind: 'open', ...base } : { kind: 'click', ...base, link },
  };
}

const botFlag = (flag: string | undefined): 'Likely' | 'Unlikely' | undefined =>
  flag === 'Likely' ? 'Likely' : flag === 'Unlikely' ? 'Unlikely' : undefined;
