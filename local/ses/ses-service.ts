import { randomUUID } from 'node:crypto';
import type { Agenda } from '../clock/agenda.ts';
import type { StackClock } from '../clock/stack-clock.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import type { EventBuses } from '../events/event-bus.ts';
import type { ConfigurationSet } from './configuration-sets.ts';
import type { Mail, MailStatus } from './mail.ts';
import { recipientsOf } from './mail.ts';
import type { BounceKind, MailOutcome, OutcomeHook } from './outcome.ts';
import { bouncePayload, isSimulator, simulatorOutcome } from './outcome.ts';
import { linksInText, rewriteLinks } from './rewrite-links.ts';
import type { SendRequest } from './send-request.ts';
import type { EmittedType } from './ses-event.ts';
import { sesEvent } from './ses-event.ts';
import { checkStanding, type SesStanding } from './ses-account.ts';
import type { SuppressionList } from './suppression-list.ts';

/** Limits and delays of the local SES; without limits it takes all. */
export interface SesOptions extends SesStanding {
  readonly deliveryDelayMilliseconds?: number;
  /** Recipients per second of the stack's time, on the average of a slice; more is refused with TooManyRequestsException. */
  readonly maximumSendRate?: number;
  readonly maximum24HourSend?: number;
  /** Whether what a mail says is kept, beside its addresses, headers and links; true by default. A long run has no room for it. */
  readonly keepsBodies?: boolean;
}

interface SesParts {
  readonly sets: ReadonlyMap<string, ConfigurationSet>;
  readonly suppression: SuppressionList;
  readonly buses: EventBuses;
  readonly clock: StackClock;
  readonly agenda: Agenda;
  readonly awsUrl: string;
  readonly options: SesOptions;
}

/** The local SES: takes mails, keeps them, and says on the default bus what became of them. */
export interface SesService {
  readonly send: (request: SendRequest) => Mail;
  readonly mails: () => readonly Mail[];
  readonly find: (messageId: string) => Mail | undefined;
  readonly onMail: (listener: (mail: Mail) => void) => void;
  readonly setOutcome: (hook: OutcomeHook) => void;
  readonly emit: (type: EmittedType, mail: Mail, payload: object) => void;
  readonly bounce: (mail: Mail, kind: BounceKind) => void;
  readonly complain: (mail: Mail) => void;
  readonly sentLast24Hours: () => number;
}

const SECOND_MILLISECONDS = 1000;
const DAY_MILLISECONDS = 86_400_000;
const COMPLAINT_DELAY_MILLISECONDS = 60_000;

