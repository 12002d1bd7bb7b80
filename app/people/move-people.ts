import type { Customer } from '../../domain/people/customer.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Needs } from '../kernel/deps.ts';
import { moveMember, removeMember } from './account-store.ts';
import { whileStill, type CompanyMerge } from './company-merge-store.ts';
import { findCustomer, findCustomers, makeFindable, putCustomer } from './customer-store.ts';
import { findMembersBehind } from './merged-account-store.ts';

/** Takes along the handoff that a moving person heads. */
export type MoveHandoff = (customer: Customer) => Promise<readonly Write[]>;

interface Deps extends Needs<'db'> {
  readonly moveHandoff: MoveHandoff;
}

const AT_ONCE = 16;
const TRIES = 8;

/** Brings people of the company that goes over, `count` at most; `isAll`: nobody is left. */
export async function movePeople(
  deps: Deps,
  merge: CompanyMerge,
  count: number,
): Promise<{ readonly moved: number; readonly isAll: boolean }> {
  const members = await findMembersBehind(deps.db, merge.goes, { after: undefined, count });
  await inParallel(members, AT_ONCE, (id) =>
    move(deps, merge, id, { from: merge.goes, to: merge.stays }, (customer) => came(customer, merge)),
  );
  return { moved: members.length, isAll: members.length < count };
}

interface Stretch {
  readonly after: string | undefined;
  readonly count: number;
}

/** Gives back who came with a merge and is still there; `last`: there may be more behind. */
export async function giveBackPeople(
  deps: Deps,
  merge: CompanyMerge,
  stretch: Stretch,
): Promise<{ readonly moved: number; readonly last: string | undefined }> {
  const { members, last } = await thoseWhoCame(deps.db, merge, stretch);
  await inParallel(members, AT_ONCE, (id) =>
    move(deps, merge, id, { from: merge.stays, to: merge.goes }, (customer) => went(customer, merge)),
  );
  return { moved: members.length, last };
}

/** Forgets of people that they came with a merge. */
export async function forgetOrigin(
  db: Database,
  merge: CompanyMerge,
  stretch: Stretch,
): Promise<{ readonly moved: number; readonly last: string | undefined }> {
  const { members, last } = await thoseWhoCame(db, merge, stretch);
  await inParallel(members, AT_ONCE, (id) =>
    untilWon(`customer ${id}`, TRIES, async () => {
      const customer = await findCustomer(db, id);
      if (customer?.cameFrom === undefined) return undefined;
      const { site } = customer;
      const forgotten = { ...went(customer, merge), site };
      return (await transact(db, [putCustomer(db, forgotten)])).kind === 'done' ? undefined : 'lost';
    }),
  );
  return { moved: members.length, last };
}

async function thoseWhoCame(db: Database, { stays, goes }: CompanyMerge, { after, count }: Stretch) {
  const members = await findMembersBehind(db, stays, { after, count });
  const people = await findCustomers(db, members);
  return {
    members: [...people.values()]
      .filter(({ cameFrom = [] }) => cameFrom.some(({ accountId }) => accountId === goes))
      .map(({ id }) => id),
    last: members.length < count ? undefined : members.at(-1),
  };
}

/** Moves one person, who heads a handoff with it, in one transaction; not where they have gone elsewhere, or the merge has changed its state. */
const move = (
  deps: Deps,
  merge: CompanyMerge,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
  change: (customer: Customer) => Customer,
): Promise<void> =>
  untilWon(`customer ${id}`, TRIES, async () => {
    const { db } = deps;
    const customer = await findCustomer(db, id);
    // An import notes who belongs somewhere before it writes them.
    if (customer === undefined) return undefined;
    if (customer.accountId !== from) return removeMember(db, from, id);
    const moved = { ...change(customer), accountId: to };
    await makeFindable(db, [moved], new Map([[id, customer]]));
    const outcome = await transact(db, [
      whileStill(db, merge),
      putCustomer(db, moved),
      ...moveMember(db, id, from, to),
      ...(await deps.moveHandoff(moved)),
    ]);
    if (outcome.kind === 'done') return undefined;
    return outcome.failed.includes(0) ? undefined : 'lost';
  });

/** Somebody who comes with a merge: where from is remembered, and a site given where there was none. */
function came(customer: Customer, { goes, site }: CompanyMerge): Customer {
  const given = site !== undefined && (customer.site ?? '') === '' ? { site } : {};
  const others = (customer.cameFrom ?? []).filter(({ accountId }) => accountId !== goes);
  return { ...customer, ...given, cameFrom: [...others, { accountId: goes, ...given }] };
}

/** Somebody who goes back: the site that came with the move goes too, where nobody changed it. */
function went(customer: Customer, { goes }: CompanyMerge): Customer {
  const { cameFrom = [], ...rest } = customer;
  const origin = cameFrom.find(({ accountId }) => accountId === goes);
  const others = cameFrom.filter(({ accountId }) => accountId !== goes);
  const isGiven = origin?.site !== undefined && origin.site === customer.site;
  return {
    ...rest,
    ...(isGiven ? { site: undefined } : {}),
    ...(others.length === 0 ? {} : { cameFrom: others }),
  };
}
