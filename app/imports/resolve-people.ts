import type { CustomerRecord } from '../../domain/imports/import-records.ts';
import type { Customer } from '../../domain/people/customer.ts';
import { companyDomainOf, isFreeMail } from '../../domain/people/free-mail.ts';
import { companyKey } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { resolveNames, type AccountNaming } from '../people/account-alias-store.ts';
import type { Journal } from './import-journal.ts';
import { nameId, resolveAddresses, type Addressee } from '../people/address-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { resolveExternalIds } from '../people/external-id-store.ts';

/** Who the rows of a file are, and where they belong. */
export interface Resolved {
  /** Undefined where the row's own number and its address belong to two different people: a person must decide. */
  readonly idOf: (record: CustomerRecord) => string | undefined;
  /** The company that a row names; undefined where it names none. */
  readonly companyOf: (record: CustomerRecord) => string | undefined;
  readonly accountOf: (record: CustomerRecord, id: string, known: Customer | undefined) => string;
  readonly addresseeOf: (email: string) => Addressee;
}

/** What a row says of its company; by the domain of the address where it names none and the domain is a company's. */
export const namingOf = ({ accountCode, accountName, email }: CustomerRecord): AccountNaming => ({
  code: accountCode,
  name: accountName ?? (accountCode === undefined ? companyDomainOf(email) : undefined),
});

/**
 * Finds the people and companies of a file: a person by his own number, then by any address he ever had, then by name
 * and company. Whoever names no company and writes from where anybody has a mailbox stands alone.
 */
export async function resolvePeople(
  db: Database,
  keyring: Keyring,
  records: readonly CustomerRecord[],
  journal?: Journal,
): Promise<Resolved> {
  const [{ idOf: accountIdOf, formerIdOf }, addresseeOf, byNumber] = await Promise.all([
    resolveNames(
      db,
      keyring,
      records.map((record) => namingOf(record)),
      (aliases) => journal?.note({ aliases: [...aliases] }) ?? Promise.resolve(),
    ),
    resolveAddresses(
      db,
      keyring,
      records.flatMap(({ email }) => email ?? []),
    ),
    resolveExternalIds(
      db,
      keyring,
      records.flatMap(({ externalId }) => externalId ?? []),
    ),
  ]);
  const alone = (id: string): string => keyring.idOf('account', `person:${id}`);
  const byAddress = ({ email }: CustomerRecord): Addressee | undefined =>
    email === undefined ? undefined : addresseeOf(email);
  // Within a file a number may come before its address is known, and the other way round.
  const inFile = new Map<string, string>();
  const ownId = (record: CustomerRecord): string => {
    const addressee = byAddress(record);
    if (addressee !== undefined) return addressee.customerId;
    const name = record.fullName ?? record.lastName ?? '';
    const naming = namingOf(record);
    // Who was known by name at a company that was merged into another is known by that still.
    return nameId(keyring, formerIdOf(naming) ?? alone(record.externalId ?? name), name);
  };
  const nowOf = await mergedPeople(
    db,
    records.flatMap((record) => (record.email === undefined ? [ownId(record)] : [])),
  );
  for (const record of records) {
    const { externalId } = record;
    if (externalId === undefined || inFile.has(externalId)) continue;
    inFile.set(externalId, byNumber(externalId) ?? nowOf(ownId(record)));
  }
  const formerFreeMailAccount = (email: string): string =>
    keyring.idOf('account', `name:${companyKey(email.split('@')[1] ?? '')}`);
  return {
    addresseeOf,
    companyOf: (record) => accountIdOf(namingOf(record)),
    idOf: (record) => {
      const numbered = record.externalId === undefined ? undefined : inFile.get(record.externalId);
      const addressee = byAddress(record);
      if (numbered === undefined) return nowOf(ownId(record));
      return addressee?.isKnown === true && addressee.customerId !== numbered ? undefined : numbered;
    },
    accountOf: (record, id, known) => {
      const isNamed = (record.accountCode ?? record.accountName) !== undefined;
      // Releases before 0.3 took everybody at such a domain for one company.
      const wasPooled =
        known?.email !== undefined &&
        isFreeMail(known.email.split('@')[1] ?? '') &&
        known.accountId === formerFreeMailAccount(known.email);
      if (!isNamed && known !== undefined && !wasPooled) return known.accountId;
      // The company is on its way into another: its people go with it, not by the file.
      if (known !== undefined && formerIdOf(namingOf(record)) === known.accountId) return known.accountId;
      return accountIdOf(namingOf(record)) ?? alone(id);
    },
  };
}

/** Whoever is known by name alone may have been found to be somebody else, who may in turn. */
async function mergedPeople(db: Database, ids: readonly string[]): Promise<(id: string) => string> {
  const into = new Map<string, string>();
  for (let asked: readonly string[] = [...new Set(ids)]; asked.length > 0;) {
    const people = await findCustomers(db, asked);
    const merged = [...people.values()].flatMap(({ id, mergedInto }) =>
      mergedInto === undefined || into.has(id) ? [] : [[id, mergedInto] as const],
    );
    for (const [id, now] of merged) into.set(id, now);
    asked = merged.map(([, now]) => now);
  }
  const nowOf = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : nowOf(next);
  };
  return nowOf;
}
