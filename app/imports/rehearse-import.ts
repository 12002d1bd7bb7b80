import type { ImportReport } from '../../contract/imports.ts';
import type { ImportKind, RecordByKind } from '../../domain/imports/import-records.ts';
import { fieldChanges } from '../../domain/kernel/field-changes.ts';
import { accountSchema, customerSchema, type Account, type Customer } from '../../domain/people/customer.ts';
import { rehearsalOf } from '../../platform/dynamodb/rehearsal.ts';
import { findAccounts } from '../people/account-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import type { Deps } from './deps.ts';
import type { Changes } from './import-people.ts';
import { storeRecords, type Storing } from './store-records.ts';

/** What storing would do: how many are new, changed and as they were, and which fields of whom. */
export interface Rehearsed {
  readonly changes: Changes;
  readonly fields: NonNullable<ImportReport['changes']>;
}

/** So many people and companies are shown field by field. */
const SHOWN = 100;

/** Stores records for show: the very code that stores them runs, on a database that writes nothing, and no message goes out. */
export async function rehearseImport<K extends ImportKind>(
  deps: Deps,
  kind: K,
  records: readonly RecordByKind[K][],
  storing: Pick<Storing, 'about' | 'list'>,
): Promise<Rehearsed> {
  const { db, puts } = rehearsalOf(deps.db);
  const silent = { send: nothing, sendAll: nothing };
  const changes = await storeRecords(
    { ...deps, db, engagementQueue: silent, mailQueue: silent },
    kind,
    records,
    { ...storing, isRepeat: false },
  );
  const people = puts.flatMap((item) => customerSchema.safeParse(item).data ?? []);
  const companies = puts.flatMap((item) => accountSchema.safeParse(item).data ?? []);
  const [knownPeople, knownCompanies] = await Promise.all([
    findCustomers(
      deps.db,
      people.map(({ id }) => id),
    ),
    findAccounts(
      deps.db,
      companies.map(({ id }) => id),
    ),
  ]);
  const changed = [
    ...people.map((after) => changeOf(knownPeople.get(after.id), after, nameOf(after))),
    ...companies.map((after) => changeOf(knownCompanies.get(after.id), after, after.name)),
  ];
  return { changes, fields: changed.flatMap((each) => each ?? []).slice(0, SHOWN) };
}

const nothing = (): Promise<void> => Promise.resolve();

const nameOf = ({ fullName, lastName = '', email = '' }: Customer): string => fullName ?? (lastName || email);

/** The fields that would change of somebody who is known; undefined where none would, or where he is new. */
function changeOf<T extends Customer | Account>(before: T | undefined, after: T, who: string) {
  if (before === undefined) return undefined;
  const fields = fieldChanges(before, after).filter(({ field }) => !bookkeeping.has(field));
  return fields.length === 0 ? undefined : { who, fields: fields.map((each) => ({ ...each })) };
}

/** What every write changes, and nobody asked about. */
const bookkeeping: ReadonlySet<string> = new Set(['version', 'schemaVersion', 'findable', 'accountId', 'id']);
