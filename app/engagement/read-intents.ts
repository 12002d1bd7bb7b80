import { engagementMessageSchema } from '../../domain/engagement/engagement-messages.ts';
import { sesEventSchema, type SesEvent } from '../../platform/ses-event.ts';
import { fingerprint, type Act } from '../../domain/engagement/engagement.ts';

/** What a mail server said about one of our mails. `at` is ISO. */
export interface MailNews {
  readonly kind: 'sent' | 'delivered' | 'bounced' | 'softBounced' | 'complained' | 'rejected';
  readonly mailId: string;
  readonly at: string;
  readonly sesMessageId: string;
  readonly why: string;
}

/** What one message of the queue asks for. `ignored` is no fault: it is counted by its reason. */
export type Intent =
  | { readonly kind: 'act'; readonly customerId: string; readonly act: Act }
  | { readonly kind: 'news'; readonly customerId: string; readonly news: MailNews }
  | { readonly kind: 'refold' | 'replay' | 'cool' | 'rejudge'; readonly customerId: string }
  | { readonly kind: 'release'; readonly customerId: string; readonly at: string }
  | {
      readonly kind: 'ignored';
      readonly because: 'untagged' | 'unknownType' | 'notNurture' | 'deliveryDelay' | 'subscription';
    };

/** Reads a message: our own, or an SES event in EventBridge's envelope. Anything else is a fault and goes to the dead letters. */
export function readIntent(body: unknown, receivedAt: string): Intent {
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
  return readSesEvent(sesEventSchema.parse(body), receivedAt);
}

const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);

/** Tags that we put on every mail: c the customer, m our id of the mail, k its kind. */
function readSesEvent(event: SesEvent, receivedAt: string): Intent {
  const { mail, eventType } = event.detail;
  const [customerId, mailId, kind] = ['c', 'm', 'k'].map((name) => mail.tags[name]?.[0]);
  if (customerId === undefined || mailId === undefined) return { kind: 'ignored', because: 'untagged' };
  const news = (what: MailNews['kind'], at: string | undefined, why = ''): Intent => ({
    kind: 'news',
    customerId,
    news: { kind: what, mailId, at: at ?? mail.timestamp, sesMessageId: mail.messageId, why },
  });
  switch (eventType.replaceAll(' ', '').toLowerCase()) {
    case 'send':
      return news('sent', mail.timestamp);
    case 'delivery':
      return news('delivered', event.detail.delivery?.timestamp);
    case 'bounce': {
      const bounce = event.detail.bounce;
      return news(
        bounce?.bounceType === 'Permanent' ? 'bounced' : 'softBounced',
        bounce?.timestamp,
        bounce?.bounceSubType,
      );
    }
    case 'complaint':
      return news('complained', event.detail.complaint?.timestamp);
    case 'reject':
      return news('rejected', event.time, event.detail.reject?.reason ?? 'rejected');
    case 'renderingfailure':
      return news('rejected', event.time, event.detail.failure?.errorMessage ?? 'rendering failure');
    case 'open':
    case 'click':
      return kind === 'nurture'
        ? readAct(event, customerId, mailId, receivedAt)
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

/** SES gives an open or click no id: it is made of what the event says, so that a copy has the same. */
function readAct(event: SesEvent, customerId: string, mailId: string, receivedAt: string): Intent {
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
