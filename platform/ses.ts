import {
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
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
  /** Customers' mails are tracked, staff mails are not. */
  readonly configurationSet: string;
}

/**
 * What became of a call. `refused`: SES will not take this mail, ever. `busy`: it took nothing, worth another try.
 * `unknown`: nobody can tell whether it was taken; it must not be sent again without proof.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'busy'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

export interface MailSender {
  readonly send: (mail: ReadyMail) => Promise<SendOutcome>;
}

/** The production sender. One attempt: a blind second try could send twice (docs/rules.md#ses-has-no-idempotency). */
export function openMailSender(): MailSender {
  const client = new SESv2Client({ maxAttempts: 1 });
  return {
    send: async (mail) => {
      try {
        const { MessageId } = await client.send(new SendEmailCommand(requestOf(mail)));
        return MessageId === undefined
          ? { kind: 'unknown', because: 'SES gave no message id' }
          : { kind: 'sent', messageId: MessageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

const requestOf = (mail: ReadyMail): SendEmailCommandInput => ({
  FromEmailAddress: mail.from,
  Destination: { ToAddresses: [mail.to] },
  ...(mail.replyTo === undefined ? {} : { ReplyToAddresses: [mail.replyTo] }),
  ConfigurationSetName: mail.configurationSet,
  EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
  Content: {
    Simple: {
      Subject: { Data: mail.subject, Charset: 'UTF-8' },
      Body: { Html: { Data: mail.html, Charset: 'UTF-8' }, Text: { Data: mail.text, Charset: 'UTF-8' } },
      Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
    },
  },
});

const WORTH_ANOTHER_TRY = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'SendingPausedException',
  'ThrottlingException',
]);

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof SESv2ServiceException))
    return { kind: 'unknown', because: error instanceof Error ? error.name : 'no answer' };
  if (WORTH_ANOTHER_TRY.has(error.name)) return { kind: 'busy', because: error.name };
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status >= 500) return { kind: 'unknown', because: error.name };
  return status === 429 ? { kind: 'busy', because: error.name } : { kind: 'refused', because: error.name };
}
