import { withCauses, holdsOf } from '../../domain/people/causes.ts';
import type { Deps } from './deps.ts';
import { saveAccounts, findAccounts, saveMembers } from '../people/account-store.ts';
import { saveCustomers, findCustomers, loadStanding, putStanding } from '../people/customer-store.ts';
import { listOwners, saveOwners } from '../people/owner-store.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database } from '../../platform/dynamodb/database.ts';
import { claimAddresses, nameId, resolveAddresses } from '../people/address-store.ts';
import { resolveAccounts, type AccountNaming } from '../people/account-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { AccountRecord, CustomerRecord, OwnerRecord } from '../../domain/imports/import-records.ts';
import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import {
  mergeAccount,
  mergeCustomer,
  mergeOwner,
  type FileConsent,
} from '../../domain/imports/merge-record.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { personKey } from '../../domain/people/names.ts';
import { mergeStored, type Merged } from './merge-stored.ts';

/** What a file changed. */
export interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that name somebody nobody knows, listed for a person to see to. */
  readonly unmatched?: readonly string[];
}

/**
 * Takes people and their companies. The same file again changes nothing.
 * @param isRepeat these records may have been stored before all that follows from them was done: it is done for all
 */
export async function importCustomers(
  deps: Deps,
  records: readonly CustomerRecord[],
  consent: FileConsent,
  isRepeat = false,
): Promise<Changes> {
  const { db } = deps;
  const [keyring, settings] = await Promise.all([deps.keyring(), deps.settings()]);
  const accountIdOf = await resolveAccounts(
    db,
    keyring,
    records.map((record) => namingOf(record)),
  );
  const addresseeOf = await resolveAddresses(
    db,
    keyring,
    records.flatMap(({ email }) => email ?? []),
  );
  const idOf = (record: CustomerRecord): string =>
    record.email === undefined
      ? nameId(keyring, accountIdOf(namingOf(record)), record.fullName ?? record.lastName ?? '')
      : addresseeOf(record.email).customerId;
  // A row without a company leaves a known person where he is.
  const accountOf = (record: CustomerRecord, known: Customer | undefined): string =>
    (record.accountCode ?? record.accountName) === undefined
      ? (known?.accountId ?? accountIdOf(namingOf(record)))
      : accountIdOf(namingOf(record));
  const rows = grouped(records, idOf);
  const ids = [...rows.keys()];
  const before = await findCustomers(db, ids);
  await importAccountsOf(db, records, (record) => accountOf(record, before.get(idOf(record))));
  const merged = await mergeStored(
    'customer',
    ids,
    { find: (some) => findCustomers(db, some), save: (changed) => saveCustomers(db, changed) },
    (known, id) =>
      (rows.get(id) ?? []).reduce<Customer | undefined>(
        (customer, record) =>
          mergeCustomer(
            customer,
            record,
            { id, accountId: accountOf(record, customer) },
            consent,
            settings.locale,
          ),
        known,
      ),
  );
  const { created, updated } = merged;
  await saveMembers(
    db,
    (isRepeat ? merged.all : [...created, ...updated]).map(({ accountId, id }) => ({
      accountId,
      customerId: id,
    })),
  );
  await applyRefusals(deps, merged.all, (email) => addresseeOf(email).refusals[0]?.at);
  // A claimed address says that all before was done: a file of inquiries passes known people by.
  await claimAddresses(
    db,
    keyring,
    newClaims(merged.all, (email) => addresseeOf(email).isKnown),
  );
  await recompute(deps, isRepeat ? merged.all : updated);
  return countsOf(merged);
}

const countsOf = ({ all, created, updated }: Merged<unknown>): Changes => ({
  created: created.length,
  updated: updated.length,
  unchanged: all.length - created.length - updated.length,
});

