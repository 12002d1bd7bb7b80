import type { segmentRoutes } from '../../contract/audience.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { rfmBounds } from '../../domain/audience/rfm.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { relate } from '../../domain/people/relationship.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { sampleDeals } from '../people/sample-deals.ts';
import { findRfmBounds, keepRfmBounds, wereFew } from './knowledge-store.ts';

/** By night: has the bounds of the fifths counted anew. */
export const spreadRfm =
  ({ audienceQueue }: Needs<'audienceQueue'>) =>
  async (): Promise<Counts> => {
    await audienceQueue.sendAll([{ kind: 'rfm' } satisfies AudienceMessage]);
    return {};
  };

/** Takes the message: the bounds of up to ten thousand companies with deals. Of too few the former ones stay. */
export const takeRfm =
  ({ db, settings, now }: Needs<'db' | 'settings' | 'now'>) =>
  async (): Promise<number> => {
    const { timeZone } = (await settings()).calendar;
    const purchases = await sampleDeals(db, (deals) => relate(deals), await wereFew(db));
    const bounds = rfmBounds(purchases, dayOf(now().getTime(), timeZone));
    if (bounds !== undefined) await keepRfmBounds(db, bounds);
    return purchases.length;
  };

/** The bounds in force. */
export const showRfm =
  ({ db }: Needs<'db'>): Serve<typeof segmentRoutes.showRfm> =>
  async () => {
    const bounds = await findRfmBounds(db);
    return bounds === undefined ? {} : { bounds };
  };
