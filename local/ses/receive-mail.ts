import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Buckets } from '../s3/buckets.ts';
import type { StackTemplate } from '../template/read-template.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { Mail } from './mail.ts';
import { bareAddress, recipientsOf } from './mail.ts';

const ruleSchema = z.looseObject({
  Rule: z.looseObject({
    Enabled: z.boolean().default(true),
    Recipients: z.array(z.string()).default([]),
    Actions: z
      .array(
        z.looseObject({
          S3Action: z.looseObject({ BucketName: z.string(), ObjectKeyPrefix: z.string().default('') }),
        }),
      )
      .default([]),
  }),
});

/** What somebody answers to a mail of the mailbox. */
export interface Reply {
  readonly text: string;
  readonly from?: string | undefined;
  readonly subject?: string | undefined;
  /** More headers, such as `Auto-Submitted`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Mail that comes in: the receipt rules of the template put it into their buckets. */
export interface MailReception {
  /** Whether a rule takes mail to this address. */
  readonly takes: (address: string) => boolean;
  /** Delivers a raw message to an address; answers how many buckets it went to. */
  readonly deliver: (address: string, raw: string | Buffer) => number;
  /** Writes and delivers a reply to a mail's Reply-To; answers how many buckets it went to, 0 when no rule takes it. */
  readonly reply: (mail: Mail, reply: Reply) => number;
}

/** Reads the receipt rules. */
export function createReception(
  template: StackTemplate,
  resolve: Resolve,
  buckets: Buckets,
  now: () => number,
): MailReception {
  const rules = template
    .ofType('AWS::SES::ReceiptRule')
    .map((resource) => ruleSchema.parse(resolve(resource.properties)).Rule)
    .filter(({ Enabled }) => Enabled);
  const rulesFor = (address: string) =>
    rules.filter(({ Recipients }) => Recipients.length === 0 || Recipients.some((one) => isTo(address, one)));
  const deliver: MailReception['deliver'] = (address, raw) => {
    const actions = rulesFor(address).flatMap(({ Actions }) => Actions);
    for (const { S3Action } of actions)
      buckets.put(
        S3Action.BucketName,
        `${S3Action.ObjectKeyPrefix}${randomBytes(20).toString('hex')}`,
        Buffer.isBuffer(raw) ? raw : Buffer.from(raw),
      );
    return actions.length;
  };
  return {
    takes: (address) => rulesFor(address).length > 0,
    deliver,
    reply: (mail, reply) => {
      return deliver(replyAddressOf(mail), rawReply(mail, reply, now()));
    },
  };
}

/** A rule names an address, a domain, or with a dot before it everything below a domain. */
function isTo(address: string, recipient: string): boolean {
  const [given, wanted] = [address.toLowerCase(), recipient.toLowerCase()];
  if (wanted.includes('@')) return given === wanted;
  const domain = given.split('@')[1] ?? '';
  return wanted.startsWith('.') ? domain.endsWith(wanted) : domain === wanted;
}

const domainOf = (address: string): string => bareAddress(address).split('@')[1] ?? '';

const replyAddressOf = (mail: Mail): string => bareAddress(mail.replyTo[0] ?? mail.from);

/** The reply as a mail program writes it, below the header that SES puts before it. */
export function rawReply(mail: Mail, reply: Reply, now: number): string {
  const to = replyAddressOf(mail);
  const date = new Date(now).toUTCString().replace('GMT', '+0000');
  const from = reply.from ?? recipientsOf(mail)[0] ?? 'somebody@customer.example';
  const answered = `<${mail.messageId}@ap-northeast-1.amazonses.com>`;
  const quoted = (mail.text ?? '')
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\n');
  const lines = [
    `Return-Path: <${from}>`,
    `Received: from mail.customer.example (mail.customer.example [198.51.100.7]) by inbound-smtp.ap-northeast-1.amazonaws.com with SMTP id ${randomBytes(10).toString('hex')} for ${to}; ${date}`,
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    ...(reply.headers?.['Authentication-Results'] === undefined
      ? [
          `Authentication-Results: amazonses.com; spf=pass (spfCheck: domain of ${domainOf(from)} designates 198.51.100.7 as permitted sender) client-ip=198.51.100.7; envelope-from=${from}; helo=mail.customer.example; dkim=pass header.i=@${domainOf(from)}; dmarc=pass header.from=${domainOf(from)};`,
        ]
      : []),
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${Buffer.from(reply.subject ?? `Re: ${mail.subject}`).toString('base64')}?=`,
    `Date: ${date}`,
    `Message-ID: <${randomBytes(12).toString('hex')}@customer.example>`,
    `In-Reply-To: ${answered}`,
    `References: ${answered}`,
    ...Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`${reply.text}\n\n${date} ${bareAddress(mail.from)} wrote:\n${quoted}\n`)
      .toString('base64')
      .replaceAll(/.{76}/g, '$&\r\n'),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
