import * as z from 'zod';
import type { Check, Report } from './compile-shape.ts';

const MAXIMUM_RECIPIENTS = 50;
const MAXIMUM_TAGS = 50;
const MAXIMUM_ADDRESS = 320;
const MAXIMUM_LOCAL_PART = 64;
/** A header with its name and value; longer lines are broken or refused on the way. */
const MAXIMUM_HEADER = 996;

/** What SES writes itself: a header of ours by that name is refused. */
const itsOwn: ReadonlySet<string> = new Set(
  [
    'Bcc',
    'Cc',
    'Content-Disposition',
    'Content-Transfer-Encoding',
    'Content-Type',
    'Date',
    'From',
    'Message-ID',
    'MIME-Version',
    'Reply-To',
    'Return-Path',
    'Sender',
    'Subject',
    'To',
  ].map((name) => name.toLowerCase()),
);

const partSchema = z.looseObject({ Data: z.string() });
const sendSchema = z.looseObject({
  FromEmailAddress: z.string(),
  Destination: z.object({
    ToAddresses: z.array(z.string()).default([]),
    CcAddresses: z.array(z.string()).default([]),
    BccAddresses: z.array(z.string()).default([]),
  }),
  ReplyToAddresses: z.array(z.string()).default([]),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.looseObject({
    Simple: z.looseObject({
      Subject: partSchema,
      Body: z.looseObject({ Html: partSchema.optional(), Text: partSchema.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  }),
});
type Send = z.infer<typeof sendSchema>;

/** What SES refuses beyond its model, or sends otherwise than it was meant. */
export const mailRules: Readonly<Record<string, Check>> = {
  'sesv2 SendEmail': (input, path, report) => {
    const mail = sendSchema.parse(input);
    checkAddresses(mail, path, report);
    checkTags(mail, `${path}.EmailTags`, report);
    const { Subject, Body, Headers } = mail.Content.Simple;
    checkHeaders(Headers, `${path}.Content.Simple.Headers`, report);
    if (Subject.Data === '' || /[\r\n]/.test(Subject.Data))
      report(`${path}.Content.Simple.Subject.Data`, 'is empty or has more than one line');
    if (Body.Html === undefined && Body.Text === undefined)
      report(`${path}.Content.Simple.Body`, 'has neither HTML nor text');
  },
};

function checkAddresses(
  { FromEmailAddress, Destination, ReplyToAddresses }: Send,
  path: string,
  report: Report,
) {
  const { ToAddresses, CcAddresses, BccAddresses } = Destination;
  const recipients = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  if (recipients.length < 1 || recipients.length > MAXIMUM_RECIPIENTS)
    report(`${path}.Destination`, `has ${recipients.length} recipients: 1 to ${MAXIMUM_RECIPIENTS}`);
  checkAddress(FromEmailAddress, `${path}.FromEmailAddress`, report);
  for (const address of recipients) checkAddress(address, `${path}.Destination`, report);
  for (const address of ReplyToAddresses) checkAddress(address, `${path}.ReplyToAddresses`, report);
}

/** `a@example.jp` or `Name <a@example.jp>`; SES takes 7-bit ASCII only, other names as encoded words (RFC 2047). */
function checkAddress(given: string, path: string, report: Report): void {
  if (!/^[ -~]*$/.test(given)) report(path, 'is not ASCII: write names as encoded words');
  if (given.length > MAXIMUM_ADDRESS) report(path, `has ${given.length} characters of ${MAXIMUM_ADDRESS}`);
  const [, name = '', address = given] = /^(.*?)\s*<([^<>]*)>$/.exec(given) ?? [];
  const [, local = '', domain = ''] = /^([^\s@,;:<>()[\]\\"]+)@([^\s@,;:<>]+)$/.exec(address) ?? [];
  if (local === '' || !/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(domain)) report(path, 'holds no address');
  if (local.length > MAXIMUM_LOCAL_PART)
    report(path, `has ${local.length} characters before the @, of ${MAXIMUM_LOCAL_PART}`);
  if (!isDisplayName(name))
    report(path, 'has a name that is neither quoted, nor of plain words, nor encoded');
}

/** Empty, quoted, words without special characters, or encoded words of at most 75 characters that decode. */
function isDisplayName(name: string): boolean {
  if (/^"(?:[^"\\]|\\.)*"$/.test(name)) return true;
  return name
    .split(' ')
    .every((word) =>
      word.startsWith('=?') ? isEncodedWord(word) : /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]*$/.test(word),
    );
}

function isEncodedWord(word: string): boolean {
  const [, bytes] = /^=\?utf-8\?b\?([A-Za-z0-9+/]+={0,2})\?=$/i.exec(word) ?? [];
  if (bytes === undefined || word.length > 75) return false;
  const decoded = Buffer.from(bytes, 'base64').toString('utf8');
  return !decoded.includes('\u{FFFD}') && !/[\r\n]/.test(decoded);
}

function checkTags({ EmailTags }: Send, path: string, report: Report): void {
  if (EmailTags.length > MAXIMUM_TAGS) report(path, `has ${EmailTags.length} tags of ${MAXIMUM_TAGS}`);
  for (const { Name, Value } of EmailTags)
    if (![Name, Value].every((word) => /^[A-Za-z0-9_-]{1,255}$/.test(word)))
      report(`${path}.${Name}`, `"${Value}": name and value are to be of A-Z a-z 0-9 _ -`);
  if (new Set(EmailTags.map(({ Name }) => Name)).size < EmailTags.length)
    report(path, 'two tags have one name');
}

function checkHeaders(headers: Send['Content']['Simple']['Headers'], path: string, report: Report): void {
  for (const { Name, Value } of headers) {
    if (itsOwn.has(Name.toLowerCase())) report(`${path}.${Name}`, 'SES writes that header itself');
    if (`${Name}: ${Value}`.length > MAXIMUM_HEADER)
      report(`${path}.${Name}`, `is longer than ${MAXIMUM_HEADER} characters`);
  }
  if (new Set(headers.map(({ Name }) => Name.toLowerCase())).size < headers.length)
    report(path, 'two headers have one name');
}
