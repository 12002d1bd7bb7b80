import type { Database } from '../../platform/dynamodb/database.ts';
import { findAccounts } from '../people/account-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { UserError } from '../../platform/user-error.ts';
import { whoseCustomer } from '../people/whose-customer.ts';

/** Somebody as a list of a count shows one. */
export interface NamedPerson {
  readonly name: string;
  readonly accountId: string;
  readonly account: string;
  readonly owner: string;
}

/** Name, company and owner by customer id; nothing of somebody who is counted and stored no more. */
export async function namedPeople(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedPerson>> {
  const [customers, { ownerOf }] = await Promise.all([findCustomers(db, ids), whoseCustomer(db)]);
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  return new Map(
    [...customers].map(([id, customer]) => {
      const account = accounts.get(customer.accountId);
      return [
        id,
        {
          name: customer.fullName ?? customer.lastName ?? customer.email ?? id,
          accountId: customer.accountId,
          account: account?.name ?? customer.accountName ?? '',
          owner: ownerOf(customer, account).owner,
        },
      ];
    }),
  );
}

/** A cursor that names no place in a list of people. */
export const unknownPlace = (cursor: string): UserError =>
  new UserError(400, 'unknown-place', {
    ja: `一覧の続きの位置（after="${cursor}"）が正しくありません。前の回答の next をそのまま指定するか、最初から開き直してください。`,
    en: `"${cursor}" is no place in the list (after). Give the next of the answer before as it is, or begin from the start.`,
  });
