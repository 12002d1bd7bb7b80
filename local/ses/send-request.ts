import * as z from 'zod';
import { AwsFault } from '../aws/aws-fault.ts';
import { parseInput } from '../aws/parse-input.ts';
import type { Mail, MailHeader } from './mail.ts';
import { bareAddress } from './mail.ts';
import { headerValue, parseRawMessage, type RawMessage } from './parse-raw-message.ts';

const contentSchema = z.looseObject({ Data: z.string() });
const headerSchema = z.looseObject({ Name: z.string(), Value: z.string() });
const attachmentSchema = z.looseObject({
  FileName: z.string(),
  RawContent: z.string(),
  ContentType: z.string().default('application/octet-stream'),
});
const simpleSchema = z.looseObject({
  Subject: contentSchema,
  Body: z.looseObject({ Html: contentSchema.optional(), Text: contentSchema.optional() }),
  Headers: z.array(headerSchema).nullish(),
  Attachments: z.array(attachmentSchema).nullish(),
});
const override = z.enum(['ENABLED', 'DISABLED']);
const sendEmailSchema = z.looseObject({
  FromEmailAddress: z.string().nullish(),
  Destination: z
    .looseObject({
      ToAddresses: z.array(z.string()).nullish(),
      CcAddresses: z.array(z.string()).nullish(),
      BccAddresses: z.array(z.string()).nullish(),
    })
    .nullish(),
  ReplyToAddresses: z.array(z.string()).nullish(),
  ConfigurationSetName: z.string().nullish(),
  ConfigurationOverrides: z
    .looseObject({
      Tracking: z
        .looseObject({ OpenTrackingEnabled: override.nullish(), ClickTrackingEnabled: override.nullish() })
        .nullish(),
    })
    .nullish(),
  EmailTags: z.array(z.looseObject({ Name: z.string(), Value: z.string() })).nullish(),
  Content: z.looseObject({
    Simple: simpleSchema.nullish(),
    Raw: contentSchema.nullish(),
    Template: z.unknown().optional(),
  }),
});

type SendEmailInput = z.infer<typeof sendEmailSchema>;

/** What is asked to be sent: a mail before SES has accepted it. */
export type SendRequest = Omit<Mail, 'messageId' | 'at' | 'links' | 'status'>;

const MOST_RECIPIENTS = 50;
const MOST_HEADERS = 15;
const MOST_BYTES = 40 * 1024 * 1024;

/** Reads and checks a SendEmail call; refuses with BadRequestException what SES refuses. */
export async function parseSendRequest(input: unknown): Promise<SendRequest> {
  const call = parseInput(sendEmailSchema, input, 'BadRequestException');
  const { Raw } = call.Content;
  const raw = Raw ? await parseRawMessage(Buffer.from(Raw.Data, 'base64')) : undefined;
  const request = {
    ...addressesOf(call, raw),
    ...contentOf(call, raw),
    tags: tagsOf(call),
    configurationSet: call.ConfigurationSetName ?? undefined,
    overrides: {
      opens: call.ConfigurationOverrides?.Tracking?.OpenTrackingEnabled ?? undefined,
      clicks: call.ConfigurationOverrides?.Tracking?.ClickTrackingEnabled ?? undefined,
    },
  };
  const from = call.FromEmailAddress ?? headerOf(raw, 'From');
  refuseIf(from === undefined || from === '', 'FromEmailAddress is required.');
  checkAddresses(request, from ?? '');
  checkHeaders(request.headers);
  return { ...request, from: from ?? '' };
}

function addressesOf(
  call: SendEmailInput,
  raw: RawMessage | undefined,
): Pick<SendRequest, 'to' | 'cc' | 'bcc' | 'replyTo'> {
  const listed = (name: string): readonly string[] => headerOf(raw, name)?.split(/,\s*/) ?? [];
  const given = call.Destination;
  return {
    to: given?.ToAddresses ?? listed('To'),
    cc: given?.CcAddresses ?? listed('Cc'),
    bcc: given?.BccAddresses ?? listed('Bcc'),
    replyTo: call.ReplyToAddresses ?? listed('Reply-To'),
  };
}

