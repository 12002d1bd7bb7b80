import { scanSegments } from '../shared/adapters/dynamodb/audience-store.ts';
import { settingsSettleSeconds } from '../shared/adapters/dynamodb/settings-store.ts';
import type { Queue } from '../shared/adapters/queue.ts';
import type { AudienceMessage } from '../shared/contract/engagement-messages.ts';

/**
 * Asks for everybody's interest to be folded anew, once every function has read the settings that were just changed:
 * under the model in force, or as a replay into the one that is being tried.
 */
export const refoldAll = (audienceQueue: Queue, by: 'refold' | 'replay'): Promise<void> =>
  audienceQueue.sendAll(
    Array.from({ length: scanSegments }, (_, part): AudienceMessage => ({ kind: 'refoldAll', by, part })),
    settingsSettleSeconds,
  );
