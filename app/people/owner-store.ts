import { ownerSchema, type Owner } from '../../domain/people/customer.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { collect, putMany, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const ownersPk = 'OWNERS';
const ownerSk = (ownerId: string): string => `OWNER#${ownerId}`;
const ownerItem = (owner: Owner): Item => ({ pk: ownersPk, sk: ownerSk(owner.id), ...owner });

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
  await transact(db, [
    {
      Update: {
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
              ExpressionAttributeValues: Object.fromEntries(
                given.map(([name, value]) => [`:${name}`, value]),
              ),
            }),
      },
    },
  ]);
}

/** Writes salespeople without conditions, the last of a repeated one. */
export const saveOwners = (db: Database, owners: readonly Owner[]): Promise<void> =>
  putMany(
    db,
    db.customersTable,
    owners.map((owner) => ownerItem(owner)),
  );
