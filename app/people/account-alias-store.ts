import { companyKey } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { deleteMany, getMany, putMany } from '../../platform/dynamodb/engine.ts';
import type { Keyring } from '../../platform/keyring.ts';

/** Another name of an account (its code, a spelling), by keyed hash. */
const aliasKey = (hash: string) => ({ pk: `ALIAS#${hash}`, sk: 'ACCOUNT' });

/** One of the names, hashed, that lead to an account; the first of them is the account's id. */
export interface AccountAlias {
  readonly alias: string;
  readonly accountId: string;
}

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

/** The account of a company's code, as far as it is known. */
export async function findAccountIdByCode(
  db: Database,
  keyring: Keyring,
  code: string,
): Promise<string | undefined> {
  const [alias] = aliasesOf(keyring, { code });
  if (alias === undefined) return undefined;
  const [item] = await getMany(db, db.customersTable, [aliasKey(alias)]);
  return item === undefined ? undefined : String(item['accountId']);
}

const namingKey = ({ code, name }: AccountNaming): string => `${code ?? ''}|${name ?? ''}`;

/**
 * Finds or makes the ids of accounts. Whatever a file calls a company, by code or by name, leads to one id:
 * the first name ever seen gives it, later ones are kept as aliases. Undefined where nothing names a company.
 * @param onFresh hears of aliases that nobody had before, before they are written
 */
export async function resolveAccounts(
  db: Database,
  keyring: Keyring,
  namings: readonly AccountNaming[],
  onFresh?: (fresh: readonly AccountAlias[]) => Promise<void>,
): Promise<(naming: AccountNaming) => string | undefined> {
  const all = new Map(namings.map((naming) => [namingKey(naming), aliasesOf(keyring, naming)]));
  const known = new Map<string, string>();
  const items = await getMany(
    db,
    db.customersTable,
    [...all.values()].flat().map((alias) => aliasKey(alias)),
  );
  for (const item of items) known.set(String(item['alias']), String(item['accountId']));
  const fresh: AccountAlias[] = [];
  const ids = new Map<string, string>();
  for (const [key, aliases] of all) {
    const accountId = aliases.map((alias) => known.get(alias)).find((id) => id !== undefined) ?? aliases[0];
    if (accountId === undefined) continue;
    ids.set(key, accountId);
    for (const alias of aliases.filter((each) => !known.has(each))) {
      known.set(alias, accountId);
      fresh.push({ alias, accountId });
    }
  }
  if (fresh.length > 0) await onFresh?.(fresh);
  await putMany(
    db,
    db.customersTable,
    fresh.map((each) => ({ ...aliasKey(each.alias), ...each })),
  );
  return (naming) => ids.get(namingKey(naming));
}

/** Forgets other names of accounts. */
export const removeAliases = (db: Database, aliases: readonly AccountAlias[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    aliases.map(({ alias }) => aliasKey(alias)),
  );
