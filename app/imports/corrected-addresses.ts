import { deathsIn, holdsOf, withoutCause } from '../../domain/people/causes.ts';
import type { Customer } from '../../domain/people/customer.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { addressHash } from '../people/address-store.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { rememberDead } from '../people/dead-address-store.ts';

const TRIES = 6;
const AT_ONCE = 16;

/**
 * Whoever has another address now than the one that did not work is mailed again; that somebody has left stays. The address
 * keeps that it did not work.
 * @param before the customers as they were
 */
export async function freeCorrected(
  { db, now, keyring }: Needs<'db' | 'now' | 'keyring'>,
  customers: readonly Customer[],
  before: ReadonlyMap<string, Customer>,
): Promise<void> {
  const keys = await keyring();
  await inParallel(customers, AT_ONCE, ({ id }) =>
    untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const standing = await loadStanding(db, id, now().toISOString());
      if (holdsOf(standing).undeliverable === undefined || holdsOf(standing).leftCompany) return undefined;
      const causes = deathsIn(standing);
      const free = causes.reduce((all, cause) => withoutCause(all, 'undeliverable', cause.id), standing);
      const was = before.get(id)?.email;
      const { kind } = await transact(db, [
        putStanding(db, standing, free),
        ...(was === undefined ? [] : [rememberDead(db, addressHash(keys, was), causes)]),
      ]);
      return kind === 'done' ? undefined : 'lost';
    }),
  );
}
