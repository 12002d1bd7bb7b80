import type { BusEvent } from '../../local/events/event-bus.ts';
import type { Mail } from '../../local/ses/mail.ts';

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** What SES tells of a mail, as it comes over the default bus. Tests give it again, late, and in any order. */
function event(
  mail: Mail,
  eventType: string,
  detailType: string,
  payload: Readonly<Record<string, unknown>>,
): BusEvent {
  return {
    source: 'aws.ses',
    detailType,
    detail: {
      eventType,
      mail: {
        messageId: mail.messageId,
        timestamp: mail.at.toISOString(),
        destination: mail.to,
        tags: Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
      },
      [eventType.toLowerCase()]: payload,
    },
  };
}

export const openEvent = (mail: Mail, at: Date): BusEvent =>
  event(mail, 'Open', 'Email Opened', {
    timestamp: at.toISOString(),
    userAgent: BROWSER,
    ipAddress: '203.0.113.5',
  });

export const clickEvent = (mail: Mail, at: Date, link: string, ipAddress = '203.0.113.5'): BusEvent =>
  event(mail, 'Click', 'Email Clicked', { timestamp: at.toISOString(), userAgent: BROWSER, ipAddress, link });

export const otherEvent = (
  mail: Mail,
  eventType: string,
  payload: Readonly<Record<string, unknown>> = { timestamp: mail.at.toISOString() },
): BusEvent => event(mail, eventType, `Email ${eventType}`, payload);
