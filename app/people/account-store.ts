import { runsOf } from '../../platform/dynamodb/runs-of.ts';
import { accountSchema, type Account } from '../../domain/people/customer.ts';
import { accountTerms } from '../../domain/people/finding-terms.ts';
import { type Relationship } from '../../domain/people/relationship.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import {
  collect,
  deleteMany,
  getMany,
  putMany,
  putUnchanged,
  queryAll,
  queryFirst,
  queryPrefix,
  scanAll,
} from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { changeTerms, findableVersion, removeTerms } from './finding-store.ts';

/** The partition of an account. */
export const accountPk = (accountId: string): string => `ACCOUNT#${accountId}`;
export const accountProfileSk = 'PROFILE';
export const memberPrefix = 'MEMBER#';
/** Where an account stands, for those who read it together with other things. */
export const accountKey = (accountId: string) => ({ pk: accountPk(accountId), sk: accountProfileSk });

/** The account among items of several partitions. */
export function accountIn(items: readonly Item[]): Account | undefined {
  const item = items.find(({ pk, sk }) => String(pk).startsWith(accountPk('')) && sk === accountProfileSk);
  return item === undefined ? undefined : accountSchema.parse(item);
}

export async function findAccount(db: Database, accountId: string): Promise<Account | undefined> {
  return (await findAccounts(db, [accountId])).get(accountId);
}

export async function findAccounts(
  db: Database,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  const items = await getMany(db, db.customersTable, accountIds.map(accountKey));
  return new Map(items.map((item) => accountSchema.parse(item)).map((account) => [account.id, account]));
}

const accountItem = (account: Account) => ({
  ...account,
  findable: findableVersion,
  pk: accountPk(account.id),
  sk: accountProfileSk,
});
const memberItem = (accountId: string, customerId: string): Item => ({
  pk: accountPk(accountId),
  sk: `${memberPrefix}${customerId}`,
  customerId,
});

/** Writes an account that nobody wrote since it was read; `makeAccountsFindable` comes first. */
export const putAccount = (db: Database, account: Account): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...accountItem(account), version: account.version + 1 },
    ...unwritten(account.version),
  },
});

const unwritten = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(version)' }
    : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };

/** Keeps with an account what its deals amount to, as far as nobody wrote it since they were read. */
export const putRelationship = (
  db: Database,
  { id, version }: Account,
  relationship: Relationship,
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: { pk: accountPk(id), sk: accountProfileSk },
    UpdateExpression: 'SET relationship = :relationship, version = :next',
    ConditionExpression:
      version === 0 ? 'attribute_exists(pk) AND attribute_not_exists(version)' : 'version = :version',
    ExpressionAttributeValues: {
      ':relationship': relationship,
      ':next': version + 1,
      ...(version === 0 ? {} : { ':version': version }),
    },
  },
});

/** Writes under what accounts are found: before they are written themselves, by `saveAccounts` or `putAccount`. */
export const makeAccountsFindable = (
  db: Database,
  accounts: readonly Account[],
  known: ReadonlyMap<string, Account>,
): Promise<void> =>
  changeTerms(
    db,
    accounts.map((account) => {
      const before = known.get(account.id);
      return {
        before: before?.findable === findableVersion ? accountTerms(before) : undefined,
        after: accountTerms(account),
      };
    }),
  );

/**
 * Writes accounts and under what they are found, each unless somebody wrote it since it was read; answers the ids of
 * those. Each is named once.
 * @param known as they were read; whichever is missing is new
 */
export async function saveAccounts(
  db: Database,
  accounts: readonly Account[],
  known: ReadonlyMap<string, Account> = new Map(),
): Promise<ReadonlySet<string>> {
  await makeAccountsFindable(db, accounts, known);
  const lost = await putUnchanged(
    db,
    accounts.map((account) => accountItem(account)),
  );
  return new Set(lost.map(({ id }) => id));
}

