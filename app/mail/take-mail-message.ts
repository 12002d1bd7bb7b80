import { mailMessageSchema, type MailMessage } from '../../domain/mail/mail-message.ts';
import { stopsLane, type Lane } from '../../domain/mail/sending.ts';
import type { Counts } from '../../platform/observability.ts';
import type { StaffMailRenderers } from '../kernel/staff-mail.ts';
import type { Deps } from './deps.ts';
import { forgiveStep } from '../sequences/due-step-store.ts';
import { forgivePlace } from '../sequences/monthly-store.ts';
import { forgiveMail } from './mail-store.ts';
import { resumeSending, sendingStateReader } from './sending-store.ts';
import { sendMonthly } from './send-monthly.ts';
import { sendOutboxMail } from './send-outbox-mail.ts';
import { sendStep, type StepOutcome } from './send-step.ts';

/** A busy SES is asked again after so many seconds, each customer's mail after its own; one to staff takes the first second with room. */
const busySeconds = (lane: Lane): number => (lane === 'staff' ? 1 : Math.floor(2 + Math.random() * 10));

/** SES took nothing, or has not answered yet: that is no fault of what was due. */
const tookNothing: ReadonlySet<StepOutcome> = new Set(['busy', 'stopped', 'waitsForConfirmation']);

/** What was due is no reason that nothing came of it. */
function forgive({ db }: Deps, message: MailMessage): Promise<unknown> {
  switch (message.kind) {
    case 'step':
      return forgiveStep(db, message.customerId, message.campaignId);
    case 'monthly':
      return forgivePlace(db, message.customerId);
    case 'outbox':
      return forgiveMail(db, message.customerId, message.mailId);
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
      await forgive(deps, message);
      return { 'Mail.stopped': 1 };
    }
    const outcome = await send(message);
    // A claim that is given back leaves its mail without leases, but not what it was claimed for.
    if (message.kind !== 'outbox' && tookNothing.has(outcome)) await forgive(deps, message);
    if (outcome === 'busy') {
      const queue = lane === 'customers' ? deps.nurtureQueue : deps.mailQueue;
      await queue.sendAll([message], busySeconds(lane));
    }
    if (outcome === 'stopped') state.forget();
    if (outcome === 'sent' && message.isProbe === true) await resumeSending(deps.db);
    return { [`Mail.${outcome}`]: 1 };
  };
};
