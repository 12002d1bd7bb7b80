import PostalMime, { type Email } from 'postal-mime';

/** What we read of a received mail. Header names are in lower case; of a repeated one the first, which SES wrote, counts. */
export interface MimeMail {
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the mail names none. */
  readonly from: string;
  /** Everybody whom any header names as receiving it. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly date: string | undefined;
  readonly messageId: string | undefined;
  /** The ids of the mails that it answers, as one text. */
  readonly answers: string;
}

/** Reads a raw mail of any character set and structure. */
export async function readMime(raw: Buffer): Promise<MimeMail> {
  const mail = await PostalMime.parse(raw);
  return {
    headers: Object.fromEntries(
      mail.headers.toReversed().map(({ key, value }) => [key.toLowerCase(), value]),
    ),
    from: mail.from?.address ?? '',
    recipients: recipientsOf(mail),
    subject: mail.subject ?? '',
    text: textOf(mail),
    date: mail.date,
    messageId: mail.messageId,
    answers: `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`,
  };
}

/** SES names the recipient of the envelope in Received alone. */
const recipientsOf = ({ to = [], cc = [], deliveredTo, headers }: Email): readonly string[] => [
  ...[...to, ...cc].flatMap(({ address }) => address ?? []),
  ...(deliveredTo === undefined ? [] : [deliveredTo]),
  ...headers
    .filter(({ key }) => key.toLowerCase() === 'received')
    .flatMap(({ value }) =>
      [...value.matchAll(/\bfor <?([^\s<>;]+@[^\s<>;]+)/g)].map(([, address = '']) => address),
    ),
];

/** The plain part; of a mail in HTML alone, its words. */
const textOf = ({ text, html }: Email): string =>
  text !== undefined && text.trim() !== '' ? text : wordsOf(html ?? '');

/** Words of a page without its tags, and without what is quoted. One pass: anybody can send us a long mail. */
function wordsOf(html: string): string {
  const words: string[] = [];
  let unread = 0;
  for (const part of html.split(/(<[^<>]+>)/)) {
    const [, closes, tag = ''] = /^<(\/?)([a-z]+)[^]*>$/i.exec(part) ?? [];
    const name = tag.toLowerCase();
    if (['style', 'script', 'blockquote'].includes(name))
      unread = Math.max(0, unread + (closes === '/' ? -1 : 1));
    else if (unread === 0 && (name === 'br' || (closes === '/' && ['p', 'div', 'tr'].includes(name))))
      words.push('\n');
    else if (unread === 0 && !(part.startsWith('<') && part.endsWith('>'))) words.push(part);
  }
  return words
    .join('')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
