import { scanSegments } from '../audience/audience-store.ts';
import { settingsSettleSeconds } from '../settings/settings-store.ts';
import type { Queue } from '../../platform/queue.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';

/**
 * Asks for everybody's interest to be folded anew, once every function has read the settings that were just changed:
 * under the model in force, or as a replay into the one that is being tried.
 */
export const recomputeAll = (audienceQueue: Queue, by: 'refold' | 'replay'): Promise<void> =>
  audienceQueue.sendAll(
    Array.from({ length: scanSegments }, (_, part): AudienceMessage => ({ kind: 'refoldAll', by, part })),
    settingsSettleSeconds,
  );
