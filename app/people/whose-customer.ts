import { whoseIs } from '../../domain/handoffs/route/choose-owner.ts';
import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findOpenEntries } from '../handoffs/open-entry-store.ts';
import type { Caller } from '../kernel/serve-routes.ts';
import { findAccount } from './account-store.ts';
import { findCustomer } from './customer-store.ts';
import { listOwners } from './owner-store.ts';

/** Whose a customer or a company is: the name for reading, which two may share, and the one salesperson, where it is one. */
export interface Whose {
  readonly owner: string;
  readonly ownerId?: string;
}

/** Tells whose customers and companies are: who has the open handoff now, else who would get it. */
export interface WhoseCustomer {
  readonly ownerOf: (customer: Customer, account: Account | undefined) => Whose;
  /** Of a company by itself. */
  readonly ownerOfAccount: (account: Account) => Whose;
}

/** Reads once what tells whose everybody is: two queries, however many are asked about. */
export async function whoseCustomer(db: Database): Promise<WhoseCustomer> {
  const [owners, open] = await Promise.all([listOwners(db), findOpenEntries(db)]);
  const holders = new Map(open.map(({ customerId, ownerId }) => [customerId, ownerId]));
  return {
    ownerOf: (customer, account) => {
      const holding = holders.get(customer.id);
      return whose(
        owners.find(({ id }) => id === holding) ?? whoseIs(owners, customer, account),
        customer.ownerName ?? account?.ownerName,
      );
    },
    ownerOfAccount: (account) => whose(whoseIs(owners, undefined, account), account.ownerName),
  };
}

const whose = (owner: Owner | undefined, called = ''): Whose =>
  owner === undefined ? { owner: called } : { owner: owner.name, ownerId: owner.id };

/** A customer whom the caller may see; undefined where there is none, or they are somebody else's. */
export async function theirCustomer(
  db: Database,
  { sees }: Pick<Caller, 'sees'>,
  id: string,
): Promise<Customer | undefined> {
  const customer = await findCustomer(db, id);
  if (customer === undefined || sees === 'all') return customer;
  const [{ ownerOf }, account] = await Promise.all([whoseCustomer(db), findAccount(db, customer.accountId)]);
  return isTheirs(sees, ownerOf(customer, account)) ? customer : undefined;
}

/** Whether somebody may see what this owner has. */
export const isTheirs = (sees: Caller['sees'], { ownerId }: Pick<Whose, 'ownerId'>): boolean =>
  sees === 'all' || (sees.own !== undefined && sees.own.id === ownerId);
