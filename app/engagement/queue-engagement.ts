import type { Queue } from '../../platform/queue.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { RawEngagement } from '../../domain/engagement/engagement.ts';

/** Hands an act to the writer of interest. The page answers without waiting for the score. */
export async function queueEngagement(queue: Queue, act: RawEngagement): Promise<void> {
  const message: EngagementMessage = { kind: 'act', act };
  await queue.send(message);
}