/** What a row calls its company; its mail domain where it says nothing. */
export const namingOf = ({ accountCode, accountName, email }: CustomerRecord): AccountNaming => ({
  code: accountCode,
  name: accountName ?? (accountCode === undefined ? email?.split('@')[1] : undefined),
});

/** An address that refused before its owner was known: the refusal is his. */
async function applyRefusals(
  { db, now }: Deps,
  customers: readonly Customer[],
  refusedAt: (email: string) => string | undefined,
): Promise<void> {
  const refusing = customers.flatMap(({ id, email }) => {
    const at = email === undefined ? undefined : refusedAt(email);
    return at === undefined ? [] : [{ id, at }];
  });
  await inParallel(refusing, 16, async ({ id, at }) => {
    const standing = await loadStanding(db, id, now().toISOString());
    const after = withCauses(standing, { of: 'refused', id: 'address', at, how: 'address' });
    if (holdsOf(standing).refused !== undefined) return;
    await transact(db, [
      putStanding(db, standing, after),
      putFact(db, { kind: 'refused', customerId: id, at, id: 'address', how: 'address' }),
    ]);
  });
}

const newClaims = (customers: readonly Customer[], isKnown: (email: string) => boolean) =>
  customers.flatMap(({ id, email }) =>
    email === undefined || isKnown(email) ? [] : [{ email, customerId: id }],
  );

/** Companies that only a file of people names are made; what they say fills gaps, and overwrites nothing. */
async function importAccountsOf(
  db: Database,
  records: readonly CustomerRecord[],
  accountOf: (record: CustomerRecord) => string,
): Promise<void> {
  const rows = grouped(records, accountOf);
  await mergeStored('account', [...rows.keys()], accountsIn(db), (known, id) =>
    (rows.get(id) ?? []).reduce<Account | undefined>(
      (account, record) =>
        mergeAccount(account, id, {
          name: account?.name ?? namingOf(record).name ?? record.accountCode ?? '',
          code: account?.code ?? record.accountCode,
          industry: account?.industry ?? record.industry,
          employees: account?.employees ?? record.employees,
          region: account?.region ?? record.region,
          ownerName: account?.ownerName ?? record.ownerName,
        }),
      known,
    ),
  );
}

const accountsIn = (db: Database) => ({
  find: (ids: readonly string[]) => findAccounts(db, ids),
  save: (changed: readonly Account[]) => saveAccounts(db, changed),
});

/** Title, size or industry may have changed: their fit, and so their threshold, is computed anew. */
async function recompute({ engagementQueue }: Deps, customers: readonly Customer[]): Promise<void> {
  await engagementQueue.sendAll(
    customers.map(({ id }): EngagementMessage => ({ kind: 'refold', customerId: id })),
  );
}

export async function importAccounts(deps: Deps, records: readonly AccountRecord[]): Promise<Changes> {
  const { db } = deps;
  const accountIdOf = await resolveAccounts(
    db,
    await deps.keyring(),
    records.map(({ code, name }) => ({ code, name })),
  );
  const rows = grouped(records, ({ code, name }) => accountIdOf({ code, name }));
  const merged = await mergeStored('account', [...rows.keys()], accountsIn(db), (known, id) =>
    (rows.get(id) ?? []).reduce<Account | undefined>(
      (account, record) => mergeAccount(account, id, record),
      known,
    ),
  );
  return countsOf(merged);
}

export async function importOwners({ db, keyring }: Deps, records: readonly OwnerRecord[]): Promise<Changes> {
  const keys = await keyring();
  const rows = grouped(records, ({ name }) => keys.idOf('owner', personKey(name)));
  const merged = await mergeStored(
    'owner',
    [...rows.keys()],
    {
      find: async () => new Map((await listOwners(db)).map((owner) => [owner.id, owner])),
      save: (changed) => saveOwners(db, changed),
    },
    (known, id) =>
      (rows.get(id) ?? []).reduce<Owner | undefined>((owner, record) => mergeOwner(owner, id, record), known),
  );
  return countsOf(merged);
}
