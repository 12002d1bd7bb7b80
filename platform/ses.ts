import { sesWireOfEnvironment, type SesAnswer } from './ses-wire.ts';
import { withoutLog } from './without-log.ts';
import type { SendingAccount, StopReason } from '../domain/kernel/sending-account.ts';
import {
  GetAccountCommand,
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
  type GetAccountCommandOutput,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';

/** A rendered mail to one person. Tags come back with every event: ids only, never addresses. */
export interface ReadyMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  }[];
  /** Customers' mails are tracked, staff mails are not. */
  readonly configurationSet: string;
  /** False: opens and clicks of this mail are not counted, whatever its configuration set says. */
  readonly isTracked?: boolean;
}

/**
 * What became of a call. `refused`: SES will not take this mail, ever. `busy`: it took nothing, worth another try in some
 * seconds. `stopped`: it takes no mail of the account, whatever the mail says. `unknown`: nobody can tell whether it was
 * taken; it must not be sent again without proof.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'busy'; readonly because: string }
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

export interface MailSender {
  readonly send: (mail: ReadyMail) => Promise<SendOutcome>;
}

/**
 * The production sender. One attempt: a blind second try could send twice (docs/rules.md#ses-has-no-idempotency). Mails go
 * without the SDK (docs/adr/16); one that SES refuses for who asks was not taken, and the SDK asks again.
 * @param tenant of SES that every mail is sent as; empty: none
 * @param env where the region and the credentials stand; none there: all goes by the SDK
 */
export function openMailSender(tenant = '', env = process.env): MailSender {
  const client = withoutLog(new SESv2Client({ maxAttempts: 1 }));
  const wire = sesWireOfEnvironment(env);
  return {
    send: async (mail) => {
      const input = requestOf(mail, tenant);
      const outcome = wire === undefined ? undefined : await outcomeOfCall(() => wire(input), mail);
      return outcome === undefined || isAboutWhoAsks(outcome)
        ? outcomeOfCall(() => sendBySdk(client, input), mail)
        : outcome;
    },
  };
}

const isAboutWhoAsks = (outcome: SendOutcome): boolean =>
  outcome.kind === 'stopped' && outcome.reason === 'accessDenied';

async function outcomeOfCall(call: () => Promise<SesAnswer>, { from }: ReadyMail): Promise<SendOutcome> {
  try {
    const answer = await call();
    if ('name' in answer) return outcomeOf(answer.name, answer.message, answer.status, from);
    return answer.messageId === undefined
      ? { kind: 'unknown', because: 'SES gave no message id' }
      : { kind: 'sent', messageId: answer.messageId };
  } catch (error) {
    return notAnswered(error);
  }
}

async function sendBySdk(client: SESv2Client, input: SendEmailCommandInput): Promise<SesAnswer> {
  try {
    return { messageId: (await client.send(new SendEmailCommand(input))).MessageId };
  } catch (error) {
    if (!(error instanceof SESv2ServiceException)) throw error;
    return { name: error.name, message: error.message, status: error.$metadata.httpStatusCode ?? 0 };
  }
}

const untracked = {
  ConfigurationOverrides: {
    Tracking: { OpenTrackingEnabled: 'DISABLED', ClickTrackingEnabled: 'DISABLED' },
  },
} as const;

const requestOf = (mail: ReadyMail, tenant: string): SendEmailCommandInput => ({
  ...(tenant === '' ? {} : { TenantName: tenant }),
  FromEmailAddress: mail.from,
  Destination: { ToAddresses: [mail.to] },
  ...(mail.replyTo === undefined ? {} : { ReplyToAddresses: [mail.replyTo] }),
  ConfigurationSetName: mail.configurationSet,
  ...(mail.isTracked === false ? untracked : {}),
  EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
  Content: {
    Simple: {
      Subject: { Data: mail.subject, Charset: 'UTF-8' },
      Body: { Html: { Data: mail.html, Charset: 'UTF-8' }, Text: { Data: mail.text, Charset: 'UTF-8' } },
      Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
      ...(mail.attachments === undefined
        ? {}
        : {
            Attachments: mail.attachments.map(({ fileName, contentType, content }) => ({
              FileName: fileName,
              ContentType: contentType,
              ContentDisposition: 'ATTACHMENT' as const,
              RawContent: content,
            })),
          }),
    },
  },
});

