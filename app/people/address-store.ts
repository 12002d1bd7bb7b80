import * as z from 'zod';
import { addressKey, personKey } from '../../domain/people/names.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getItem, getMany } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Keyring } from '../../platform/keyring.ts';

const prefix = 'ADDRESS#';
const addressKeyOf = (addressHash: string) => ({ pk: `${prefix}${addressHash}`, sk: 'ADDRESS' });

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

/** What the address book knows of an address. */
export interface Addressee {
  readonly customerId: string;
  readonly isKnown: boolean;
  readonly refusedAt?: string | undefined;
}

export const addressHash = (keyring: Keyring, email: string): string =>
  keyring.idOf('address', addressKey(email));

/** Whose these addresses are: the customer known under it, else the id a new one would get. */
export async function resolveAddresses(
  db: Database,
  keyring: Keyring,
  emails: readonly string[],
): Promise<(email: string) => Addressee> {
  const hashes = new Map(emails.map((email) => [addressKey(email), addressHash(keyring, email)]));
  const items = await getMany(
    db,
    db.customersTable,
    [...hashes.values()].map((hash) => addressKeyOf(hash)),
  );
  const known = new Map(items.map((item) => [String(item['pk']).slice(prefix.length), item]));
  return (email) => {
    const item = known.get(hashes.get(addressKey(email)) ?? '');
    const customerId: unknown = item?.['customerId'];
    const refusedAt: unknown = item?.['refusedAt'];
    return {
      customerId: typeof customerId === 'string' ? customerId : keyring.idOf('customer', addressKey(email)),
      isKnown: typeof customerId === 'string',
      refusedAt: typeof refusedAt === 'string' ? refusedAt : undefined,
    };
  };
}

/** The id of a person without an address: of the company and the name. */
export const nameId = (keyring: Keyring, accountId: string, fullName: string): string =>
  keyring.idOf('customer', `${accountId}|${personKey(fullName)}`);

/** Remembers whose an address is, and keeps what it is already known for. */
export async function claimAddresses(
  db: Database,
  keyring: Keyring,
  claims: readonly { readonly email: string; readonly customerId: string }[],
): Promise<void> {
  await inParallel(claims, 16, ({ email, customerId }) =>
    transact(db, [
      {
        Update: {
          TableName: db.customersTable,
          Key: addressKeyOf(addressHash(keyring, email)),
          UpdateExpression: 'SET customerId = if_not_exists(customerId, :id)',
          ExpressionAttributeValues: { ':id': customerId },
        },
      },
    ]),
  );
}
