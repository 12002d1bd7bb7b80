import { addRecipient, findSourcesOf, markTold, type SourceRecipients } from './source-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { EarlyClick } from '../../domain/engagement/judge-timeline.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Deps } from './deps.ts';

/** What the sources of some clicks tell, and which of them are still to be counted for this customer. */
export interface SeenSources {
  /** Ids of the clicks whose source serves too many recipients to be a person or an office. */
  readonly crowded: ReadonlySet<string>;
  /** Hashes of sources to count after the acts are stored. */
  readonly toCount: readonly string[];
}

/** Looks up the sources of early clicks; most acts are none, and cost nothing here. */
export async function seeSources(
  { db, keyring }: Deps,
  customerId: string,
  clicks: readonly EarlyClick[],
  { verdictRules }: Settings,
): Promise<SeenSources> {
  const sources = await findSourcesOf(db, keyring, clicks);
  const isTelling = ({ recipients }: SourceRecipients): boolean =>
    recipients.size >= verdictRules.source.recipients;
  const uncounted = [...sources.values()].filter((each) =>
    isTelling(each) ? each.toldAt === undefined : !each.recipients.has(customerId),
  );
  return {
    crowded: new Set([...sources].filter(([, source]) => isTelling(source)).map(([id]) => id)),
    toCount: [...new Set(uncounted.map(({ hash }) => hash))],
  };
}

/**
 * Counts this customer for the sources, after the acts are stored: whoever makes the count telling finds the acts of
 * everybody before him, and queues them to be judged again. Counting twice is counting once; a crash in between is made
 * good by the next delivery of the message, or by the next recipient.
 */
export async function countSources(
  { db, settings, engagementQueue, now }: Deps,
  customerId: string,
  hashes: readonly string[],
): Promise<void> {
  const { verdictRules } = await settings();
  for (const hash of hashes) {
    const source = await addRecipient(db, hash, customerId);
    if (source !== 'full' && source.recipients.size < verdictRules.source.recipients) continue;
    const isFirst = source !== 'full' && source.toldAt === undefined;
    const concerned = isFirst ? [...source.recipients] : [customerId];
    await engagementQueue.sendAll(
      concerned.map((id): EngagementMessage => ({ kind: 'rejudge', customerId: id })),
    );
    if (isFirst) await markTold(db, hash, now().toISOString());
  }
}
