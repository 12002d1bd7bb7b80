import * as z from 'zod';
import type { Cause } from '../../domain/people/causes.ts';
import { addressKey, personKey } from '../../domain/people/names.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { getItem, getMany } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { chunked } from '../../domain/kernel/chunked.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Keyring } from '../../platform/keyring.ts';

const prefix = 'ADDRESS#';
/** Where an address stands, for those who read it together with other things. */
export const addressItemKey = (addressHash: string) => ({ pk: `${prefix}${addressHash}`, sk: 'ADDRESS' });

/** One refusal of an address: where it came from, when and how. Several stand side by side, and each goes alone. */
export interface AddressRefusal {
  readonly id: string;
  readonly at: string;
  readonly how: string;
}

/** A refusal of an address, as one of its person. */
export const refusalCause = ({ id, at, how }: AddressRefusal): Cause => ({ of: 'refused', id, at, how });

/** What is known of an address, by its keyed hash: whose it is, and who refused it. Survives erasure of the person. */
export interface AddressRecord {
  readonly customerId?: string | undefined;
  readonly refusals: readonly AddressRefusal[];
}

const refusalPrefix = 'refusal:';
const refusalSchema = z.object({ at: z.string(), how: z.string() });
/** Release 0.2 and before kept the first refusal only. */
const formerSchema = z.object({ refusedAt: z.string(), refusedHow: z.string().default('address') });

const recordIn = (item: Item): AddressRecord => {
  const former = formerSchema.safeParse(item);
  const customerId: unknown = item['customerId'];
  return {
    ...(typeof customerId === 'string' ? { customerId } : {}),
    refusals: [
      ...(former.success
        ? [{ id: formerRefusal, at: former.data.refusedAt, how: former.data.refusedHow }]
        : []),
      ...Object.entries(item)
        .filter(([name]) => name.startsWith(refusalPrefix))
        .map(([name, value]) => ({ id: name.slice(refusalPrefix.length), ...refusalSchema.parse(value) })),
    ],
  };
};

const formerRefusal = 'former';

/** The address among items of several partitions; without refusals where there is none. */
export const addressIn = (items: readonly Item[]): AddressRecord =>
  recordIn(items.find(({ pk }) => String(pk).startsWith(prefix)) ?? {});

export const findAddress = async (db: Database, addressHash: string): Promise<AddressRecord> =>
  recordIn((await getItem(db, addressItemKey(addressHash))) ?? {});

/** Keeps a refusal with the address; the same one again changes nothing. */
export const rememberRefusal = (
  db: Database,
  addressHash: string,
  { id, at, how }: AddressRefusal,
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(addressHash),
    UpdateExpression: 'SET #refusal = if_not_exists(#refusal, :refusal)',
    ExpressionAttributeNames: { '#refusal': `${refusalPrefix}${id}` },
    ExpressionAttributeValues: { ':refusal': { at, how } },
  },
});

/** Takes one refusal back; any other stays. */
export const forgetRefusal = (db: Database, addressHash: string, id: string): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(addressHash),
    ...(id === formerRefusal
      ? { UpdateExpression: 'REMOVE refusedAt, refusedHow' }
      : {
          UpdateExpression: 'REMOVE #refusal',
          ExpressionAttributeNames: { '#refusal': `${refusalPrefix}${id}` },
        }),
  },
});

/** What the address book knows of an address. */
export interface Addressee {
  readonly customerId: string;
  readonly isKnown: boolean;
  readonly refusals: readonly AddressRefusal[];
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
    [...hashes.values()].map((hash) => addressItemKey(hash)),
  );
  const known = new Map(items.map((item) => [String(item['pk']).slice(prefix.length), item]));
  return (email) => {
    const item = known.get(hashes.get(addressKey(email)) ?? '');
    const { customerId, refusals } = recordIn(item ?? {});
    return {
      customerId: customerId ?? keyring.idOf('customer', addressKey(email)),
      isKnown: customerId !== undefined,
      refusals,
    };
  };
}

/** The id of a person without an address: of the company and the name. */
export const nameId = (keyring: Keyring, accountId: string, fullName: string): string =>
  keyring.idOf('customer', `${accountId}|${personKey(fullName)}`);

/** What DynamoDB takes in one transaction. */
const CLAIMS_AT_ONCE = 100;

/** Remembers whose an address is, and keeps what it is already known for. Of two claims to one address the first stands. */
export async function claimAddresses(
  db: Database,
  keyring: Keyring,
  claims: readonly { readonly email: string; readonly customerId: string }[],
): Promise<void> {
  const claimed = new Map<string, string>();
  for (const { email, customerId } of claims) {
    const hash = addressHash(keyring, email);
    if (!claimed.has(hash)) claimed.set(hash, customerId);
  }
  const writes = [...claimed].map(([hash, customerId]): Write => ({
    Update: {
      TableName: db.customersTable,
      Key: addressItemKey(hash),
      UpdateExpression: 'SET customerId = if_not_exists(customerId, :id)',
      ExpressionAttributeValues: { ':id': customerId },
    },
  }));
  await inParallel(chunked(writes, CLAIMS_AT_ONCE), 4, (pack) => transact(db, pack));
}

/** Forgets whose an address is, where it is still theirs. What was refused at it stays. */
export async function disownAddress(
  db: Database,
  keyring: Keyring,
  { email, customerId }: { readonly email: string; readonly customerId: string },
): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: addressItemKey(addressHash(keyring, email)),
        UpdateExpression: 'REMOVE customerId',
        ConditionExpression: 'customerId = :id',
        ExpressionAttributeValues: { ':id': customerId },
      },
    },
  ]);
}

/** An address leads to another record of the same person from now on. */
export const passAddress = (db: Database, hash: string, customerId: string): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(hash),
    UpdateExpression: 'SET customerId = :id',
    ExpressionAttributeValues: { ':id': customerId },
  },
});

/** An address leads to the record again from which a merge took it, if nobody passed it on since; refused, if it is to be. */
export const giveAddressBack = (
  db: Database,
  hash: string,
  {
    from,
    to,
    refusal,
  }: { readonly from: string; readonly to: string; readonly refusal?: AddressRefusal | undefined },
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(hash),
    UpdateExpression: `SET customerId = :to${refusal === undefined ? '' : ', #refusal = if_not_exists(#refusal, :refusal)'}`,
    ConditionExpression: 'attribute_not_exists(customerId) OR customerId IN (:from, :to)',
    ...(refusal === undefined
      ? {}
      : { ExpressionAttributeNames: { '#refusal': `${refusalPrefix}${refusal.id}` } }),
    ExpressionAttributeValues: {
      ':from': from,
      ':to': to,
      ...(refusal === undefined ? {} : { ':refusal': { at: refusal.at, how: refusal.how } }),
    },
  },
});
