import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import type { Standing } from '../../domain/people/standing.ts';
import { findAccount } from './account-store.ts';
import { findCustomer, loadStanding } from './customer-store.ts';
import { listOwners } from './owner-store.ts';
import type { Database } from '../../platform/dynamodb/database.ts';

/** A customer with everything that rules about mailing and handing over look at. */
export interface LoadedPerson {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly owners: readonly Owner[];
}

/** Loads a person; undefined when the customer or the account is gone. */
export async function loadPerson(
  db: Database,
  customerId: string,
  now: string,
): Promise<LoadedPerson | undefined> {
  const [customer, standing, owners] = await Promise.all([
    findCustomer(db, customerId),
    loadStanding(db, customerId, now),
    listOwners(db),
  ]);
  const account = customer === undefined ? undefined : await findAccount(db, customer.accountId);
  return customer === undefined || account === undefined
    ? undefined
    : { customer, account, standing, owners };
}
