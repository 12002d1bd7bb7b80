import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { partsOf } from '../audience/parts-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { settingsSettleSeconds } from '../settings/settings-store.ts';

const PEOPLE_A_PART = 20_000;

/**
 * Asks for everybody's interest to be folded anew, once every function has read the settings that were just changed:
 * under the model in force, or as a replay into the one that is being tried.
 */
export async function recomputeAll(
  { db, audienceQueue }: Needs<'db' | 'audienceQueue'>,
  by: 'refold' | 'replay',
): Promise<void> {
  const of = await partsOf(db, PEOPLE_A_PART);
  await audienceQueue.sendAll(
    Array.from({ length: of }, (_, part): AudienceMessage => ({ kind: 'refoldAll', by, part, of })),
    settingsSettleSeconds,
  );
}
