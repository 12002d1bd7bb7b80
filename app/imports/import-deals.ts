import { companyDomainOf } from '../../domain/people/free-mail.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findAccount, findMembers, makeAccountsFindable, putAccount } from '../people/account-store.ts';
import { findDeals, putDeal } from '../people/deal-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { resolveAccounts, type AccountNaming } from '../people/account-alias-store.ts';
import { resolveAddresses } from '../people/address-store.ts';
import type { DealRecord } from '../../domain/imports/import-records.ts';
import type { Account } from '../../domain/people/customer.ts';
import { mergeAccount } from '../../domain/imports/merge-record.ts';
import { relate, type Deal } from '../../domain/people/relationship.ts';
import { underStoredIds, type FiledDeal } from '../../domain/people/same-deal.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { creditDeals } from './credit-deals.ts';
import type { Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

const ACCOUNTS_AT_ONCE = 8;

/**
 * Takes deals, refreshes what they amount to at each account, and lets a deal that came after an enrolment move status
 * and KPIs as feedback does. The same file again changes nothing.
 */
export async function importDeals(deps: Deps, records: readonly DealRecord[]): Promise<Changes> {
  const { accountOf, addresseeOf } = await partiesOf(deps, records);
  const byAccount = new Map<string, { readonly naming: AccountNaming; readonly deals: FiledDeal[] }>();
  for (const record of records) {
    const accountId = accountOf(record);
    const own = byAccount.get(accountId) ?? { naming: namingOf(record), deals: [] };
    own.deals.push(
      dealOf(
        record,
        accountId,
        record.customerEmail === undefined ? undefined : addresseeOf(record.customerEmail).customerId,
      ),
    );
    byAccount.set(accountId, own);
  }
  const changes = await inParallel([...byAccount], ACCOUNTS_AT_ONCE, ([accountId, { naming, deals }]) =>
    importForAccount(deps, accountId, naming, deals),
  );
  return {
    created: changes.reduce((sum, each) => sum + each.created, 0),
    updated: changes.reduce((sum, each) => sum + each.updated, 0),
    unchanged: changes.reduce((sum, each) => sum + each.unchanged, 0),
  };
}

/** Whose each deal is: a row that names only a known person belongs to that person's company, not to one made of the address. */
export async function partiesOf({ db, keyring: openKeys }: Deps, records: readonly DealRecord[]) {
  const keyring = await openKeys();
  const emails = records.flatMap(({ customerEmail }) => customerEmail ?? []);
  const addresseeOf = await resolveAddresses(db, keyring, emails);
  const accountIdOf = await resolveAccounts(
    db,
    keyring,
    records.map((record) => namingOf(record)),
  );
  const named = await findCustomers(
    db,
    emails.map((email) => addresseeOf(email).customerId),
  );
  const accountOf = (record: DealRecord): string => {
    const isNameless =
      record.accountCode === undefined &&
      record.accountName === undefined &&
      record.customerEmail !== undefined;
    const person = isNameless ? named.get(addresseeOf(record.customerEmail ?? '').customerId) : undefined;
    return (
      person?.accountId ??
      accountIdOf(namingOf(record)) ??
      keyring.idOf(
        'account',
        `person:${record.customerEmail === undefined ? record.dealId : addresseeOf(record.customerEmail).customerId}`,
      )
    );
  };
  return { accountOf, addresseeOf };
}

const namingOf = ({ accountCode, accountName, customerEmail }: DealRecord): AccountNaming => ({
  code: accountCode,
  name: accountName ?? (accountCode === undefined ? companyDomainOf(customerEmail) : undefined),
});

const dealOf = (record: DealRecord, accountId: string, customerId: string | undefined): FiledDeal => ({
  dealId: record.dealId,
  madeId: record.madeId,
  name: record.name,
  accountId,
  customerId,
  ownerName: record.ownerName,
  product: record.product,
  stage: record.stage,
  stageLabel: record.stageLabel,
  openedOn: record.openedOn ?? record.meetingOn,
  closedOn: record.closedOn,
  amount: record.amount,
  lostReason: record.lostReason,
});

/**
 * The deals are the mark that nothing is to be done, so they come last: first the people they are credited to, then, in
 * one transaction with them, what they amount to at the account. Whatever broke off is done again by the same file.
 */
async function importForAccount(
  deps: Deps,
  accountId: string,
  naming: AccountNaming,
  given: readonly FiledDeal[],
): Promise<Changes> {
  const { db } = deps;
  const filed = [...new Map(given.map((deal) => [deal.dealId, deal])).values()];
  const stored = await findDeals(db, accountId);
  const before = new Map(stored.map((deal) => [deal.dealId, deal]));
  const deals = underStoredIds(filed, stored);
  const changed = deals.filter((deal) => !isSame(before.get(deal.dealId), deal));
  await creditDeals(deps, await findMembers(db, accountId), changed);
  for (let from = 0; from === 0 || from < changed.length; from += DEALS_AT_ONCE)
    await saveWithAccount(deps, accountId, naming, changed.slice(from, from + DEALS_AT_ONCE));
  const created = changed.filter((deal) => !before.has(deal.dealId)).length;
  return { created, updated: changed.length - created, unchanged: given.length - changed.length };
}

/** So many deals fit into a transaction beside their account. */
const DEALS_AT_ONCE = 90;
const TRIES = 8;

/** Keeps deals with what all deals of the account amount to then; also where the account had fallen behind its deals. */
const saveWithAccount = (
  { db }: Deps,
  accountId: string,
  naming: AccountNaming,
  deals: readonly Deal[],
): Promise<void> =>
  untilWon(`account ${accountId}`, TRIES, async () => {
    const stored = await findAccount(db, accountId);
    const account =
      stored ??
      mergeAccount(undefined, accountId, { name: naming.name ?? naming.code ?? '', code: naming.code });
    const known = await findDeals(db, accountId);
    const all = [...new Map([...known, ...deals].map((deal) => [deal.dealId, deal])).values()];
    const newest = all.toSorted((a, b) =>
      (b.closedOn ?? b.openedOn ?? '').localeCompare(a.closedOn ?? a.openedOn ?? ''),
    )[0];
    const after: Account = {
      ...account,
      ownerName: account.ownerName ?? newest?.ownerName,
      relationship: relate(all),
    };
    await makeAccountsFindable(db, [after], new Map(stored === undefined ? [] : [[accountId, stored]]));
    const writes = [
      ...(deals.length === 0 && isSame(stored, after) ? [] : [putAccount(db, after)]),
      ...deals.map((deal) => putDeal(db, deal)),
    ];
    return writes.length === 0 || (await transact(db, writes)).kind === 'done' ? undefined : 'lost';
  });