const throttled: readonly string[] = [
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'ConflictException',
];
const forMail: readonly string[] = ['BadRequestException', 'MessageRejected'];
const forAccount: Readonly<Record<string, StopReason>> = {
  SendingPausedException: 'paused',
  AccountSuspendedException: 'suspended',
  MailFromDomainNotVerifiedException: 'unverifiedSender',
  NotFoundException: 'missingConfigurationSet',
  LimitExceededException: 'dailyQuota',
};

/**
 * Which of the classes an error of SES belongs to (docs/rules.md#ses-errors-of-the-mail-the-account-the-moment).
 * @param from the From header: an unverified identity may be the sender's, or the receiver's in the sandbox
 */
export function outcomeOf(name: string, message: string, status: number, from: string): SendOutcome {
  if (throttled.includes(name))
    return /daily|24.hour/i.test(message)
      ? { kind: 'stopped', reason: 'dailyQuota', because: name }
      : { kind: 'busy', because: name };
  const reason = forAccount[name];
  if (reason !== undefined) return { kind: 'stopped', reason, because: name };
  if (name === 'MessageRejected' && /not verified/i.test(message))
    return {
      kind: 'stopped',
      reason: namesSender(message, from) ? 'unverifiedSender' : 'sandbox',
      because: name,
    };
  // A tenant that is paused, or lacks what it sends by, is no mail's fault.
  if (forMail.includes(name) && /\btenant\b/i.test(message))
    return { kind: 'stopped', reason: 'paused', because: name };
  if (forMail.includes(name)) return { kind: 'refused', because: name };
  if (status >= 500) return { kind: 'unknown', because: name };
  // What is left is about who asks: permissions, keys, tokens, clocks. No mail is to blame.
  return { kind: 'stopped', reason: 'accessDenied', because: name };
}

/** "... The following identities failed the check in region AP-NORTHEAST-1: a@example.jp" */
function namesSender(message: string, from: string): boolean {
  const address = (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).toLowerCase();
  return message.toLowerCase().includes(address);
}

const neverSent: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'];

/** No answer of SES: where nothing can have reached it, the mail is as it was. */
function notAnswered(error: unknown): SendOutcome {
  if (!(error instanceof Error)) return { kind: 'unknown', because: 'no answer' };
  const code: unknown = 'code' in error ? error.code : undefined;
  const isUnsent = [error.name, code].some((each) => typeof each === 'string' && neverSent.includes(each));
  return { kind: isUnsent ? 'busy' : 'unknown', because: error.name };
}

/** Asks SES how the account stands. */
export function openSendingAccount(): () => Promise<SendingAccount> {
  const client = new SESv2Client({});
  return async () => accountFrom(await client.send(new GetAccountCommand({})));
}

/** What GetAccount answers, as the product speaks of it. */
export function accountFrom({
  SendQuota,
  SendingEnabled,
  ProductionAccessEnabled,
  EnforcementStatus = 'HEALTHY',
  SuppressionAttributes,
}: Omit<GetAccountCommandOutput, '$metadata'>): SendingAccount {
  const daily = SendQuota?.Max24HourSend ?? -1;
  return {
    maxPerSecond: SendQuota?.MaxSendRate ?? 1,
    maxPerDay: daily < 0 ? Infinity : daily,
    sentToday: SendQuota?.SentLast24Hours ?? 0,
    isEnabled: SendingEnabled !== false && EnforcementStatus !== 'SHUTDOWN',
    isProduction: ProductionAccessEnabled !== false,
    enforcement: EnforcementStatus,
    suppresses: SuppressionAttributes?.SuppressedReasons ?? [],
  };
}
