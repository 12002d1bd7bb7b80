import PostalMime, { type Email } from 'postal-mime';
import { readCharacters, withBytesKept } from './decode-mail.ts';
import { wordsOfHtml } from './html-words.ts';

/** What we read of a received mail. Header names are in lower case; of a repeated one the first, which SES wrote, counts. */
export interface MimeMail {
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the mail names none. */
  readonly from: string;
  /** Everybody whom any header names as receiving it. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** No character set made the text readable: it is empty, and a person has to look at the mail. */
  readonly isGarbled: boolean;
  readonly date: string | undefined;
  readonly messageId: string | undefined;
  /** The ids of the mails that it answers, as one text. */
  readonly answers: string;
}

/** Reads a raw mail of any structure, and of any character set, whatever it is declared as. */
export async function readMime(received: Buffer): Promise<MimeMail> {
  const { raw, label } = withBytesKept(received);
  const mail = await PostalMime.parse(raw);
  const text = textOf(mail, (kept) => readCharacters(kept, label));
  return {
    headers: Object.fromEntries(
      mail.headers.toReversed().map(({ key, value }) => [key.toLowerCase(), value]),
    ),
    from: mail.from?.address ?? '',
    recipients: recipientsOf(mail),
    subject: readCharacters(rawSubject(received) ?? mail.subject ?? '', label) ?? '',
    text: text ?? '',
    isGarbled: text === undefined,
    date: mail.date,
    messageId: mail.messageId,
    answers: `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`,
  };
}

/** A subject that stands in the header as it is, without being encoded: its bytes tell what it is. */
function rawSubject(received: Buffer): string | undefined {
  const head =
    received
      .subarray(0, 65_536)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const field = /^subject[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head)?.[1];
  if (
    field === undefined ||
    field.includes('=?') ||
    !(field.includes('\u001b') || /[\u0080-\u00ff]/.test(field))
  )
    return undefined;
  return field.replaceAll(/\r?\n[ \t]/g, ' ').trim();
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

/** The plain part; of a mail in HTML alone, its words without what is marked as quoted. */
function textOf({ text, html }: Email, read: (kept: string) => string | undefined): string | undefined {
  const plain = text === undefined ? '' : read(text);
  if (plain === undefined || plain.trim() !== '') return plain;
  const page = read(html ?? '');
  return page === undefined ? undefined : wordsOfHtml(page);
}
