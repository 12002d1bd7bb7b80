import { holdsOf, withoutCause } from '../../domain/people/causes.ts';
import type { Customer } from '../../domain/people/customer.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';

const TRIES = 6;
const AT_ONCE = 16;

/** Whoever has another address now than the one that did not work is mailed again; that somebody has left stays. */
export async function freeCorrected(
  { db, now }: Needs<'db' | 'now'>,
  customers: readonly Customer[],
): Promise<void> {
  await inParallel(customers, AT_ONCE, ({ id }) =>
    untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const standing = await loadStanding(db, id, now().toISOString());
      if (holdsOf(standing).undeliverable === undefined || holdsOf(standing).leftCompany) return undefined;
      const free = standing.causes
        .filter(({ of }) => of === 'undeliverable')
        .reduce((all, cause) => withoutCause(all, 'undeliverable', cause.id), standing);
      const { kind } = await transact(db, [putStanding(db, standing, free)]);
      return kind === 'done' ? undefined : 'lost';
    }),
  );
}
