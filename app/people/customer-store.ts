import * as z from 'zod';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  accountSchema,
  customerSchema,
  newStanding,
  ownerSchema,
  standingSchema,
  type Account,
  type Customer,
  type Owner,
  type Standing,
} from '../../domain/people/customer.ts';
import { dealSchema, type Deal, type Relationship } from '../../domain/people/relationship.ts';
import {
  collect,
  getItem,
  getMany,
  queryPrefix,
  transact,
  type Database,
  type Item,
  type Write,
} from '../../platform/dynamodb/database.ts';
import {
  accountPk,
  addressKeyOf,
  customerPk,
  dealPrefix,
  dealSk,
  memberPrefix,
  memberSk,
  ownerSk,
  ownersPk,
  profileSk,
  standingSk,
} from '../../platform/dynamodb/keys.ts';

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

export async function findAccount(db: Database, accountId: string): Promise<Account | undefined> {
  return (await findAccounts(db, [accountId])).get(accountId);
}

export async function findAccounts(
  db: Database,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  const items = await getMany(
    db,
    db.customersTable,
    accountIds.map((id) => ({ pk: accountPk(id), sk: profileSk })),
  );
  return new Map(items.map((item) => accountSchema.parse(item)).map((account) => [account.id, account]));
}

/** The standing of a customer; a new one (version 0, not stored) where nothing was written yet. */
export async function loadStanding(db: Database, customerId: string, now: string): Promise<Standing> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: standingSk });
  return item === undefined ? newStanding(customerId, now) : standingSchema.parse(item);
}

/** A conditional write of a standing: fails when somebody wrote it since it was read. */
export const putStanding = (db: Database, before: Standing, after: Standing): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: customerPk(after.customerId), sk: standingSk, ...after, version: before.version + 1 },
    ConditionExpression: before.version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

export const customerItem = (customer: Customer): Item => ({
  pk: customerPk(customer.id),
  sk: profileSk,
  ...customer,
});
export const accountItem = (account: Account): Item => ({
  pk: accountPk(account.id),
  sk: profileSk,
  ...account,
});
export const memberItem = (accountId: string, customerId: string): Item => ({
  pk: accountPk(accountId),
  sk: memberSk(customerId),
  customerId,
});
export const dealItem = (deal: Deal): Item => ({
  pk: accountPk(deal.accountId),
  sk: dealSk(deal.dealId),
  ...deal,
});

export async function findDeals(db: Database, accountId: string): Promise<readonly Deal[]> {
  return (await collect(queryPrefix(db, db.customersTable, accountPk(accountId), dealPrefix))).map((item) =>
    dealSchema.parse(item),
  );
}

export const putDeal = (db: Database, deal: Deal): Write => ({
  Put: { TableName: db.customersTable, Item: dealItem(deal) },
});

export const removeDeal = (
  db: Database,
  { accountId, dealId }: Pick<Deal, 'accountId' | 'dealId'>,
): Write => ({
  Delete: { TableName: db.customersTable, Key: { pk: accountPk(accountId), sk: dealSk(dealId) } },
});

/** Keeps with an account what its deals amount to. */
export const putRelationship = (db: Database, accountId: string, relationship: Relationship): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: { pk: accountPk(accountId), sk: profileSk },
    UpdateExpression: 'SET relationship = :relationship',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':relationship': relationship },
  },
});

export async function saveAccount(db: Database, account: Account): Promise<void> {
  await db.client.send(new PutCommand({ TableName: db.customersTable, Item: accountItem(account) }));
}

/** Ids of the people known at an account. */
export async function findMembers(db: Database, accountId: string): Promise<readonly string[]> {
  const items = await collect(queryPrefix(db, db.customersTable, accountPk(accountId), memberPrefix));
  return items.map((item) => String(item['customerId']));
}

/** All salespeople. A company has tens, so one query serves every question about them. */
export async function listOwners(db: Database): Promise<readonly Owner[]> {
  return (await collect(queryPrefix(db, db.customersTable, ownersPk, ownerSk('')))).map((item) =>
    ownerSchema.parse(item),
  );
}

/** Notes once that a salesperson has got our first mail; the first time stays. `false`: there is no such owner. */
export async function welcomeOwner(db: Database, ownerId: string, at: string): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: ownersPk, sk: ownerSk(ownerId) },
        UpdateExpression: 'SET welcomedAt = if_not_exists(welcomedAt, :at)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': at },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Writes when an owner is away, and nothing else of the owner; undefined takes a field away. */
export async function setAbsence(
  db: Database,
  ownerId: string,
  absence: Pick<Owner, 'absentFrom' | 'absentUntil' | 'deputyName'>,
): Promise<void> {
  const fields = [
    ['absentFrom', absence.absentFrom],
    ['absentUntil', absence.absentUntil],
    ['deputyName', absence.deputyName],
  ] as const;
  const given = fields.filter(([, value]) => value !== undefined);
  const gone = fields.filter(([, value]) => value === undefined).map(([name]) => name);
  await db.client.send(
    new UpdateCommand({
      TableName: db.customersTable,
      Key: { pk: ownersPk, sk: ownerSk(ownerId) },
      UpdateExpression: [
        given.length === 0 ? '' : `SET ${given.map(([name]) => `${name} = :${name}`).join(', ')}`,
        gone.length === 0 ? '' : `REMOVE ${gone.join(', ')}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
      ConditionExpression: 'attribute_exists(pk)',
      ...(given.length === 0
        ? {}
        : {
            ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
          }),
    }),
  );
}

export const ownerItem = (owner: Owner): Item => ({ pk: ownersPk, sk: ownerSk(owner.id), ...owner });

/** What is known of an address, by its keyed hash: whose it is, and whether it refused. Survives erasure of the person. */
export type AddressRecord = z.infer<typeof addressRecordSchema>;
const addressRecordSchema = z.object({ customerId: z.string().optional(), refusedAt: z.string().optional() });

export async function findAddress(db: Database, addressHash: string): Promise<AddressRecord> {
  return addressRecordSchema.parse((await getItem(db, addressKeyOf(addressHash))) ?? {});
}

export const rememberRefusal = (db: Database, addressHash: string, at: string, how: string): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressKeyOf(addressHash),
    UpdateExpression:
      'SET refusedAt = if_not_exists(refusedAt, :at), refusedHow = if_not_exists(refusedHow, :how)',
    ExpressionAttributeValues: { ':at': at, ':how': how },
  },
});

/** Takes back a refusal that was recorded at `at`; one that came before or later stays. */
export const forgetRefusal = (db: Database, addressHash: string, at: string): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressKeyOf(addressHash),
    UpdateExpression: 'REMOVE refusedAt, refusedHow',
    ConditionExpression: 'refusedAt = :at',
    ExpressionAttributeValues: { ':at': at },
  },
});
