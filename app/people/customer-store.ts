import { holdsOf } from '../../domain/people/causes.ts';
import { customerSchema, type Customer } from '../../domain/people/customer.ts';
import { newStanding, type Standing, parseStanding } from '../../domain/people/standing.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { getItem, getMany, putUnchanged } from '../../platform/dynamodb/engine.ts';

const prefix = 'CUSTOMER#';
/** The partition of a customer, in both tables. Every store keeps there what it owns of a customer. */
export const customerPk = (customerId: string): string => `${prefix}${customerId}`;
/** Whose partition it is. */
export const customerIdIn = (pk: unknown): string => String(pk).slice(prefix.length);
/** What every partition of a customer begins with. */
export const customerPkPrefix = prefix;

export const profileSk = 'PROFILE';
export const standingSk = 'STANDING';

export async function findCustomer(db: Database, customerId: string): Promise<Customer | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: profileSk });
  return item === undefined ? undefined : customerSchema.parse(item);
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
      version: before.version + 1,
    },
    ConditionExpression: before.version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

const customerItem = (customer: Customer) => ({
  ...customer,
  pk: customerPk(customer.id),
  sk: profileSk,
});

/** Writes a customer whom nobody wrote since it was read, beside other writes. */
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

/** Writes customers, each unless somebody wrote it since it was read; answers the ids of those. Each is named once. */
export async function saveCustomers(
  db: Database,
  customers: readonly Customer[],
): Promise<ReadonlySet<string>> {
  const lost = await putUnchanged(
    db,
    customers.map((customer) => customerItem(customer)),
  );
  return new Set(lost.map(({ id }) => id));
}
