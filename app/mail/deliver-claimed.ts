import { releaseClaim } from './mail-store.ts';
import { stopSending } from './sending-store.ts';
import { settleMail, type KnownStep } from './settle-mail.ts';
import type { ReadyMail } from '../../platform/ses.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import type { Deps } from './deps.ts';

/**
 * Hands a claimed mail to SES once. A clear answer settles it; a clear "not now" gives the claim back, and where SES takes
 * no mail of ours at all, nothing is used up and sending stops; no clear answer leaves it claimed, for SES's own events to
 * confirm, because a second try could send it twice.
 */
export async function deliverClaimed(
  deps: Deps,
  claimed: OutboxMail,
  ready: ReadyMail,
  step?: KnownStep,
): Promise<'sent' | 'refused' | 'busy' | 'stopped' | 'unknown'> {
  const outcome = await deps.sender.send(ready);
  const at = deps.now().toISOString();
  switch (outcome.kind) {
    case 'sent':
      await settleMail(
        deps,
        claimed.customerId,
        claimed.id,
        { to: 'sent', at, messageId: outcome.messageId },
        claimed,
        step,
      );
      return 'sent';
    case 'refused':
      await settleMail(
        deps,
        claimed.customerId,
        claimed.id,
        { to: 'rejected', at, because: outcome.because },
        claimed,
        step,
      );
      return 'refused';
    case 'busy':
      await releaseClaim(deps.db, claimed, deps.now().getTime() + 60_000);
      return 'busy';
    case 'stopped':
      await releaseClaim(deps.db, claimed, deps.now().getTime() + 60_000);
      await stopSending(deps.db, outcome.reason, outcome.because, at);
      return 'stopped';
    case 'unknown':
      return 'unknown';
    default:
      return outcome satisfies never;
  }
}
