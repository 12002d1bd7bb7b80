import type { Customer } from '../../domain/people/customer.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { collect, deleteMany, keyOf, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { customerPk, findCustomer, findCustomerItems, whoSpeaksFor } from '../people/customer-store.ts';

/** One person: the record that speaks for them, and all records. */
export interface PersonRecords {
  readonly speaker: Customer;
  /** The speaker first, then those that were merged into it. */
  readonly records: readonly string[];
}

/** The person behind a record, whichever of theirs it is; undefined where nobody is stored under it. */
export async function findPersonRecords(
  db: Database,
  customerId: string,
): Promise<PersonRecords | undefined> {
  const speaker = await whoSpeaksFor(db, await findCustomer(db, customerId));
  return speaker === undefined
    ? undefined
    : { speaker, records: [...new Set([speaker.id, ...(speaker.mergedFrom ?? [])])] };
}

/** Everything in the partitions of one record, in both tables. */
export async function findPartition(
  db: Database,
  customerId: string,
): Promise<{ readonly customers: readonly Item[]; readonly timeline: readonly Item[] }> {
  const [customers, timeline] = await Promise.all([
    findCustomerItems(db, customerId),
    collect(queryPrefix(db, db.timelineTable, customerPk(customerId), '')),
  ]);
  return { customers, timeline };
}

/** Deletes items of both tables; what is not there is gone already. */
export async function deleteItems(
  db: Database,
  { customers, timeline }: { readonly customers: readonly Item[]; readonly timeline: readonly Item[] },
): Promise<void> {
  await deleteMany(
    db,
    db.timelineTable,
    timeline.map((item) => keyOf(item)),
  );
  await deleteMany(
    db,
    db.customersTable,
    customers.map((item) => keyOf(item)),
  );
}
