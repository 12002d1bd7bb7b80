import { holdsOf } from '../../domain/people/causes.ts';
import { customerSchema, type Customer } from '../../domain/people/customer.ts';
import { customerTerms } from '../../domain/people/finding-terms.ts';
import { newStanding, type Standing, parseStanding } from '../../domain/people/standing.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import {
  collect,
  deleteMany,
  getItem,
  getMany,
  keyOf,
  putUnchanged,
  queryPrefix,
} from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { changeTerms, contactAttributes, findableVersion, removeTerms } from './finding-store.ts';

const prefix = 'CUSTOMER#';
/** The partition of a customer, in both tables. Every store keeps there what it owns of a customer. */
export const customerPk = (customerId: string): string => `${prefix}${customerId}`;
/** Whose partition it is. */
export const customerIdIn = (pk: unknown): string => String(pk).slice(prefix.length);
/** What every partition of a customer begins with. */
export const customerPkPrefix = prefix;

export const profileSk = 'PROFILE';
export const standingSk = 'STANDING';
/** What says that somebody was erased: it outlives whatever else stood there. */
export const erasureSk = 'ERASURE';

export async function findCustomer(db: Database, customerId: string): Promise<Customer | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: profileSk });
  return item === undefined ? undefined : customerSchema.parse(item);
}

/** The record that speaks for a person: the one that others were merged into, however often. */
export async function whoSpeaksFor(
  db: Database,
  customer: Customer | undefined,
): Promise<Customer | undefined> {
  let speaker = customer;
  while (speaker?.mergedInto !== undefined) speaker = await findCustomer(db, speaker.mergedInto);
  return speaker;
}

export async function findCustomers(
  db: Database,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Customer>> {
  const items = await getMany(
    db,
    db.customersTable,
    customerIds.map((id) => ({ pk: customerPk(id), sk: profileSk })),
  );
  return new Map(items.map((item) => customerSchema.parse(item)).map((customer) => [customer.id, customer]));
}

/** The customer among items of one partition. */
export function customerIn(items: readonly Item[]): Customer | undefined {
  const item = items.find(({ sk }) => sk === profileSk);
  return item === undefined ? undefined : customerSchema.parse(item);
}

/** The standing among items of one partition; a new one where nothing was written yet. */
export function standingIn(items: readonly Item[], customerId: string, now: string): Standing {
  const item = items.find(({ sk }) => sk === standingSk);
  return item === undefined ? newStanding(customerId, now) : parseStanding(item);
}

/** The standing of a customer; a new one (version 0, not stored) where nothing was written yet. */
export async function loadStanding(db: Database, customerId: string, now: string): Promise<Standing> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: standingSk });
  return item === undefined ? newStanding(customerId, now) : parseStanding(item);
}

/** The standings of some customers, as far as any were written. */
export async function findStandings(
  db: Database,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const items = await getMany(
    db,
    db.customersTable,
    customerIds.map((id) => ({ pk: customerPk(id), sk: standingSk })),
  );
  return new Map(items.map((item) => parseStanding(item)).map((standing) => [standing.customerId, standing]));
}

/** A conditional write of a standing: fails when somebody wrote it since it was read. */
export const putStanding = (db: Database, before: Standing, after: Standing): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: standingSk,
      // What the causes amount to is kept beside them, as release 0.2 reads it.
      ...holdsOf(after),
      ...after,
      ...contactAttributes(after.customerId, after.lastTwoWayOn),
      version: before.version + 1,
    },
    ...standingUnchanged(before.version),
  },
});

/** A condition in a transaction: nobody wrote this standing since it was read. */
export const standingStands = (db: Database, { customerId, version }: Standing): Write => ({
  ConditionCheck: {
    TableName: db.customersTable,
    Key: { pk: customerPk(customerId), sk: standingSk },
    ...standingUnchanged(version),
  },
});

const standingUnchanged = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };

const customerItem = (customer: Customer) => ({
  ...customer,
  ...contactAttributes(customer.id, customer.lastTwoWayOn),
  findable: findableVersion,
  pk: customerPk(customer.id),
  sk: profileSk,
});

/** Writes under what customers are found: before they are written themselves, by `saveCustomers` or `putCustomer`. */
export const makeFindable = (
  db: Database,
  customers: readonly Customer[],
  known: ReadonlyMap<string, Customer>,
): Promise<void> =>
  changeTerms(
    db,
    customers.map((customer) => {
      const before = known.get(customer.id);
      return {
        before: before?.findable === findableVersion ? customerTerms(before) : undefined,
        after: customerTerms(customer),
      };
    }),
  );

/** Writes a customer whom nobody wrote since it was read, beside other writes; `makeFindable` comes first. */
export const putCustomer = (db: Database, customer: Customer): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...customerItem(customer), version: customer.version + 1 },
    ...(customer.version === 0
      ? { ConditionExpression: 'attribute_not_exists(version)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': customer.version },
        }),
  },
});

/**
 * Writes customers and under what they are found, each unless somebody wrote it since it was read; answers the ids of
 * those. Each is named once.
 * @param known as they were read; whoever is missing is new
 */
export async function saveCustomers(
  db: Database,
  customers: readonly Customer[],
  known: ReadonlyMap<string, Customer> = new Map(),
): Promise<ReadonlySet<string>> {
  await makeFindable(db, customers, known);
  const lost = await putUnchanged(
    db,
    customers.map((customer) => customerItem(customer)),
  );
  return new Set(lost.map(({ id }) => id));
}

/** Everything that is kept of a customer beside the timeline. */
export const findCustomerItems = (db: Database, customerId: string): Promise<readonly Item[]> =>
  collect(queryPrefix(db, db.customersTable, customerPk(customerId), ''));

/** Removes somebody whom nobody wrote since they were read, out of the lists too; false where somebody did. */
export async function removeCustomer(db: Database, customer: Customer): Promise<boolean> {
  const { id, version } = customer;
  const outcome = await transact(db, [
    {
      Delete: {
        TableName: db.customersTable,
        Key: { pk: customerPk(id), sk: profileSk },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Takes somebody out of the lists of beginnings. A domain is the company's, and stays. */
export const forgetTerms = (db: Database, customer: Customer): Promise<void> =>
  removeTerms(
    db,
    customerTerms(customer).filter(({ list }) => list !== 'domain'),
  );

/** Clears away what is left of somebody who was removed. */
export async function clearCustomer(db: Database, customer: Customer): Promise<void> {
  await forgetTerms(db, customer);
  const items = await findCustomerItems(db, customer.id);
  await deleteMany(
    db,
    db.customersTable,
    items.filter(({ sk }) => sk !== erasureSk).map((item) => keyOf(item)),
  );
}
