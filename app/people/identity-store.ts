import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addressKey, companyKey, personKey } from '../../domain/people/names.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { getMany, inParallel, putMany, type Database } from '../../platform/dynamodb/database.ts';
import { accountAliasKey, addressKeyOf } from '../../platform/dynamodb/keys.ts';

/** How an account may be named: by code, by name, or both. */
export interface AccountNaming {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
}

const aliasesOf = (keyring: Keyring, { code, name }: AccountNaming): readonly string[] => [
  ...(code === undefined ? [] : [keyring.idOf('account', `code:${code.normalize('NFKC').trim()}`)]),
  ...(name === undefined || companyKey(name) === ''
    ? []
    : [keyring.idOf('account', `name:${companyKey(name)}`)]),
];

const namingKey = ({ code, name }: AccountNaming): string => `${code ?? ''}|${name ?? ''}`;

/**
 * Finds or makes the ids of accounts. Whatever a file calls a company, by code or by name, leads to one id:
 * the first name ever seen gives it, later ones are kept as aliases.
 */
export async function resolveAccounts(
  db: Database,
  keyring: Keyring,
  namings: readonly AccountNaming[],
): Promise<(naming: AccountNaming) => string> {
  const all = new Map(namings.map((naming) => [namingKey(naming), aliasesOf(keyring, naming)]));
  const known = new Map<string, string>();
  const items = await getMany(
    db,
    db.customersTable,
    [...all.values()].flat().map((alias) => accountAliasKey(alias)),
  );
  for (const item of items) known.set(String(item['alias']), String(item['accountId']));
  const fresh: Record<string, unknown>[] = [];
  const ids = new Map<string, string>();
  for (const [key, aliases] of all) {
    const accountId = aliases.map((alias) => known.get(alias)).find((id) => id !== undefined) ?? aliases[0];
    if (accountId === undefined) continue;
    ids.set(key, accountId);
    for (const alias of aliases.filter((each) => !known.has(each))) {
      known.set(alias, accountId);
      fresh.push({ ...accountAliasKey(alias), alias, accountId });
    }
  }
  await putMany(db, db.customersTable, fresh);
  return (naming) => ids.get(namingKey(naming)) ?? keyring.idOf('account', 'nameless');
}

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
  const known = new Map(items.map((item) => [String(item['pk']).slice('ADDRESS#'.length), item]));
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
    db.client.send(
      new UpdateCommand({
        TableName: db.customersTable,
        Key: addressKeyOf(addressHash(keyring, email)),
        UpdateExpression: 'SET customerId = if_not_exists(customerId, :id)',
        ExpressionAttributeValues: { ':id': customerId },
      }),
    ),
  );
}