/** Notes who is known at which account. */
export const saveMembers = (
  db: Database,
  members: readonly { readonly accountId: string; readonly customerId: string }[],
): Promise<void> =>
  putMany(
    db,
    db.customersTable,
    members.map(({ accountId, customerId }) => memberItem(accountId, customerId)),
  );

/** Somebody is known there, beside other writes. */
export const joinAccount = (db: Database, accountId: string, customerId: string): Write => ({
  Put: { TableName: db.customersTable, Item: memberItem(accountId, customerId) },
});

/** The writes that move somebody from one account to another. */
export const moveMember = (db: Database, customerId: string, from: string, to: string): readonly Write[] => [
  {
    Delete: {
      TableName: db.customersTable,
      Key: { pk: accountPk(from), sk: `${memberPrefix}${customerId}` },
    },
  },
  joinAccount(db, to, customerId),
];

/** Ids of the people known at an account. */
export async function findMembers(db: Database, accountId: string): Promise<readonly string[]> {
  const items = await collect(queryPrefix(db, db.customersTable, accountPk(accountId), memberPrefix));
  return items.map((item) => String(item['customerId']));
}

/** Who is known at each company where it is more than one, in one part of a scan: those of one company lie together. */
export async function* scanMembers(
  db: Database,
  part: number,
  of: number,
): AsyncGenerator<readonly string[]> {
  const items = scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: 'begins_with(pk, :account) AND begins_with(sk, :member)',
    ExpressionAttributeValues: { ':account': accountPk(''), ':member': memberPrefix },
    ProjectionExpression: 'pk, customerId',
  });
  for await (const members of runsOf(items, ({ pk }) => pk))
    if (members.length > 1) yield members.map(({ customerId }) => String(customerId));
}

/** How many people are known at an account; counted no further than `atMost`. */
export async function countMembers(db: Database, accountId: string, atMost: number): Promise<number> {
  let people = 0;
  const members = queryAll(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :member)',
    ExpressionAttributeValues: { ':pk': accountPk(accountId), ':member': memberPrefix },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
    Limit: Math.max(1, Math.min(atMost, 1000)),
  });
  for await (const _ of members) if (++people >= atMost) break;
  return people;
}

/** Ids of some people known at an account, `count` at most. */
export async function findSomeMembers(
  db: Database,
  accountId: string,
  count: number,
): Promise<readonly string[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': accountPk(accountId), ':prefix': memberPrefix },
    Limit: count,
  });
  return items.map((item) => String(item['customerId']));
}

/** Questions about an account sort behind all else of it. */
const beforeQuestions = 'Q';

/** Whether an account stands alone: nobody is known there, and it has no deals. */
export async function isEmptyAccount(db: Database, accountId: string): Promise<boolean> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND sk < :questions',
    ExpressionAttributeValues: { ':pk': accountPk(accountId), ':questions': beforeQuestions },
    ConsistentRead: true,
    Limit: 2,
  });
  return items.every(({ sk }) => sk === accountProfileSk);
}

/** Removes an account that nobody wrote since it was read, out of the lists too; false where somebody did. */
export async function removeAccount(db: Database, account: Account): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Delete: {
        TableName: db.customersTable,
        Key: accountKey(account.id),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': account.version },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Clears away under what an account was found that was removed. */
export const clearAccount = (db: Database, account: Account) => removeTerms(db, accountTerms(account));

/** Somebody is known there no more, beside other writes. */
export const leaveAccount = (db: Database, accountId: string, customerId: string): Write => ({
  Delete: {
    TableName: db.customersTable,
    Key: { pk: accountPk(accountId), sk: `${memberPrefix}${customerId}` },
  },
});

/** Forgets that somebody is known at an account. */
export const removeMember = (db: Database, accountId: string, customerId: string): Promise<void> =>
  deleteMany(db, db.customersTable, [{ pk: accountPk(accountId), sk: `${memberPrefix}${customerId}` }]);
