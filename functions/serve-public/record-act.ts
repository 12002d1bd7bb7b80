import type { Queue } from '../shared/adapters/queue.ts';
import type { EngagementMessage } from '../shared/contract/engagement-messages.ts';
import type { Act } from '../shared/domain/engagement.ts';

/** Hands an act to the writer of interest. The page answers without waiting for the score. */
export async function recordAct(queue: Queue, act: Act): Promise<void> {
  const message: EngagementMessage = { kind: 'act', act };
  await queue.send(message);
}
