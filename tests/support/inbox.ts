import type { RunningStack } from './rekindle.ts';
import type { Mail } from '../../local/ses/mail.ts';
import type { Reply } from '../../local/ses/receive-mail.ts';

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Mails to an address, oldest first. */
export const mailsTo = ({ mailbox }: RunningStack, address: string): readonly Mail[] =>
  mailbox.mails().filter((mail) => mail.to.includes(address));

/** The newest mail to an address; a test that expects one fails here with what there is. */
export function mailTo(stack: RunningStack, address: string, subject = /./): Mail {
  const found = mailsTo(stack, address)
    .filter((mail) => subject.test(mail.subject))
    .at(-1);
  if (found !== undefined) return found;
  const all = stack.mailbox
    .mails()
    .map((mail) => `${mail.to.join()}: ${mail.subject}`)
    .slice(-5);
  throw new Error(`no mail to ${address} about ${String(subject)}; there are: ${all.join(' | ') || 'none'}`);
}

/** Our own id of the customer that a mail is about. */
export const customerOf = (mail: Mail): string => mail.tags['c'] ?? '';

/** The link of a mail that a person would press, by a part of its address. */
export function linkIn(mail: Mail, part: string): string {
  const link = mail.links.find(({ url }) => url.includes(part));
  if (link !== undefined) return link.url;
  throw new Error(
    `"${mail.subject}" has no link with ${part}; it has ${mail.links.map(({ url }) => url).join(' ')}`,
  );
}

export const documentLink = (mail: Mail): string => linkIn(mail, '/d/');
export const consultationLink = (mail: Mail): string => linkIn(mail, '/q/');
export const actionLink = (mail: Mail, action: string): string => linkIn(mail, `a=${action}`);

/** The address of the mail program's own button to unsubscribe (RFC 8058). */
export const oneClickLink = (mail: Mail): string =>
  /<(https?:[^>]+)>/.exec(mail.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '')?.[1] ??
  '';

/** What a page answered. */
export interface PageAnswer {
  readonly status: number;
  readonly text: string;
}

export const get = (url: string, method = 'GET'): Promise<PageAnswer> =>
  send(url, { method, headers: { 'user-agent': BROWSER, 'accept-language': 'ja' } });

/** Sends the form of a page, and waits until what it set going has come to rest. */
export async function press(
  stack: RunningStack,
  url: string,
  fields: Readonly<Record<string, string>> = {},
  userAgent = BROWSER,
): Promise<PageAnswer> {
  const answer = await send(url, {
    method: 'POST',
    headers: {
      'user-agent': userAgent,
      'accept-language': 'ja',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
  await stack.settle();
  return answer;
}

async function send(url: string, init: RequestInit): Promise<PageAnswer> {
  const response = await fetch(url, init);
  return { status: response.status, text: await response.text() };
}

/** A person clicks a tracked link, more than five minutes after the mail came: sooner it might be a scanner. */
export async function click(
  stack: RunningStack,
  mail: Mail,
  link: string,
  ipAddress = '203.0.113.5',
): Promise<void> {
  await stack.advance(330_000);
  stack.mailbox.click(mail.messageId, link, { userAgent: BROWSER, ipAddress });
  await stack.settle();
}

/** Reads the mail's document: click, then the button of its page. */
export async function download(stack: RunningStack, mail: Mail): Promise<void> {
  await click(stack, mail, documentLink(mail));
  await press(stack, documentLink(mail));
}

/** Asks for a talk on the mail's own page: a request, hot at once. */
export const ask = (
  stack: RunningStack,
  mail: Mail,
  message = '一度ご相談したいです。',
): Promise<PageAnswer> => press(stack, consultationLink(mail), { kind: 'consultation', message });

/** A salesperson presses a button of a mail and sends its form. */
export const answer = (
  stack: RunningStack,
  staffMail: Mail,
  action: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<PageAnswer> => press(stack, actionLink(staffMail, action), fields);

/** Answers a mail with words of one's own, at its Reply-To. */
export async function reply(stack: RunningStack, mail: Mail, words: Reply): Promise<void> {
  stack.reply(mail, words);
  await stack.settle();
}

export const report = (
  stack: RunningStack,
  staffMail: Mail,
  outcome: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<PageAnswer> => answer(stack, staffMail, 'report', { outcome, ...fields });
