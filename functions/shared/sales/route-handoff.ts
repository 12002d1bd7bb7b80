import { listOwners } from '../adapters/dynamodb/customer-store.ts';
import type { Database } from '../adapters/dynamodb/database.ts';
import { countOpenHandoffs } from '../adapters/dynamodb/handoff-store.ts';
import { chooseOwner, type OwnerChoice } from '../domain/choose-owner.ts';
import type { Account, Customer } from '../domain/customer.ts';
import type { Handoff } from '../domain/handoff.ts';
import { dayOf } from '../domain/local-date.ts';
import type { Settings } from '../domain/settings.ts';
import { findDealOwner } from './deal-owner.ts';

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
  const [owners, open] = await Promise.all([listOwners(db), countOpenHandoffs(db)]);
  const dealOwner = await findDealOwner(db, routing.account, owners);
  return chooseOwner({
    ...routing,
    owners,
    dealOwnerId: dealOwner?.id,
    today: dayOf(now.getTime(), settings.calendar.utcOffsetMinutes),
    openHandoffs: (ownerId) => open.get(ownerId) ?? 0,
    limit: settings.openHandoffsPerOwner,
    rules: settings.handoffRules,
  });
}
