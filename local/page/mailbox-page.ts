import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Page } from '../aws/aws-endpoint.ts';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { isCrossSite, jsonAnswer } from '../aws/http-exchange.ts';
import type { Mail } from '../ses/mail.ts';
import { bareAddress, recipientsOf } from '../ses/mail.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { MailReception } from '../ses/receive-mail.ts';
import { jsonOf } from './json-of.ts';
import { renderMailbox } from './render-mailbox.ts';

const MAILS_PER_PAGE = 100;
const VIEWS = ['html', 'text', 'headers'] as const;

/** The mailbox in the browser: `/_mailbox`, each mail's HTML for the frame, and all mails as JSON. */
export function mailboxPage(mailbox: Mailbox, reception: MailReception, now: () => number): Page {
  return (request) => {
    const { method, url, headers } = request;
    if (method === 'POST') return takeReply(mailbox, reception, request);
    if (method !== 'GET') return undefined;
    if (url.pathname === '/_mailbox' || url.pathname === '/_mailbox/')
      return listPage(mailbox, reception, url, headers['accept-language'] ?? '', now());
    if (url.pathname === '/_mailbox/mails.json')
      return jsonAnswer({ mails: filtered(mailbox, url).map(toJson) });
    const [, messageId] = /^\/_mailbox\/mails\/([\w-]+)\.html$/.exec(url.pathname) ?? [];
    return messageId === undefined ? undefined : framedMail(mailbox, messageId);
  };
}

const replySchema = z.object({
  text: z.string().min(1).max(10_000),
  from: z.string().optional(),
  subject: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** POST /_mailbox/mails/{messageId}/reply with `{"text": "..."}`: the recipient answers the mail. */
function takeReply(mailbox: Mailbox, reception: MailReception, request: HttpRequest): HttpAnswer | undefined {
  const [, messageId] = /^\/_mailbox\/mails\/([\w-]+)\/reply$/.exec(request.url.pathname) ?? [];
  if (messageId === undefined) return undefined;
  if (isCrossSite(request)) return jsonAnswer({ message: 'Forbidden' }, 403);
  const mail = mailbox.mails().find((candidate) => candidate.messageId === messageId);
  if (mail === undefined) return jsonAnswer({ message: `There is no mail ${messageId}.` }, 404);
  const reply = replySchema.safeParse(jsonOf(request.body));
  if (!reply.success) return jsonAnswer({ message: 'Send {"text": "<what is answered>"}.' }, 400);
  return reception.reply(mail, reply.data) > 0
    ? jsonAnswer({ delivered: true }, 202)
    : jsonAnswer(
        { message: "Replies to this mail go to a person's own mailbox: no receipt rule takes them." },
        409,
      );
}

function listPage(
  mailbox: Mailbox,
  reception: MailReception,
  url: URL,
  accepted: string,
  now: number,
): HttpAnswer {
  const asked = url.searchParams.get('lang') ?? (/^ja\b/i.test(accepted) ? 'ja' : 'en');
  const all = filtered(mailbox, url).toReversed();
  const page = Math.max(0, Math.trunc(Number(url.searchParams.get('page') ?? 0)) || 0);
  const nonce = randomBytes(12).toString('base64');
  const body = renderMailbox({
    mails: all.slice(page * MAILS_PER_PAGE, (page + 1) * MAILS_PER_PAGE),
    total: all.length,
    page,
    hasOlder: all.length > (page + 1) * MAILS_PER_PAGE,
    canReply: (mail) => reception.takes(bareAddress(mail.replyTo[0] ?? mail.from)),
    chosen: mailbox.mails().find(({ messageId }) => messageId === url.searchParams.get('mail')),
    view: VIEWS.find((view) => view === url.searchParams.get('view')),
    language: asked === 'ja' ? 'ja' : 'en',
    address: url.searchParams.get('to') ?? '',
    now,
    nonce,
  });
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
    body,
  };
}

/** The mail as it is, without scripts; its links open outside the frame. */
function framedMail(mailbox: Mailbox, messageId: string): HttpAnswer {
  const mail = mailbox.mails().find((candidate) => candidate.messageId === messageId);
  if (mail?.html === undefined) return { status: 404, body: 'Not found' };
  const policy =
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src *";
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
    body: `<base target="_blank">${mail.html}`,
  };
}

function filtered(mailbox: Mailbox, url: URL): readonly Mail[] {
  const address = url.searchParams.get('to')?.trim().toLowerCase() ?? '';
  if (address === '') return mailbox.mails();
  return mailbox
    .mails()
    .filter((mail) => recipientsOf(mail).some((recipient) => recipient.toLowerCase().includes(address)));
}

function toJson({ attachments, ...mail }: Mail) {
  return {
    ...mail,
    attachments: attachments.map(({ fileName, contentType, content }) => ({
      fileName,
      contentType,
      bytes: content.length,
    })),
  };
}
