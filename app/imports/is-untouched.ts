import { parseStanding } from '../../domain/people/standing.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { isInterestItem, parseInterest } from '../interest/interest-store.ts';
import { findCustomerItems, profileSk, standingSk } from '../people/customer-store.ts';

/** Whether there is nothing of a customer but what an import leaves of somebody with whom nothing happened. */
export async function isUntouched(db: Database, customerId: string): Promise<boolean> {
  const items = await findCustomerItems(db, customerId);
  return items.every((item) => {
    if (item['sk'] === profileSk) return true;
    if (isInterestItem(item)) return parseInterest(item).heat === null;
    if (item['sk'] !== standingSk) return false;
    const { causes, status, callAttempts, lastTwoWayOn, bant } = parseStanding(item);
    return (
      causes.length + callAttempts.length === 0 &&
      status === 'dormant' &&
      lastTwoWayOn === undefined &&
      bant === undefined
    );
  });
}
