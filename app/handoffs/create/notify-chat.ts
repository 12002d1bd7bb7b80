import type { Counts } from '../../../platform/observability.ts';
import { factOfEvent } from '../../kernel/read-facts.ts';
import type { Needs } from '../../kernel/deps.ts';
import { formatMoment } from '../../../contract/format.ts';
import { renderChatNotice } from '../../../templates/chat/chat-notice.ts';
import { whyShort } from '../../../templates/mails/handoff-words.ts';
import { postToChat } from '../../../platform/chat-webhook.ts';
import { giveBackChatNotice, takeChatNotice } from './chat-mark-store.ts';
import { findAccount } from '../../people/account-store.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findHandoffOf } from '../handoff-store.ts';
import { findEngagements } from '../../timeline/timeline-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { whyNow } from './handoff-view.ts';
import { familyName } from '../../../domain/people/names.ts';

type Deps = Needs<'db' | 'settings' | 'webhookSecrets' | 'now'>;

/** The chat took nothing: the notice was given back, and the queue brings the message again later. */
export class ChatError extends Error {
  constructor(because: string) {
    super(`the chat took no notice: ${because}`);
    this.name = 'ChatError';
  }
}

/**
 * Tells a new handoff in the chat, once. It is taken before it is posted: were this to die in between, the chat misses one
 * notice, which the owner has by mail; it is never told twice.
 */
export const notifyChat =
  (deps: Deps) =>
  async (event: unknown): Promise<Counts> => {
    const fact = factOfEvent(event);
    return fact.kind === 'handoffCreated'
      ? { [`Chat.${await tell(deps, fact.customerId, fact.handoffId)}`]: 1 }
      : {};
  };

async function tell(
  deps: Deps,
  customerId: string,
  handoffId: string,
): Promise<'told' | 'off' | 'gone' | 'toldBefore'> {
  const { db, now } = deps;
  const settings = await deps.settings();
  const { kind } = settings.chat;
  if (kind === 'off') return 'off';
  const handoff = await findHandoffOf(db, customerId, handoffId);
  if (handoff === undefined || handoff.state === 'withdrawn') return 'gone';
  const webhook = (await deps.webhookSecrets()).chat;
  if (webhook === '') throw new ChatError('its webhook is not in the secret (docs/webhooks.md)');
  const notice = renderChatNotice(await noticeOf(deps, handoff, settings), kind);
  if (!(await takeChatNotice(db, handoffId, now().toISOString()))) return 'toldBefore';
  const outcome = await postToChat(webhook, notice);
  if (outcome.kind === 'posted') return 'told';
  await giveBackChatNotice(db, handoffId);
  throw new ChatError(outcome.because);
}

async function noticeOf({ db }: Deps, handoff: Handoff, { locale, calendar }: Settings) {
  const [customer, account, owners, engagements] = await Promise.all([
    findCustomer(db, handoff.customerId),
    findAccount(db, handoff.accountId),
    listOwners(db),
    findEngagements(db, handoff.customerId),
  ]);
  const human = engagements.filter(({ verdict }) => verdict.is !== 'machine');
  const zone = calendar.timeZone;
  return {
    locale,
    rank: handoff.rank,
    accountName: account?.name ?? '',
    lastName: customer?.lastName ?? familyName(customer?.fullName ?? ''),
    why: whyShort(whyNow(human, handoff.interestAtHandoff, zone, locale), locale),
    ownerName: owners.find(({ id }) => id === handoff.ownerId)?.name ?? '',
    dueAt: handoff.rank === 'C' ? '' : formatMoment(Date.parse(handoff.firstContactDueAt), zone, locale),
    code: handoff.code,
  };
}
