import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { listOwners } from '../../people/owner-store.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { countOpenHandoffs } from '../in-hand-store.ts';
import { chooseOwner, type OwnerChoice } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Account, Customer } from '../../../domain/people/customer.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
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
  const owners = await listOwners(db);
  const open = await countOpenHandoffs(
    db,
    owners.map(({ id }) => id),
    now,
  );
  const dealOwner = await findDealOwner(db, routing.account, owners);
  return chooseOwner({
    ...routing,
    owners,
    dealOwnerId: dealOwner?.id,
    today: dayOf(now.getTime(), settings.calendar.timeZone),
    openHandoffs: (ownerId) => open.get(ownerId) ?? 0,
    limit: settings.openHandoffsPerOwner,
    rules: settings.handoffRules,
  });
}
