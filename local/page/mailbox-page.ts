import type { Page } from '../aws/aws-endpoint.ts';
import { jsonAnswer } from '../aws/http-exchange.ts';
import type { Mail } from '../ses/mail.ts';
import type { Mailbox } from '../ses/mailbox.ts';

/** The mailbox in the browser. */
export function mailboxPage(mailbox: Mailbox, _now: () => number): Page {
  return ({ method, url }) => {
    if (method === 'GET' && url.pathname === '/_mailbox/mails.json') return jsonAnswer({ mails: mailbox.mails().map(toJson) });
    return undefined;
  };
}

function toJson({ attachments, ...mail }: Mail) {
  return { ...mail, attachments: attachments.map(({ fileName, contentType, content }) => ({ fileName, contentType, bytes: content.length })) };
}
