import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getMany, putMany } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Keyring } from '../../platform/keyring.ts';

/** The contact's own number in the user's system (顧客ID), by keyed hash: it stays when the address changes. */
const keyOf = (hash: string) => ({ pk: `EXTERNAL#${hash}`, sk: 'CUSTOMER' });
const hashOf = (keyring: Keyring, externalId: string): string =>
  keyring.idOf('external', externalId.normalize('NFKC').trim());

/** Whose these numbers are, as far as they are known. */
export async function resolveExternalIds(
  db: Database,
  keyring: Keyring,
  externalIds: readonly string[],
): Promise<(externalId: string) => string | undefined> {
  const keys = externalIds.map((externalId) => keyOf(hashOf(keyring, externalId)));
  const items = await getMany(db, db.customersTable, keys);
  const known = new Map(items.map((item) => [item['pk'], String(item['customerId'])]));
  return (externalId) => known.get(keyOf(hashOf(keyring, externalId)).pk);
}

/** Remembers whose a number is. */
export const claimExternalIds = (
  db: Database,
  keyring: Keyring,
  claims: readonly { readonly externalId: string; readonly customerId: string }[],
): Promise<void> =>
  putMany(
    db,
    db.customersTable,
    claims.map(({ externalId, customerId }) => ({
      ...keyOf(hashOf(keyring, externalId)),
      customerId,
    })),
  );

/** Forgets whose a number is, where it is still theirs. */
export async function disownExternalId(
  db: Database,
  keyring: Keyring,
  { externalId, customerId }: { readonly externalId: string; readonly customerId: string },
): Promise<void> {
  await transact(db, [
    {
      Delete: {
        TableName: db.customersTable,
        Key: keyOf(hashOf(keyring, externalId)),
        ConditionExpression: 'customerId = :id',
        ExpressionAttributeValues: { ':id': customerId },
      },
    },
  ]);
}

/** A number leads to another record of the same person from now on. */
export const passExternalId = (
  db: Database,
  keyring: Keyring,
  { externalId, customerId }: { readonly externalId: string; readonly customerId: string },
): Write => ({
  Put: { TableName: db.customersTable, Item: { ...keyOf(hashOf(keyring, externalId)), customerId } },
});
