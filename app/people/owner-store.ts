import { ownerSchema, type Owner } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, putUnchanged, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const ownersPk = 'OWNERS';
const ownerSk = (ownerId: string): string => `OWNER#${ownerId}`;
const ownerItem = (owner: Owner) => ({ ...owner, pk: ownersPk, sk: ownerSk(owner.id) });
/** Written beside whatever an update changes. */
const counted = { set: 'version = if_not_exists(version, :none) + :one', values: { ':none': 0, ':one': 1 } };

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
        UpdateExpression: `SET welcomedAt = if_not_exists(welcomedAt, :at), ${counted.set}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': at, ...counted.values },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** When an owner is away, and who stands in. */
export type Absence = Pick<Owner, 'absentFrom' | 'absentUntil' | 'deputyName'>;

/**
 * Writes when an owner is away, and nothing else of the owner; undefined takes a field away.
 * @param change who says so; `over`: the absence that was read, and must still be there
 * @returns false where it is another by now
 */
export async function setAbsence(
  db: Database,
  ownerId: string,
  absence: Absence,
  { over, ...changed }: { readonly by: string; readonly at: string; readonly over: Absence | undefined },
): Promise<boolean> {
  const given = absenceFields.filter((name) => absence[name] !== undefined);
  const gone = absenceFields.filter((name) => absence[name] === undefined);
  const held = over === undefined ? [] : absenceFields;
  const outcome = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: ownersPk, sk: ownerSk(ownerId) },
        UpdateExpression: [
          `SET ${[counted.set, 'absenceChanged = :changed', ...given.map((name) => `${name} = :${name}`)].join(', ')}`,
          ...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
        ].join(' '),
        ConditionExpression: [
          'attribute_exists(pk)',
          ...held.map((name) =>
            over?.[name] === undefined ? `attribute_not_exists(${name})` : `${name} = :was_${name}`,
          ),
        ].join(' AND '),
        ExpressionAttributeValues: {
          ...counted.values,
          ':changed': changed,
          ...Object.fromEntries(given.map((name) => [`:${name}`, absence[name]])),
          ...Object.fromEntries(
            held.flatMap((name) => (over?.[name] === undefined ? [] : [[`:was_${name}`, over[name]]])),
          ),
        },
      },
    },
  ]);
  return outcome.kind === 'done';
}

const absenceFields = ['absentFrom', 'absentUntil', 'deputyName'] as const;

/** Writes salespeople, each unless somebody wrote him since he was read; answers the ids of those. */
export async function saveOwners(db: Database, owners: readonly Owner[]): Promise<ReadonlySet<string>> {
  const lost = await putUnchanged(
    db,
    owners.map((owner) => ownerItem(owner)),
  );
  return new Set(lost.map(({ id }) => id));
}
