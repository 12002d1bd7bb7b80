import { LOCAL_ACCOUNT } from '../template/resource-names.ts';
import type { BusEvent } from '../events/event-bus.ts';
import type { ConfigurationSet } from './configuration-sets.ts';
import type { Mail, MailHeader } from './mail.ts';
import { bareAddress, recipientsOf } from './mail.ts';

/** The events that the local SES makes; `payload` stands under the key that belongs to the type. */
export type EmittedType = 'Send' | 'Delivery' | 'Open' | 'Click' | 'Bounce' | 'Complaint';

const DETAIL_TYPES: Readonly<Record<EmittedType, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Open: 'Email Opened',
  Click: 'Email Clicked',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};

/** Makes an event in the shape of those captured from SES. */
export function sesEvent(type: EmittedType, mail: Mail, set: ConfigurationSet, payload: object): BusEvent {
  return {
    source: 'aws.ses',
    detailType: DETAIL_TYPES[type],
    resources: [set.arn],
    detail: { eventType: type, mail: mailOf(mail, set), [type.toLowerCase()]: payload },
  };
}

function mailOf(mail: Mail, set: ConfigurationSet) {
  const headers = eventHeaders(mail);
  return {
    timestamp: mail.at.toISOString(),
    source: mail.from,
    sendingAccountId: LOCAL_ACCOUNT,
    messageId: mail.messageId,
    destination: recipientsOf(mail),
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [mail.from],
      ...(mail.replyTo.length > 0 ? { replyTo: mail.replyTo } : {}),
      to: mail.to,
      messageId: mail.messageId,
      subject: mail.subject,
    },
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [set.name],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [bareAddress(mail.from).split('@').at(-1) ?? ''],
      'ses:caller-identity': ['local'],
      'ses:source-tls-version': ['TLSv1.3'],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
}

function eventHeaders(mail: Mail): readonly MailHeader[] {
  return [
    { name: 'From', value: mail.from },
    ...(mail.replyTo.length > 0 ? [{ name: 'Reply-To', value: mail.replyTo.join(', ') }] : []),
    { name: 'To', value: mail.to.join(', ') },
    { name: 'Subject', value: mail.subject },
    { name: 'MIME-Version', value: '1.0' },
    ...mail.headers,
  ];
}
