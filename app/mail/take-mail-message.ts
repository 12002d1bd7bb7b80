import { mailMessageSchema } from '../../domain/mail/mail-message.ts';
import type { Counts } from '../../platform/observability.ts';
import type { StaffMailRenderers } from '../kernel/staff-mail.ts';
import type { Deps } from './deps.ts';
import { sendOutboxMail } from './send-outbox-mail.ts';
import { sendStep } from './send-step.ts';

/** Takes one message of the mail queue: a step of a sequence that is due, or a mail that stands in the outbox. */
export const takeMailMessage = (deps: Deps, renderers: StaffMailRenderers) => {
  const step = sendStep(deps);
  const outbox = sendOutboxMail(deps, renderers);
  return async (body: unknown): Promise<Counts> => {
    const message = mailMessageSchema.parse(body);
    const outcome =
      message.kind === 'step'
        ? await step(message.customerId, message.campaignId)
        : await outbox(message.customerId, message.mailId);
    return { [`Mail.${outcome}`]: 1 };
  };
};
