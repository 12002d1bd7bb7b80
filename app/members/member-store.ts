import { remembered } from '../../platform/remembered.ts';
import { memberSchema, type Member } from '../../domain/members/member.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const membersPk = 'MEMBERS';
const memberSk = (id: string): string => `USER#${id}`;

/** Reads one member, fresh. */
export const findMember = async (db: Database, id: string): Promise<Member | undefined> =>
  memberSchema.optional().parse(await getItem(db, { pk: membersPk, sk: memberSk(id) }));

/** All members, also removed ones. A company has tens. */
export const listMembers = async (db: Database): Promise<readonly Member[]> =>
  (await collect(queryPrefix(db, db.customersTable, membersPk, memberSk('')))).map((item: Item) =>
    memberSchema.parse(item),
  );

/** Writes a member unless somebody else wrote them since they were read, and answers what is stored; undefined: somebody did. */
export async function saveMember(db: Database, member: Member): Promise<Member | undefined> {
  const saved = { ...member, version: member.version + 1 };
  return (await transact(db, [putMember(db, member, saved)])).kind === 'done' ? saved : undefined;
}

const putMember = (db: Database, before: Member, after: Member): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...after, pk: membersPk, sk: memberSk(after.id) },
    ...(before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
});

/** How long a function goes on with a member that it has read: a removed one is out when that is over. */
const MEMBER_FRESH_MS = 30_000;

/** Members for the check of roles: each read at most once in thirty seconds. */
export const memberReader = (db: Database, now: () => Date): ((id: string) => Promise<Member | undefined>) =>
  remembered(MEMBER_FRESH_MS, now, (id: string) => findMember(db, id)).read;
