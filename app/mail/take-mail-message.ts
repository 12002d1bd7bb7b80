import { mailMessageSchema, type MailMessage } from '../../domain/mail/mail-message.ts';
import { stopsLane, type Lane } from '../../domain/mail/sending.ts';
import { forgiveLeases } from '../../platform/dynamodb/due-index.ts';
import type { Counts } from '../../platform/observability.ts';
import type { StaffMailRenderers } from '../kernel/staff-mail.ts';
import type { Deps } from './deps.ts';
import { enrolmentKey } from '../sequences/campaign-store.ts';
import { placeKey } from '../sequences/monthly-store.ts';
import { mailKey } from './mail-store.ts';
import { resumeSending, sendingStateReader } from './sending-store.ts';
import { sendMonthly } from './send-monthly.ts';
import { sendOutboxMail } from './send-outbox-mail.ts';
import { sendStep, type StepOutcome } from './send-step.ts';

/** A busy SES is asked again after so many seconds, each customer's mail after its own; one to staff takes the first second with room. */
const busySeconds = (lane: Lane): number => (lane === 'staff' ? 1 : Math.floor(2 + Math.random() * 10));

/** SES took nothing, or has not answered yet: that is no fault of what was due. */
const tookNothing: ReadonlySet<StepOutcome> = new Set(['busy', 'stopped', 'waitsForConfirmation']);

/** What stands in the due index for a message. */
function dueKeyOf(message: MailMessage) {
  switch (message.kind) {
    case 'step':
      return enrolmentKey(message.customerId, message.campaignId);
    case 'monthly':
      return placeKey(message.customerId);
    case 'outbox':
      return mailKey(message.customerId, message.mailId);
    default:
      return message satisfies never;
  }
}

/**
 * Takes one message of a queue of mails: a step of a sequence or a monthly mail that is due, or a mail that stands in the outbox. While
 * sending is stopped nothing is tried and no lease counts: what is due stays due. What SES was too busy for comes again in seconds.
 */
export const takeMailMessage = (deps: Deps, renderers: StaffMailRenderers) => {
  const state = sendingStateReader(deps);
  const monthly = sendMonthly(deps, state.read);
  const step = sendStep(deps, state.read);
  const outbox = sendOutboxMail(deps, renderers);
  const send = (message: MailMessage): Promise<StepOutcome> => {
    switch (message.kind) {
      case 'step':
        return step(message.customerId, message.campaignId);
      case 'monthly':
        return monthly(message.customerId);
      case 'outbox':
        return outbox(message.customerId, message.mailId);
      default:
        return message satisfies never;
    }
  };
  return async (body: unknown): Promise<Counts> => {
    const message = mailMessageSchema.parse(body);
    const lane: Lane = message.kind === 'outbox' ? 'staff' : 'customers';
    if (message.isProbe !== true && stopsLane(await state.read(), lane)) {
      await forgiveLeases(deps.db, dueKeyOf(message));
      return { 'Mail.stopped': 1 };
    }
    const outcome = await send(message);
    // A claim that is given back leaves its mail without leases, but not what it was claimed for.
    if (message.kind !== 'outbox' && tookNothing.has(outcome))
      await forgiveLeases(deps.db, dueKeyOf(message));
    if (outcome === 'busy') {
      const queue = lane === 'customers' ? deps.nurtureQueue : deps.mailQueue;
      await queue.sendAll([message], busySeconds(lane));
    }
    if (outcome === 'stopped') state.forget();
    if (outcome === 'sent' && message.isProbe === true) await resumeSending(deps.db);
    return { [`Mail.${outcome}`]: 1 };
  };
};
