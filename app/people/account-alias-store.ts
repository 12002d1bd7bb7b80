import { readCompanyName } from '../../domain/people/company-name.ts';
import { companyKey } from '../../domain/people/names.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { deleteMany, getMany, putMany } from '../../platform/dynamodb/engine.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { findAccounts } from './account-store.ts';

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

const codeAlias = (keyring: Keyring, code: string): string =>
  keyring.idOf('account', `code:${code.normalize('NFKC').trim()}`);

/** What leads to a company that is named so. */
interface Aliases {
  readonly code: string | undefined;
  /** The name without its legal form. */
  readonly bare: string | undefined;
  /** The name with its legal form, where another company has the name without. */
  readonly formed: string | undefined;
  readonly form: string;
}

function aliasesOf(keyring: Keyring, { code, name }: AccountNaming): Aliases {
  const key = name === undefined ? '' : companyKey(name);
  const form = name === undefined ? '' : formIn(name);
  const named = (suffix: string): string | undefined =>
    key === '' ? undefined : keyring.idOf('account', `name:${key}${suffix}`);
  return {
    code: code === undefined ? undefined : codeAlias(keyring, code),
    bare: named(''),
    formed: form === '' ? undefined : named(`|${form}`),
    form,
  };
}

/** 株式会社X, 有限会社X and 合同会社X are three companies; what is written for them abroad varies, and tells nothing apart. */
const tellingForms: ReadonlySet<string> = new Set(['株', '有', '合']);

function formIn(name: string): string {
  const { form } = readCompanyName(name);
  return tellingForms.has(form) ? form : '';
}

/** The account of a company's code, as far as it is known. */
export async function findAccountIdByCode(
  db: Database,
  keyring: Keyring,
  code: string,
): Promise<string | undefined> {
  const [item] = await getMany(db, db.customersTable, [aliasKey(codeAlias(keyring, code))]);
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
  const formOf = new Map<string, string>();
  const read = async (aliases: readonly string[]): Promise<void> => {
    for (const item of await getMany(db, db.customersTable, aliases.map(aliasKey))) {
      const [alias, form] = [String(item['alias']), item['form']];
      known.set(alias, String(item['accountId']));
      into.set(alias, mergedIntoOf(item));
      if (typeof form === 'string') formOf.set(alias, form);
    }
  };
  await read([...all.values()].flatMap(({ code, bare, formed }) => [code, bare, formed]).filter(isText));
  const adopted = new Map(await formsStoredBefore(db, all.values(), known, formOf));
  const fresh: AccountAlias[] = [];
  const ids = new Map<string, string>();
  for (const [key, { code, bare, formed, form }] of all) {
    const held = bare === undefined ? undefined : formOf.get(bare);
    const isAnother = form !== '' && held !== undefined && held !== '' && held !== form;
    const isNewName = bare !== undefined && !known.has(bare);
    const aliases = [code, isAnother ? formed : bare].filter(isText);
    const accountId = aliases.map((alias) => known.get(alias)).find((id) => id !== undefined) ?? aliases[0];
    if (accountId === undefined) continue;
    ids.set(key, accountId);
    for (const alias of aliases.filter((each) => !known.has(each))) {
      known.set(alias, accountId);
      fresh.push({ alias, accountId });
    }
    if (bare === undefined || !(isNewName || (held === '' && form !== ''))) continue;
    formOf.set(bare, form);
    adopted.set(bare, form);
  }
  if (fresh.length > 0) await onFresh?.(fresh);
  await putMany(
    db,
    db.customersTable,
    fresh.map((each) => ({ ...aliasKey(each.alias), ...each, form: formOf.get(each.alias) })),
  );
  for (const { alias } of fresh) adopted.delete(alias);
  await keepForms(db, adopted);
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

/** The legal forms of names that release 0.4 and before stored without: that of the company's own name. */
async function formsStoredBefore(
  db: Database,
  all: Iterable<Aliases>,
  known: ReadonlyMap<string, string>,
  formOf: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const silent = new Map(
    [...all].flatMap(({ bare, form }) => {
      const accountId = bare === undefined ? undefined : known.get(bare);
      return bare === undefined || accountId === undefined || form === '' || formOf.has(bare)
        ? []
        : [[bare, accountId] as const];
    }),
  );
  if (silent.size === 0) return silent;
  const accounts = await findAccounts(db, [...new Set(silent.values())]);
  for (const [alias, accountId] of silent) {
    const name = accounts.get(accountId)?.name;
    formOf.set(alias, name === undefined ? '' : formIn(name));
  }
  return new Map([...silent.keys()].map((alias) => [alias, formOf.get(alias) ?? '']));
}

const FORMS_AT_ONCE = 16;

/** Notes the legal form that a name stands for, once. */
async function keepForms(db: Database, forms: ReadonlyMap<string, string>): Promise<void> {
  await inParallel([...forms], FORMS_AT_ONCE, ([alias, form]) =>
    transact(db, [
      {
        Update: {
          TableName: db.customersTable,
          Key: aliasKey(alias),
          UpdateExpression: 'SET form = :form',
          ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(form) OR form = :none)',
          ExpressionAttributeValues: { ':form': form, ':none': '' },
        },
      },
    ]),
  );
}

const isText = (value: string | undefined): value is string => value !== undefined;

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
