import { ownerCalled, writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findOpenEntries } from '../handoffs/open-entry-store.ts';
import type { Caller } from '../kernel/serve-routes.ts';
import { listOwners } from './owner-store.ts';

/** Names whose customers and companies are: who has the open handoff now, else who would get it. */
export interface WhoseCustomer {
  readonly ownerOf: (customer: Customer, account: Account | undefined) => string;
  /** Of a company by itself. */
  readonly ownerOfAccount: (account: Account) => string;
}

/** Reads once what tells whose everybody is: two queries, however many are asked about. */
export async function whoseCustomer(db: Database): Promise<WhoseCustomer> {
  const [owners, open] = await Promise.all([listOwners(db), findOpenEntries(db)]);
  const holders = new Map(open.map(({ customerId, ownerId }) => [customerId, ownerId]));
  return {
    ownerOf: (customer, account) => {
      const holding = holders.get(customer.id);
      const owner =
        owners.find(({ id }) => id === holding) ??
        (account === undefined ? undefined : writerFor(owners, customer, account));
      return owner?.name ?? customer.ownerName ?? account?.ownerName ?? '';
    },
    ownerOfAccount: ({ ownerName = '' }) => ownerCalled(owners, ownerName)?.name ?? ownerName,
  };
}

/** Whether somebody may see what this owner has. */
export const isTheirs = (sees: Caller['sees'], owner: string): boolean =>
  sees === 'all' || (sees.own !== undefined && sees.own.name === owner);
