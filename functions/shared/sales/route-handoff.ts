import { findDeals, listOwners } from '../adapters/dynamodb/customer-store.ts';
import type { Database } from '../adapters/dynamodb/database.ts';
import { countOpenHandoffs } from '../adapters/dynamodb/handoff-store.ts';
import { chooseOwner, type OwnerChoice } from '../domain/choose-owner.ts';
import type { Account, Customer } from '../domain/customer.ts';
import type { Handoff } from '../domain/handoff.ts';
import { dayOf } from '../domain/local-date.ts';
import type { Settings } from '../domain/settings.ts';

/** A lead that needs an owner at this moment. */
export interface Routing {
  readonly customer: Customer;
  readonly account: Account;
  readonly desk: Handoff['desk'];
  readonly isRequest: boolean;
  /** Who is not to get it. */
  readonly without?: string | undefined;
}

/** Finds the owner of a lead by the rules in force and what each owner holds now. */
export async function routeHandoff(
  db: Database,
  routing: Routing,
  settings: Settings,
  now: Date,
): Promise<OwnerChoice> {
  const { account } = routing;
  const [owners, open, deals] = await Promise.all([
    listOwners(db),
    countOpenHandoffs(db),
    account.relationship.openDeals > 0 ? findDeals(db, account.id) : [],
  ]);
  return chooseOwner({
    ...routing,
    owners,
    dealOwnerName: deals.find(({ stage, ownerName }) => stage === 'open' && ownerName !== undefined)
      ?.ownerName,
    today: dayOf(now.getTime(), settings.calendar.utcOffsetMinutes),
    openHandoffs: (ownerId) => open.get(ownerId) ?? 0,
    limit: settings.openHandoffsPerOwner,
    rules: settings.handoffRules,
  });
}