/** Makes an SES without mails. */
export function createSesService(parts: SesParts): SesService {
  const { sets, suppression, clock, agenda, options } = parts;
  const mails = new Map<string, Mail>();
  const listeners: ((mail: Mail) => void)[] = [];
  const sentAt: number[] = [];
  let hook: OutcomeHook = deliverAll;
  const deliveryDelay = options.deliveryDelayMilliseconds ?? 2000;

  const emit: SesService['emit'] = (type, mail, payload) => {
    const set = sets.get(mail.configurationSet ?? '');
    if (set?.eventTypes.has(type) === true) parts.buses.put(sesEvent(type, mail, set, payload));
  };
  const mark = (mail: Mail, status: MailStatus): void => {
    mails.set(mail.messageId, { ...mail, status });
  };
  const suppress = (mail: Mail, reason: 'BOUNCE' | 'COMPLAINT'): void => {
    for (const address of recipientsOf(mail)) if (!isSimulator(address)) suppression.put(address, reason);
  };
  const nowText = (): string => new Date(clock.now()).toISOString();
  const bounce = (mail: Mail, kind: BounceKind): void => {
    mark(mail, kind === 'suppressed' ? 'suppressed' : 'bounced');
    if (kind === 'permanent') suppress(mail, 'BOUNCE');
    emit('Bounce', mail, bouncePayload(kind, recipientsOf(mail), nowText(), randomUUID()));
  };
  const complain = (mail: Mail): void => {
    mark(mail, 'complained');
    suppress(mail, 'COMPLAINT');
    emit('Complaint', mail, {
      feedbackId: randomUUID(),
      complaintSubType: null,
      complainedRecipients: recipientsOf(mail).map((emailAddress) => ({ emailAddress })),
      timestamp: nowText(),
      userAgent: 'LocalFeedbackLoop/1.0',
      complaintFeedbackType: 'abuse',
      arrivalDate: mail.at.toISOString(),
    });
  };
  const deliver = (mail: Mail, outcome: MailOutcome | 'suppressed'): void => {
    if (outcome === 'bounce-permanent') return bounce(mail, 'permanent');
    if (outcome === 'bounce-transient') return bounce(mail, 'transient');
    if (outcome === 'suppressed') return bounce(mail, 'suppressed');
    if (mails.get(mail.messageId)?.status === 'sent') mark(mail, 'delivered');
    if (outcome === 'drop-events') return;
    emit('Delivery', mail, {
      timestamp: nowText(),
      processingTimeMillis: Math.max(1, clock.now() - mail.at.getTime()),
      recipients: recipientsOf(mail),
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'local.invalid',
    });
    if (outcome === 'complain') agenda.add(clock.now() + COMPLAINT_DELAY_MILLISECONDS, () => complain(mail));
  };
  const outcomeOf = (mail: Mail): MailOutcome | 'suppressed' => {
    const address = recipientsOf(mail)[0] ?? '';
    if (isSuppressed(mail, sets.get(mail.configurationSet ?? ''), suppression)) return 'suppressed';
    return simulatorOutcome(address) ?? hook(address);
  };
  const checkRate = (recipients: number): void => {
    const { maximumSendRate = Infinity, maximum24HourSend = Infinity } = options;
    const now = clock.now();
    while ((sentAt[0] ?? Infinity) <= now - DAY_MILLISECONDS) sentAt.shift();
    if (sentAt.length + recipients > maximum24HourSend)
      throw new AwsFault('TooManyRequestsException', 'Daily message quota exceeded.', 429);
    const window = Math.max(SECOND_MILLISECONDS, clock.sliceMilliseconds);
    const lately = sentAt.length - countUpTo(sentAt, now - window);
    if (lately + recipients > (maximumSendRate * window) / SECOND_MILLISECONDS)
      throw new AwsFault('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
    for (let index = 0; index < recipients; index += 1) sentAt.push(now);
  };
  return {
    send: (request) => {
      const set = request.configurationSet === undefined ? undefined : sets.get(request.configurationSet);
      if (request.configurationSet !== undefined && set === undefined) {
        throw new AwsFault(
          'NotFoundException',
          `Configuration set <${request.configurationSet}> does not exist.`,
          404,
        );
      }
      if (set?.sendingEnabled === false)
        throw new AwsFault('SendingPausedException', `Sending paused for configuration set ${set.name}.`);
      checkStanding(options, request.from, recipientsOf(request));
      checkRate(recipientsOf(request).length);
      const accepted = acceptMail(request, set, clock.now(), parts.awsUrl);
      const mail =
        options.keepsBodies === false
          ? { ...accepted, html: undefined, text: undefined, attachments: [] }
          : accepted;
      const outcome = outcomeOf(mail);
      mails.set(mail.messageId, mail);
      if (outcome !== 'drop-events') emit('Send', mail, {});
      agenda.add(clock.now() + deliveryDelay, () => deliver(mail, outcome));
      for (const listener of listeners) listener(mail);
      return mail;
    },
    mails: () => [...mails.values()],
    find: (messageId) => mails.get(messageId),
    onMail: (listener) => listeners.push(listener),
    setOutcome: (next) => {
      hook = next;
    },
    emit,
    bounce,
    complain,
    sentLast24Hours: () => sentAt.length - countUpTo(sentAt, clock.now() - DAY_MILLISECONDS),
  };
}

function deliverAll(): MailOutcome {
  return 'deliver';
}

function isSuppressed(mail: Mail, set: ConfigurationSet | undefined, suppression: SuppressionList): boolean {
  const reasons = set?.suppressedReasons ?? ['BOUNCE', 'COMPLAINT'];
  return recipientsOf(mail).some((address) => {
    const listed = suppression.get(address);
    return listed !== undefined && reasons.includes(listed.reason);
  });
}

/** How many of the ascending instants are not after `limit`. */
function countUpTo(instants: readonly number[], limit: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function acceptMail(
  request: SendRequest,
  set: ConfigurationSet | undefined,
  now: number,
  awsUrl: string,
): Mail {
  const messageId = `0106${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
  const rewritten =
    request.html === undefined
      ? { html: undefined, links: linksInText(request.text ?? '') }
      : rewriteLinks(request.html, {
          tracksClicks: request.overrides?.clicks !== 'DISABLED' && (set?.eventTypes.has('Click') ?? false),
          tracksOpens: request.overrides?.opens !== 'DISABLED' && (set?.eventTypes.has('Open') ?? false),
          clickUrl: (index) => `${awsUrl}/_ses/click/${messageId}/${index}`,
          openUrl: `${awsUrl}/_ses/open/${messageId}.gif`,
        });
  return {
    ...request,
    messageId,
    at: new Date(now),
    html: rewritten.html,
    links: rewritten.links,
    status: 'sent',
  };
}
