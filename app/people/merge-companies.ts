import type { alikeCompanyRoutes } from '../../contract/alike-companies.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import {
  filledFrom,
  mergeCompanies as asOne,
  siteBehind,
  stricterOf,
  type Filled,
} from '../../domain/people/same-company.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { findHandoffOf } from '../handoffs/handoff-store.ts';
import { findOpenEntries } from '../handoffs/open-entry-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { leadNames } from './account-alias-store.ts';
import { findAccount, makeAccountsFindable, putAccount } from './account-store.ts';
import { decideOnCompanies } from './alike-company-store.ts';
import { beginMerge, findCompanyMerge, moveMerge, undoUntil } from './company-merge-store.ts';
import { unknownCompany } from './compare-companies.ts';
import { findCustomers } from './customer-store.ts';
import { findMembersBehind } from './merged-account-store.ts';
import { answeredAlready, mergedOn, oneOnly, tooLate, underWay, withSales } from './merge-refusals.ts';

const isMerged = ({ mergedInto }: Account): boolean => mergedInto !== undefined;

/** They are two companies. */
export const tellCompaniesApart =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof alikeCompanyRoutes.tellCompaniesApart> =>
  async ({ body: { first, second } }, caller) => {
    const [a, b] = await readTwo(db, first, second);
    const decided = { is: 'different', by: caller.name, at: now().toISOString() } as const;
    await transact(db, decideOnCompanies(db, [first, second], decided));
    caller.changed({ thing: `${a.name} / ${b.name}`, after: { is: 'different' } });
    return { first, second };
  };

/**
 * They are one. At once and in one transaction: names of the other lead to the company that stays, what holds either back
 * holds both, and nobody of either is mailed. People and deals come over in the background.
 */
export const mergeCompanies =
  ({
    db,
    now,
    audienceQueue,
  }: Needs<'db' | 'now' | 'audienceQueue'>): Serve<typeof alikeCompanyRoutes.mergeCompanies> =>
  async ({ body: { stays, goes } }, caller) => {
    const at = now().toISOString();
    const [survivor, other] = await readTwo(db, stays, goes);
    const moving = { kind: 'mergeCompany', goes } satisfies AudienceMessage;
    // It was merged before, and what was to follow may have failed.
    if (other.mergedInto === stays) await audienceQueue.send(moving);
    if (isMerged(survivor) || isMerged(other)) throw answeredAlready;
    for (const account of [survivor, other]) if (account.merging !== undefined) throw underWay(account.name);
    const open = await openHandoffsOf(db, goes);
    if (open.length > 0) throw withSales(other.name, open);
    const merged = { ...asOne(survivor, other), merging: at };
    const left = { ...other, ...stricterOf(other, survivor), mergedInto: stays, merging: at };
    const filled = filledFrom(survivor, other);
    await makeAccountsFindable(
      db,
      [merged, left],
      new Map([
        [stays, survivor],
        [goes, other],
      ]),
    );
    const site = siteBehind(other.name, await sitesOf(db, stays));
    const outcome = await transact(db, [
      putAccount(db, merged),
      putAccount(db, left),
      leadNames(db, goes, stays),
      beginMerge(db, {
        goes,
        stays,
        state: 'moving',
        at,
        by: caller.name,
        filled,
        before: stoodBefore(survivor, filled),
        ...(site === undefined ? {} : { site }),
      }),
      ...decideOnCompanies(db, [stays, goes], { is: 'same', by: caller.name, at }),
    ]);
    if (outcome.kind === 'lost') throw answeredAlready;
    await audienceQueue.send(moving);
    caller.changed({
      thing: survivor.name,
      before: { companies: `${survivor.name} / ${other.name}` },
      after: { companies: survivor.name },
    });
    return { stays, goes };
  };

const stoodBefore = (account: Account, { contractEndsOn }: Filled): Filled =>
  contractEndsOn === undefined || account.contractEndsOn === undefined
    ? {}
    : { contractEndsOn: account.contractEndsOn };

/** A merge is taken back: from now on names lead to the other again, and its people and deals follow in the background. */
export const undoCompanyMerge =
  ({
    db,
    now,
    audienceQueue,
  }: Needs<'db' | 'now' | 'audienceQueue'>): Serve<typeof alikeCompanyRoutes.undoCompanyMerge> =>
  async ({ body: { goes } }, caller) => {
    const at = now().toISOString();
    const merge = await findCompanyMerge(db, goes);
    if (merge === undefined || undoUntil(merge.at) < at.slice(0, 10)) throw tooLate(goes);
    const { stays } = merge;
    const [survivor, other] = await readTwo(db, stays, goes);
    const moving = { kind: 'mergeCompany', goes } satisfies AudienceMessage;
    if (merge.state === 'undoing') {
      await audienceQueue.send(moving);
      return { stays, goes };
    }
    if (merge.state === 'moving' || survivor.merging !== undefined) throw underWay(survivor.name);
    if (isMerged(survivor)) throw mergedOn(survivor.name);
    const { mergedInto: _into, ...back } = other;
    const outcome = await transact(db, [
      putAccount(db, { ...survivor, merging: at }),
      putAccount(db, { ...back, ...stricterOf(other, survivor), merging: at }),
      leadNames(db, goes, undefined),
      moveMerge(db, merge, 'undoing'),
      ...decideOnCompanies(db, [stays, goes], { is: 'different', by: caller.name, at }),
    ]);
    if (outcome.kind === 'lost') throw underWay(survivor.name);
    await audienceQueue.send(moving);
    caller.changed({
      thing: survivor.name,
      before: { companies: survivor.name },
      after: { companies: `${survivor.name} / ${other.name}` },
    });
    return { stays, goes };
  };

async function readTwo(db: Database, first: string, second: string): Promise<readonly [Account, Account]> {
  if (first === second) throw oneOnly;
  const [a, b] = await Promise.all([findAccount(db, first), findAccount(db, second)]);
  if (a === undefined) throw unknownCompany(first);
  if (b === undefined) throw unknownCompany(second);
  return [a, b];
}

const PEOPLE_ASKED = 300;

/** The sites of a company, by those of its people who are looked at. */
async function sitesOf(db: Database, accountId: string): Promise<readonly string[]> {
  const members = await findMembersBehind(db, accountId, { after: undefined, count: PEOPLE_ASKED });
  const people: readonly Customer[] = [...(await findCustomers(db, members)).values()];
  return [...new Set(people.flatMap(({ site }) => site ?? []))];
}

async function openHandoffsOf(db: Database, accountId: string): Promise<readonly Handoff[]> {
  const entries = await findOpenEntries(db);
  const handoffs = await inParallel(entries, 16, ({ customerId, handoffId }) =>
    findHandoffOf(db, customerId, handoffId),
  );
  return handoffs.flatMap((each) =>
    each !== undefined && isOpen(each) && each.accountId === accountId ? [each] : [],
  );
}
