import type { alikeRoutes, MergeView } from '../../contract/alike.ts';
import { calledName, type Customer } from '../../domain/people/customer.ts';
import { holdingMerge, undoneUntil, whyMergeStays, type Merge } from '../../domain/people/merge.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts } from './account-store.ts';
import { findDecision } from './alike-store.ts';
import { findCustomer, findCustomers } from './customer-store.ts';
import { findMerges, findNewestMerges } from './merge-store.ts';

const SHOWN = 50;

/** A merge as far as it is known: of one that is older, or of an earlier release, when it was and by whom. */
interface KnownMerge {
  readonly goes: string;
  readonly stays: string;
  readonly merge: Merge | undefined;
  readonly by: string | undefined;
  readonly at: string | undefined;
}

/** Merges of the last 30 days, or all of one contact, each with whether it can be taken back. */
export const listMerges =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof alikeRoutes.listMerges> =>
  async ({ query: { contact } }) => {
    const at = now().toISOString();
    if (contact !== undefined)
      return { merges: await viewsOf(db, await mergesOf(db, contact), at), hasMore: false };
    const newest = (await findNewestMerges(db, SHOWN + 1)).filter((merge) => undoneUntil(merge) >= at);
    const known = newest.slice(0, SHOWN).map((merge) => ({ ...merge, merge }));
    return { merges: await viewsOf(db, known, at), hasMore: newest.length > SHOWN };
  };

/** The merges into a contact, and the one by which it went. */
async function mergesOf(db: Database, contact: string): Promise<readonly KnownMerge[]> {
  const customer = await findCustomer(db, contact);
  if (customer === undefined) return [];
  const from = await findCustomers(db, customer.mergedFrom ?? []);
  const gone = [customer, ...from.values()].filter(
    ({ id, mergedInto }) => mergedInto !== undefined && (id === contact || mergedInto === contact),
  );
  const merges = await findMerges(
    db,
    gone.map(({ id }) => id),
  );
  return Promise.all(gone.map((each) => knownOf(db, each, merges.get(each.id))));
}

async function knownOf(db: Database, gone: Customer, kept: Merge | undefined): Promise<KnownMerge> {
  const [goes, stays] = [gone.id, gone.mergedInto ?? ''];
  const merge = holdingMerge(kept, gone);
  const told = merge ?? (await findDecision(db, [stays, goes]));
  return { goes, stays, merge, by: told?.by, at: told?.at };
}

async function viewsOf(db: Database, known: readonly KnownMerge[], now: string): Promise<MergeView[]> {
  const people = await findCustomers(db, [...new Set(known.flatMap(({ goes, stays }) => [goes, stays]))]);
  const others = [...people.values()].flatMap(({ mergedFrom = [] }) => mergedFrom);
  const records = new Map([...people, ...(await findCustomers(db, [...new Set(others)]))]);
  const accounts = await findAccounts(
    db,
    [...people.values()].map(({ accountId }) => accountId),
  );
  const named = (id: string) => {
    const customer = records.get(id);
    return { customerId: id, name: customer === undefined ? id : calledName(customer) };
  };
  return known.flatMap(({ goes, stays, merge, by, at }): MergeView[] => {
    const survivor = people.get(stays);
    if (survivor === undefined || !people.has(goes)) return [];
    const why = whyMergeStays({ merge, at }, survivor, goes, records, now);
    const view = {
      goes: named(goes),
      stays: named(stays),
      account: accounts.get(survivor.accountId)?.name ?? survivor.accountName ?? '',
      by,
      at,
    };
    if (why === undefined) return [{ ...view, until: at === undefined ? undefined : undoneUntil({ at }) }];
    const first = why.first === undefined ? undefined : named(why.first);
    return [{ ...view, cannot: { because: why.because, first } }];
  });
}
