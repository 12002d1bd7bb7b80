import type { ContactRow } from '../../contract/people.ts';
import { laterOf } from '../../domain/kernel/local-date.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findInterests, type StoredInterest } from '../interest/interest-store.ts';
import { findAccounts } from './account-store.ts';
import { findCustomers, findStandings } from './customer-store.ts';
import type { WhoseCustomer } from './whose-customer.ts';

/** A customer with what a row of a list shows. */
export interface FoundContact {
  readonly customer: Customer;
  readonly account: Account | undefined;
  readonly standing: Standing | undefined;
  readonly interest: StoredInterest | undefined;
  readonly row: ContactRow;
}

/** Reads the rows of some customers, in the order in which they are named; whoever is gone is left out. */
export async function contactRows(
  db: Database,
  customerIds: readonly string[],
  model: ScoringModel,
  { ownerOf }: WhoseCustomer,
  nowEpochMs: number,
): Promise<readonly FoundContact[]> {
  const [customers, standings, interests] = await Promise.all([
    findCustomers(db, customerIds),
    findStandings(db, customerIds),
    findInterests(db, customerIds, model.id),
  ]);
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  return customerIds.flatMap((customerId) => {
    const customer = customers.get(customerId);
    if (customer === undefined || customer.mergedInto !== undefined) return [];
    const account = accounts.get(customer.accountId);
    const standing = standings.get(customerId);
    const interest = interests.get(customerId);
    const row = {
      customerId,
      name: customer.fullName ?? customer.lastName ?? customer.email ?? customerId,
      kana: customer.kana ?? '',
      accountId: customer.accountId,
      account: account?.name ?? customer.accountName ?? '',
      title: customer.title ?? '',
      ...ownerOf(customer, account),
      ...(interest === undefined
        ? {}
        : {
            interest: interestAt(interest.heat, nowEpochMs, model.halfLifeDays),
            threshold: interest.threshold,
          }),
      lastContactOn: laterOf(customer.lastTwoWayOn, standing?.lastTwoWayOn),
    };
    return [{ customer, account, standing, interest, row }];
  });
}
