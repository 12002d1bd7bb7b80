import type { CorrectionView } from '../../contract/meetings.ts';
import { traced } from '../../domain/kpis/correction.ts';
import { correctionsSince, type Meeting } from '../../domain/kpis/meeting.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findAccounts } from '../people/account-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { findCorrections } from './correction-store.ts';
import type { KpiCounter } from './kpi-store.ts';
import { countsByCohort } from './sum-figures.ts';

/** Notes of one month of finding that are looked at; the rest is untraced. */
const MOST_NOTES = 2_000;
/** Customers that are named of one correction. */
const MOST_PEOPLE = 50;

/** What has changed of the figures that a meeting took for final, with the customers behind it. */
export async function correctionsWithPeople(
  db: Database,
  meeting: Meeting | undefined,
  counters: readonly KpiCounter[],
  now: Date,
): Promise<CorrectionView[]> {
  if (meeting === undefined) return [];
  const corrections = correctionsSince(meeting, countsByCohort(counters));
  if (corrections.length === 0) return [];
  const changes = await findCorrections(db, [meeting.at, now.toISOString()], MOST_NOTES);
  const found = traced(corrections, changes).map((each) => ({
    ...each,
    people: each.people.slice(0, MOST_PEOPLE),
  }));
  const customers = await findCustomers(
    db,
    found.flatMap(({ people }) => people.map(({ customerId }) => customerId)),
  );
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  return found.map((each) => ({
    ...each,
    people: each.people.map((person) => {
      const customer = customers.get(person.customerId);
      return {
        ...person,
        name: customer?.fullName ?? customer?.lastName ?? '',
        accountName: accounts.get(customer?.accountId ?? '')?.name ?? '',
      };
    }),
  }));
}