function contentOf(
  { Content }: SendEmailInput,
  raw: RawMessage | undefined,
): Pick<SendRequest, 'subject' | 'html' | 'text' | 'headers' | 'attachments'> {
  if (raw !== undefined) {
    const { headers, html, text, attachments } = raw;
    return {
      subject: headerValue(headers, 'Subject') ?? '',
      html,
      text,
      attachments,
      headers: headers.filter(isOwnHeader),
    };
  }
  const { Simple } = Content;
  if (!Simple)
    throw new AwsFault(
      'BadRequestException',
      'The local SES sends Simple and Raw content, and this call has neither.',
    );
  refuseIf(
    Simple.Body.Html === undefined && Simple.Body.Text === undefined,
    'The body has neither Html nor Text.',
  );
  const attachments = (Simple.Attachments ?? []).map(({ FileName, ContentType, RawContent }) => ({
    fileName: FileName,
    contentType: ContentType,
    content: Buffer.from(RawContent, 'base64'),
  }));
  const size = attachments.reduce(
    (sum, { content }) => sum + content.length,
    (Simple.Body.Html?.Data.length ?? 0) + (Simple.Body.Text?.Data.length ?? 0),
  );
  refuseIf(size * 1.34 > MOST_BYTES, 'The message is larger than 40 MB.');
  return {
    subject: Simple.Subject.Data,
    html: Simple.Body.Html?.Data,
    text: Simple.Body.Text?.Data,
    attachments,
    headers: (Simple.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
  };
}

const headerOf = (raw: RawMessage | undefined, name: string): string | undefined =>
  raw === undefined ? undefined : headerValue(raw.headers, name);

const ENVELOPE_HEADERS = new Set([
  'from',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]);

function isOwnHeader({ name }: MailHeader): boolean {
  return !ENVELOPE_HEADERS.has(name.toLowerCase());
}

function tagsOf({ EmailTags }: SendEmailInput): Readonly<Record<string, string>> {
  for (const { Name, Value } of EmailTags ?? []) {
    const isValid = [Name, Value].every((text) => /^[A-Za-z0-9_-]{1,256}$/.test(text));
    refuseIf(
      !isValid,
      `Invalid tag ${Name}=${Value}: names and values are 1 to 256 characters of A-Z a-z 0-9 _ -`,
    );
    refuseIf(Name.toLowerCase().startsWith('ses:'), `Invalid tag ${Name}: names must not start with ses:`);
  }
  return Object.fromEntries((EmailTags ?? []).map(({ Name, Value }) => [Name, Value]));
}

function checkAddresses(
  { to, cc, bcc, replyTo }: Pick<SendRequest, 'to' | 'cc' | 'bcc' | 'replyTo'>,
  from: string,
): void {
  const recipients = [...to, ...cc, ...bcc];
  refuseIf(recipients.length === 0, 'Destination has no address.');
  refuseIf(recipients.length > MOST_RECIPIENTS, `Recipient count exceeds ${MOST_RECIPIENTS}.`);
  for (const address of [...recipients, ...replyTo, from]) {
    const bare = bareAddress(address);
    const [local = '', domain = '', ...rest] = bare.split('@');
    refuseIf(
      local === '' || domain === '' || rest.length > 0 || /[\s,;<>]/.test(bare),
      `Illegal address: ${address}`,
    );
    refuseIf(
      !/^[\x21-\x7e]+$/.test(local),
      `Local address contains control or whitespace or non-ASCII: ${address}`,
    );
  }
}

function checkHeaders(headers: readonly MailHeader[]): void {
  refuseIf(
    headers.length > MOST_HEADERS && !headers.some(({ name }) => name.toLowerCase() === 'received'),
    `More than ${MOST_HEADERS} headers.`,
  );
  for (const { name, value } of headers) {
    refuseIf(!/^[\x21-\x39\x3b-\x7e]{1,126}$/.test(name), `Invalid header name: ${name}`);
    refuseIf(
      !/^[\x20-\x7e\t]{1,995}$/.test(value),
      `Invalid header value for ${name}: printable ASCII, at most 995 characters`,
    );
    refuseIf(name.length + value.length > 996, `Header ${name} is longer than 996 characters.`);
  }
}

function refuseIf(isWrong: boolean, message: string): void {
  if (isWrong) throw new AwsFault('BadRequestException', message);
}
