import { companyKey } from '../../domain/people/names.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
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

/** To which accounts the names of a file lead. */
export interface ResolvedNames {
  /** The account, as it is now; undefined where nothing names a company. */
  readonly idOf: (naming: AccountNaming) => string | undefined;
  /** The account that was called so before it was merged into another; the same where it was not. */
  readonly formerIdOf: (naming: AccountNaming) => string | undefined;
}

/**
 * Finds or makes the ids of accounts. Whatever a file calls a company, by code or by name, leads to one id:
 * the first name ever seen gives it, later ones are kept as aliases. Names of a company that was merged into another lead
 * to that one, and stay its own.
 * @param onFresh hears of aliases that nobody had before, before they are written
 */
export async function resolveNames(
  db: Database,
  keyring: Keyring,
  namings: readonly AccountNaming[],
  onFresh?: (fresh: readonly AccountAlias[]) => Promise<void>,
): Promise<ResolvedNames> {
  const all = new Map(namings.map((naming) => [namingKey(naming), aliasesOf(keyring, naming)]));
  const known = new Map<string, string>();
  const into = new Map<string, string | undefined>();
  const read = async (aliases: readonly string[]): Promise<void> => {
    for (const item of await getMany(db, db.customersTable, aliases.map(aliasKey))) {
      known.set(String(item['alias']), String(item['accountId']));
      into.set(String(item['alias']), mergedIntoOf(item));
    }
  };
  await read([...all.values()].flat());
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
  // The first name of an account says where the account has gone: mostly it is the one that was read.
  for (const { alias } of fresh) into.set(alias, undefined);
  for (let asked = notIn(into, ids.values()); asked.length > 0; asked = notIn(into, into.values())) {
    for (const id of asked) into.set(id, undefined);
    await read(asked);
  }
  const nowOf = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : nowOf(next);
  };
  return {
    idOf: (naming) => {
      const id = ids.get(namingKey(naming));
      return id === undefined ? undefined : nowOf(id);
    },
    formerIdOf: (naming) => ids.get(namingKey(naming)),
  };
}

const mergedIntoOf = ({ mergedInto }: Item): string | undefined =>
  typeof mergedInto === 'string' ? mergedInto : undefined;

const notIn = (known: ReadonlyMap<string, unknown>, ids: Iterable<string | undefined>): readonly string[] => [
  ...new Set([...ids].filter((id) => id !== undefined && !known.has(id)).map(String)),
];

/** As `resolveNames`, for who asks only which account it is now. */
export const resolveAccounts = async (
  ...given: Parameters<typeof resolveNames>
): Promise<ResolvedNames['idOf']> => (await resolveNames(...given)).idOf;

/** All names of one account lead to another from now on; undefined: to itself again. */
export const leadNames = (db: Database, accountId: string, into: string | undefined): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: aliasKey(accountId),
    UpdateExpression:
      into === undefined
        ? 'SET alias = :id, accountId = :id REMOVE mergedInto'
        : 'SET alias = :id, accountId = :id, mergedInto = :into',
    ExpressionAttributeValues: { ':id': accountId, ...(into === undefined ? {} : { ':into': into }) },
  },
});

/** Forgets other names of accounts. */
export const removeAliases = (db: Database, aliases: readonly AccountAlias[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    aliases.map(({ alias }) => aliasKey(alias)),
  );
