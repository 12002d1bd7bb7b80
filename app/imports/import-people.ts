import { withCauses, holdsOf } from '../../domain/people/causes.ts';
import type { Deps } from './deps.ts';
import { findAccounts, findMembers, saveAccounts } from '../people/account-store.ts';
import { namingOf, resolvePeople } from './resolve-people.ts';
import { freshKeysOf, savePeople } from './save-people.ts';
import { writesOf, type Journal } from './import-journal.ts';
import { findCustomers, loadStanding, putStanding } from '../people/customer-store.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { type Database } from '../../platform/dynamodb/database.ts';
import { refusalCause, type AddressRefusal } from '../people/address-store.ts';
import { resolveNames } from '../people/account-alias-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { AccountRecord, CustomerRecord } from '../../domain/imports/import-records.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import {
  fillAccount,
  mergeAccount,
  mergeCustomer,
  type FileConsent,
} from '../../domain/imports/merge-record.ts';
import { askableDomain } from '../../domain/people/mail-domain.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { freeCorrected } from './corrected-addresses.ts';
import { erasedAt, leftOutAsErased } from './left-out-as-erased.ts';
import { mergeStored, type Merged } from './merge-stored.ts';

/** What a file changed. */
export interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that name somebody nobody knows, listed for a person to see to. */
  readonly unmatched?: readonly string[];
  /** Of addresses that nobody had before: whether they take mail is not known yet. */
  readonly domains?: readonly string[];
}

/** How records are stored. */
export interface HowStored {
  /** They may have been stored before all that follows from them was done: it is done for all. */
  readonly isRepeat?: boolean;
  readonly journal?: Journal | undefined;
  /** The rows tell of what people did themselves since they were erased: they are stored anew. */
  readonly mayReturn?: boolean;
}

/** Takes people and their companies. The same file again changes nothing. */
export async function importCustomers(
  deps: Deps,
  all: readonly CustomerRecord[],
  consent: FileConsent,
  { isRepeat = false, journal, mayReturn = false }: HowStored = {},
): Promise<Changes> {
  const { db } = deps;
  const [keyring, settings] = await Promise.all([deps.keyring(), deps.settings()]);
  const { idOf, accountOf, addresseeOf } = await resolvePeople(db, keyring, all, journal);
  const isErased = ({ email }: CustomerRecord): boolean =>
    !mayReturn && email !== undefined && erasedAt(addresseeOf(email)) !== undefined;
  const records = all.filter((record) => !isErased(record));
  const identified = records.filter((record) => idOf(record) !== undefined);
  const rows = grouped(identified, (record) => idOf(record) ?? '');
  const ids = [...rows.keys()];
  const before = await findCustomers(db, ids);
  const accounts = grouped(identified, (record) => {
    const id = idOf(record) ?? '';
    return accountOf(record, id, before.get(id));
  });
  await importAccountsOf(deps, accounts, { isRepeat, journal });
  const fresh: string[] = isRepeat ? identified.flatMap(({ email }) => email ?? []) : [];
  const merged = await mergeStored(
    'customer',
    ids,
    {
      find: (some) => findCustomers(db, some),
      save: async (changed, known) => {
        const keys = freshKeysOf(changed, known, addresseeOf);
        fresh.push(...keys.addresses.map(({ email }) => email));
        await journal?.note({ customers: writesOf(changed, known), ...keys });
        return savePeople(deps, changed, known, addresseeOf);
      },
    },
    (known, id) =>
      (rows.get(id) ?? []).reduce<Customer | undefined>(
        (customer, record) =>
          mergeCustomer(
            customer,
            record,
            { id, accountId: accountOf(record, id, customer) },
            consent,
            settings.locale,
          ),
        known,
      ),
  );
  // What was broken off may have stored the new address already: it noted first who was how.
  const noted = (journal?.noted().customers ?? []).flatMap(({ before: was }) => was ?? []);
  const were = new Map([...before, ...noted.toReversed().map((was) => [was.id, was] as const)]);
  const corrected = merged.all.filter(({ id, email }) => were.has(id) && were.get(id)?.email !== email);
  await freeCorrected(deps, corrected, were);
  await applyRefusals(deps, merged.all, (email) => addresseeOf(email).refusals);
  await recompute(deps, isRepeat ? merged.all : merged.updated);
  const unmatched = [
    ...records
      .filter((record) => idOf(record) === undefined)
      .map(({ externalId = '', email = '' }) => `${externalId} ${email}`),
    ...all.filter(isErased).map(({ email = '' }) => leftOutAsErased(email)),
  ];
  return {
    ...countsOf(merged),
    domains: [...new Set(fresh.flatMap((email) => askableDomain(email) ?? []))],
    ...(unmatched.length === 0 ? {} : { unmatched }),
  };
}

