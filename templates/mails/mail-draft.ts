import type { Opener } from '../../domain/handoffs/create/openers.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import type { HandoffMailView } from './handoff-mail-view.ts';
import { bareName } from './nurture-variables.ts';
import { requestOpener } from './handoff-words.ts';

/** A short mail to the customer, ready to send: `href` opens it in the mail program. */
export interface MailDraft {
  readonly to: string;
  readonly subject: string;
  /** Lines; an empty one parts paragraphs. */
  readonly lines: readonly string[];
  readonly href: string;
}

/** Together subject and body; mail programs take links of some 2,000 characters, and each Japanese one becomes nine. */
const MOST_CHARACTERS = 200;
const MOST_OF_HREF = 1_900;

/** Drafts the mail that a salesperson would write on a phone; undefined where the customer may not be mailed. */
export function mailDraft(view: HandoffMailView): MailDraft | undefined {
  const to = clean(view.customer.email);
  if (view.mailPermission !== 'allowed' || !/^[^\s@]+@[^\s@]+$/.test(to)) return undefined;
  return wordings(view)
    .map(({ subject, lines }) => ({ to, subject, lines, href: mailtoOf(to, subject, lines) }))
    .find(
      ({ subject, lines, href }) =>
        lengthOf(subject, lines) <= MOST_CHARACTERS && href.length <= MOST_OF_HREF,
    );
}

const lengthOf = (subject: string, lines: readonly string[]): number =>
  Array.from(subject + lines.join('\n')).length;

/** RFC 6068: everything percent-encoded as UTF-8, lines parted by CRLF. */
function mailtoOf(to: string, subject: string, lines: readonly string[]): string {
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encoded(subject)}&body=${encoded(lines.join('\r\n'))}`;
}

/** encodeURIComponent leaves these, which end an address where a program finds links in text. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

interface Wording {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** From the whole to the least; the first that is short enough is taken. */
function wordings(view: HandoffMailView): readonly Wording[] {
  const booking = bookingUrlOf(view);
  const ja = view.locale === 'ja';
  const parts = ja ? partsJa(view) : partsEn(view);
  const meet = (url: string | undefined): readonly string[] =>
    url === undefined ? [parts.ask] : [parts.ask, parts.booking, url];
  const whole: Wording = {
    subject: parts.subject,
    lines: [...parts.whom, '', parts.hello, parts.thanks, ...meet(booking)],
  };
  const withoutBooking: Wording = {
    ...whole,
    lines: [...parts.whom, '', parts.hello, parts.thanks, parts.ask],
  };
  const short: Wording = {
    subject: parts.plainSubject,
    lines: [...parts.whom.slice(-1), '', parts.hello, parts.ask],
  };
  const least: Wording = { subject: parts.plainSubject, lines: [parts.ask] };
  return [whole, withoutBooking, short, least];
}

/** The owner's page for booking a talk, where a customer may be sent it. */
export function bookingUrlOf({ bookingUrl }: HandoffMailView): string | undefined {
  const url = clean(bookingUrl);
  return /^https?:\/\/[^\s]+$/.test(url) ? url : undefined;
}

interface Parts {
  readonly subject: string;
  readonly plainSubject: string;
  readonly whom: readonly string[];
  readonly hello: string;
  readonly thanks: string;
  readonly ask: string;
  readonly booking: string;
}

function partsJa({ customer, companyName, ownerLastName, openers }: HandoffMailView): Parts {
  const company = clip(clean(companyName), 40);
  const owner = clip(bareName(ownerLastName), 16);
  const account = clip(clean(customer.accountName), 48);
  const name = clip(bareName(customer.lastName) || bareName(customer.fullName), 24);
  const { subject, thanks } = reasonJa(openers[0]);
  const plainSubject = company === '' ? 'ご連絡のお願い' : `ご連絡のお願い（${company}）`;
  return {
    subject: subject === '' ? plainSubject : subject,
    plainSubject,
    whom: [...(account === '' ? [] : [account]), `${name === '' ? 'ご担当者' : name}様`],
    hello: `お世話になっております。${company}${owner === '' ? '' : `${company === '' ? '' : 'の'}${owner}`}でございます。`,
    thanks,
    ask: 'お話を伺いたく、ご都合のよい日時を2、3お知らせいただけますか。',
    booking: 'こちらからもお選びいただけます。',
  };
}

/** In writing: 貴社 is not needed here, 御社 would be wrong. Only what the person knowingly did (R12). */
function reasonJa(opener: Opener): { readonly subject: string; readonly thanks: string } {
  switch (opener.kind) {
    case 'request': {
      const what = requestOpener(opener.inquiry, 'ja');
      return { subject: `${what}の件`, thanks: `このたびは${what}をいただき、ありがとうございます。` };
    }
    case 'question':
      return {
        subject: 'ウェビナーでのご質問の件',
        thanks: '先日はウェビナーでご質問をいただき、ありがとうございました。',
      };
    case 'download':
      return {
        subject: '資料ご請求のお礼',
        thanks: `先日は「${clip(clean(opener.title), 48)}」をご請求いただき、ありがとうございました。`,
      };
    case 'attended':
      return {
        subject: 'ウェビナーご参加のお礼',
        thanks: '先日はウェビナーにご参加いただき、ありがとうございました。',
      };
    case 'purchase':
      return { subject: '', thanks: '以前はお取引をいただき、ありがとうございました。' };
    case 'topic':
      return { subject: '', thanks: 'ご挨拶を兼ねてご連絡いたしました。' };
    default:
      return opener satisfies never;
  }
}

function partsEn({ customer, companyName, ownerLastName, openers }: HandoffMailView): Parts {
  const company = clip(clean(companyName), 40);
  const owner = clip(bareName(ownerLastName), 32);
  const name = clip(bareName(customer.fullName) || bareName(customer.lastName), 40);
  const { subject, thanks } = reasonEn(openers[0]);
  return {
    subject,
    plainSubject: company === '' ? 'A short talk?' : `A short talk with ${company}?`,
    whom: [name === '' ? 'Hello,' : `Dear ${name},`],
    hello: [owner, company]
      .filter((part) => part !== '')
      .join(', ')
      .replace(/^(.+)$/, '$1 here.'),
    thanks,
    ask: 'Which times would suit you for a short talk?',
    booking: 'Or pick one here:',
  };
}

function reasonEn(opener: Opener): { readonly subject: string; readonly thanks: string } {
  switch (opener.kind) {
    case 'request': {
      const what = requestOpener(opener.inquiry, 'en');
      return { subject: what.charAt(0).toUpperCase() + what.slice(1), thanks: `Thank you for ${what}.` };
    }
    case 'question':
      return {
        subject: 'Your question in our webinar',
        thanks: 'Thank you for your question in our webinar.',
      };
    case 'download':
      return {
        subject: 'The document you asked for',
        thanks: `Thank you for requesting "${clip(clean(opener.title), 48)}".`,
      };
    case 'attended':
      return { subject: 'Our webinar', thanks: 'Thank you for joining our webinar.' };
    case 'purchase':
      return { subject: 'Hello again', thanks: 'Thank you for your past business.' };
    case 'topic':
      return { subject: 'Hello', thanks: 'I wanted to introduce myself.' };
    default:
      return opener satisfies never;
  }
}
