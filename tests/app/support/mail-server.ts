import type { FaultHook } from '../../../local/aws/aws-fault.ts';
import type { Agenda } from '../../../local/clock/agenda.ts';
import * as z from 'zod';
import type { StackClock } from '../../../local/clock/stack-clock.ts';
import type { BusEvent } from '../../../local/events/event-bus.ts';
import { SES_EVENT_TYPES } from '../../../local/ses/event-types.ts';
import { createMailbox, type Mailbox } from '../../../local/ses/mailbox.ts';
import { createSesService } from '../../../local/ses/ses-service.ts';
import { createSuppressionList } from '../../../local/ses/suppression-list.ts';
import type { SendingAccount } from '../../../domain/kernel/sending-account.ts';
import type { SendingSetup } from '../../../domain/kernel/sending-setup.ts';
import { accountAnswer, identityAnswer } from '../../../local/ses/ses-account.ts';
import { identityFrom } from '../../../platform/ses-setup.ts';
import { AwsFault } from '../../../local/aws/aws-fault.ts';
import type { SesOptions } from '../../../local/ses/ses-service.ts';
import { accountFrom, outcomeOf, type MailSender } from '../../../platform/ses.ts';
import type { SuppressionList } from '../../../platform/suppression-list.ts';
import { struckBy } from './faults-in-process.ts';

interface MailServerParts {
  readonly clock: StackClock;
  readonly agenda: Agenda;
  readonly url: string;
  readonly strike: FaultHook;
  readonly limits: SesOptions;
  /** Told what was asked of AWS, and of which resource. */
  readonly uses: (action: string, on: string) => void;
  /** Takes what SES says of a mail. */
  readonly onEvent: (event: BusEvent) => void;
}

/** The names of the two configuration sets: customers' mails are tracked, staff mails are not. */
export const [customerSet, staffSet] = ['customers', 'staff'];

/** The local SES without its wire. A call that fails leaves it unknown whether the mail was taken. */
export function createMailServer({ clock, agenda, url, strike, limits, uses, onEvent }: MailServerParts): {
  readonly mailbox: Mailbox;
  readonly sender: MailSender;
  readonly suppressionList: SuppressionList;
  readonly sendingAccount: () => Promise<SendingAccount>;
  readonly sendingSetup: SendingSetup;
} {
  const sets = new Map([
    [customerSet, configurationSet(customerSet, true)],
    [staffSet, configurationSet(staffSet, false)],
  ]);
  const suppression = createSuppressionList(clock.now);
  const ses = createSesService({
    sets,
    suppression,
    buses: {
      exists: () => true,
      put: (event) => {
        onEvent(event);
        return '';
      },
    },
    clock,
    agenda,
    awsUrl: url,
    options: limits,
  });
  const send: MailSender['send'] = async ({ to, replyTo, headers, attachments = [], isTracked, ...mail }) => {
    const call = { service: 'sesv2', operation: 'SendEmail', body: { to, tags: mail.tags } } as const;
    try {
      struckBy(strike, { ...call, phase: 'before' });
      const { messageId } = ses.send({
        ...mail,
        to: [to],
        cc: [],
        bcc: [],
        replyTo: replyTo === undefined ? [] : [replyTo],
        ...(isTracked === false ? { overrides: { opens: 'DISABLED', clicks: 'DISABLED' } } : {}),
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        attachments: attachments.map((each) => ({ ...each, content: Buffer.from(each.content) })),
      });
      struckBy(strike, { ...call, phase: 'after' });
      return { kind: 'sent', messageId };
    } catch (error) {
      if (error instanceof AwsFault) return outcomeOf(error.type, error.message, error.status, mail.from);
      const status = statusOf(error);
      return error instanceof Error && status !== undefined
        ? outcomeOf(error.name, error.message, status, mail.from)
        : { kind: 'unknown', because: String(error) };
    }
  };
  const sendingAccount = async (): Promise<SendingAccount> => {
    struckBy(strike, { service: 'sesv2', operation: 'GetAccount', body: {}, phase: 'before' });
    return accountFrom({
      ...accountAnswer(limits),
      SendQuota: {
        MaxSendRate: limits.maximumSendRate ?? 14,
        Max24HourSend: limits.maximum24HourSend ?? 50_000,
        SentLast24Hours: ses.sentLast24Hours(),
      },
      SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  };
  const sendingSetup: SendingSetup = {
    region: () => Promise.resolve('ap-northeast-1'),
    account: async () => ({ kind: 'told', it: await sendingAccount() }),
    identity: (name) => {
      const found = identityAnswer(limits, name);
      return Promise.resolve(
        found === undefined ? { kind: 'absent' } : { kind: 'told', it: identityFrom(name, found) },
      );
    },
    tenant: () => Promise.resolve({ kind: 'absent' }),
    configurationSet: (name) =>
      Promise.resolve(sets.has(name) ? { kind: 'told', it: { isEnabled: true } } : { kind: 'absent' }),
  };
  const suppressionList: SuppressionList = {
    free: (email) => {
      uses('ses:GetSuppressedDestination', '*');
      if (suppression.get(email)?.reason === 'COMPLAINT') return Promise.resolve('complained');
      uses('ses:DeleteSuppressedDestination', '*');
      suppression.remove(email);
      return Promise.resolve('free');
    },
  };
  const mailbox = createMailbox(ses, clock.now);
  return { mailbox, sender: { send }, suppressionList, sendingAccount, sendingSetup };
}

/** The HTTP status of an error as the SDK throws it. */
const statusOf = (error: unknown): number | undefined =>
  statusSchema.safeParse(error).data?.$metadata.httpStatusCode;
const statusSchema = z.object({ $metadata: z.object({ httpStatusCode: z.number() }) });

const configurationSet = (name: string, isTracked: boolean) => ({
  name,
  arn: name,
  eventTypes: new Set(SES_EVENT_TYPES.filter((type) => isTracked || (type !== 'Open' && type !== 'Click'))),
  suppressedReasons: undefined,
  sendingEnabled: true,
});