export const countsOf = ({ all, created, updated }: Merged<unknown>): Changes => ({
  created: created.length,
  updated: updated.length,
  unchanged: all.length - created.length - updated.length,
});

const TRIES = 6;

/** An address that refused before its owner was known: the refusals are his, each as its own source has it. */
export async function applyRefusals(
  { db, now }: Deps,
  customers: readonly Customer[],
  refusalsOf: (email: string) => readonly AddressRefusal[],
): Promise<void> {
  const refusing = customers.flatMap(({ id, email }) => {
    const refusals = email === undefined ? [] : refusalsOf(email);
    return refusals.length === 0 ? [] : [{ id, refusals }];
  });
  await inParallel(refusing, 16, async ({ id, refusals }) => {
    await untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const standing = await loadStanding(db, id, now().toISOString());
      const after = withCauses(standing, ...refusals.map(refusalCause));
      if (after === standing) return undefined;
      const facts = refusals
        .slice(0, holdsOf(standing).refused === undefined ? 1 : 0)
        .map(({ at }) => putFact(db, { kind: 'refused', customerId: id, at, id: 'address', how: 'address' }));
      const outcome = await transact(db, [putStanding(db, standing, after), ...facts]);
      return outcome.kind === 'done' ? undefined : 'lost';
    });
  });
}

/** Companies that only a file of people names are made; what they say fills gaps, and overwrites nothing. */
async function importAccountsOf(
  deps: Deps,
  rows: ReadonlyMap<string, readonly CustomerRecord[]>,
  { isRepeat = false, journal }: HowStored,
): Promise<void> {
  const { all, updated } = await mergeStored(
    'account',
    [...rows.keys()],
    accountsIn(deps.db, journal),
    (known, id) =>
      (rows.get(id) ?? []).reduce<Account | undefined>(
        (account, record) =>
          mergeAccount(account, id, {
            name: account?.name ?? namingOf(record).name ?? record.accountCode ?? record.fullName ?? '',
            code: account?.code ?? record.accountCode,
            industry: account?.industry ?? record.industry,
            employees: account?.employees ?? record.employees,
            region: account?.region ?? record.region,
            ownerName: account?.ownerName ?? record.ownerName,
          }),
        known,
      ),
  );
  await recomputeMembers(deps, isRepeat ? all : updated);
}

const accountsIn = (db: Database, journal: Journal | undefined) => ({
  find: (ids: readonly string[]) => findAccounts(db, ids),
  save: async (changed: readonly Account[], known: ReadonlyMap<string, Account>) => {
    await journal?.note({ accounts: writesOf(changed, known) });
    return saveAccounts(db, changed, known);
  },
});

/** Title, size or industry may have changed: their fit, and so their threshold, is computed anew. */
async function recompute({ engagementQueue }: Deps, customers: readonly Customer[]): Promise<void> {
  await engagementQueue.sendAll(
    customers.map(({ id }): EngagementMessage => ({ kind: 'refold', customerId: id })),
  );
}

/** What a company is (a competitor, its industry, its size) decides how its people are scored. */
async function recomputeMembers(deps: Deps, accounts: readonly Account[]): Promise<void> {
  const members = await inParallel(accounts, 16, ({ id }) => findMembers(deps.db, id));
  await deps.engagementQueue.sendAll(
    members.flat().map((customerId): EngagementMessage => ({ kind: 'refold', customerId })),
  );
}

export async function importAccounts(
  deps: Deps,
  records: readonly AccountRecord[],
  { isRepeat = false, journal }: HowStored = {},
): Promise<Changes> {
  const { db } = deps;
  const { idOf: accountIdOf, formerIdOf } = await resolveNames(
    db,
    await deps.keyring(),
    records.map(({ code, name }) => ({ code, name })),
    (aliases) => journal?.note({ aliases: [...aliases] }) ?? Promise.resolve(),
  );
  // A name of nothing but signs, or of 株式会社 alone, names nobody.
  const named = records.filter(({ code, name }) => accountIdOf({ code, name }) !== undefined);
  const rows = grouped(named, ({ code, name }) => accountIdOf({ code, name }) ?? '');
  const merged = await mergeStored('account', [...rows.keys()], accountsIn(db, journal), (known, id) =>
    (rows.get(id) ?? []).reduce<Account | undefined>(
      (account, record) =>
        formerIdOf(record) === id ? mergeAccount(account, id, record) : fillAccount(account, id, record),
      known,
    ),
  );
  await recomputeMembers(deps, isRepeat ? merged.all : merged.updated);
  const nameless = records.filter((record) => !named.includes(record));
  return {
    ...countsOf(merged),
    ...(nameless.length === 0 ? {} : { unmatched: nameless.map(({ name }) => name) }),
  };
}
