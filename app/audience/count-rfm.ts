import type { segmentRoutes } from '../../contract/audience.ts';
import { rfmBounds, type Purchases } from '../../domain/audience/rfm.ts';
import type { LocalDate } from '../../domain/kernel/local-date.ts';
import type { Account } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { relate } from '../../domain/people/relationship.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { sampleDeals } from '../people/sample-deals.ts';
import { findRfmBounds, keepRfmBounds } from './knowledge-store.ts';

/** Takes the message: the bounds of up to ten thousand companies with deals. Of too few the former ones stay. */
export const takeRfm =
  ({ db, settings, now }: Needs<'db' | 'settings' | 'now'>) =>
  async (): Promise<number> => {
    const purchases = await sampleDeals(db, (deals) => relate(deals));
    await keepFifths(db, purchases, dayOf(now().getTime(), (await settings()).calendar.timeZone));
    return purchases.length;
  };

/** The same of all companies, which one pass comes by. */
export function fifthsOfAll(db: Database, today: LocalDate) {
  const purchases: Purchases[] = [];
  return {
    see: ({ relationship }: Account): void => void purchases.push(relationship),
    end: (): Promise<void> => keepFifths(db, purchases, today),
  };
}

async function keepFifths(db: Database, purchases: readonly Purchases[], on: LocalDate): Promise<void> {
  const bounds = rfmBounds(purchases, on);
  if (bounds !== undefined) await keepRfmBounds(db, bounds);
}

/** The bounds in force. */
export const showRfm =
  ({ db }: Needs<'db'>): Serve<typeof segmentRoutes.showRfm> =>
  async () => {
    const bounds = await findRfmBounds(db);
    return bounds === undefined ? {} : { bounds };
  };
