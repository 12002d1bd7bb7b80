import { holdsOf, withCauses, withoutCause, type Cause } from '../../domain/people/causes.ts';
import { calledName, type Customer } from '../../domain/people/customer.ts';
import type { caseRoutes, CaseRow } from '../../contract/cases.ts';
import type { Write } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { findAccounts } from './account-store.ts';
import { addressHash, rememberRefusal } from './address-store.ts';
import { findOpenCases, removeCase } from './case-store.ts';
import { findCustomers, findStandings, loadStanding, putStanding } from './customer-store.ts';
import { theirCustomer, whoseCustomer } from './whose-customer.ts';

type Deps = Needs<'db' | 'keyring' | 'now'>;
const [SHOWN, TRIES] = [100, 6];

/** Everything of open cases that the team's API serves. */
export const caseServes = (deps: Deps) => ({
  listCases: listCases(deps),
  closeCases: closeCases(deps),
  refuseMails: refuseMails(deps),
});

const listCases =
  ({ db }: Deps): Serve<typeof caseRoutes.listCases> =>
  async () => {
    const open = await findOpenCases(db, SHOWN + 1);
    // As on most start pages: whose customers are whose need not be known.
    if (open.length === 0) return { cases: [], hasMore: false };
    const written = await findCustomers(
      db,
      open.map(({ customerId }) => customerId),
    );
    const merged = await findCustomers(
      db,
      [...written.values()].flatMap(({ mergedInto }) => mergedInto ?? []),
    );
    const people = new Map(
      [...written].map(([id, customer]) => [id, merged.get(customer.mergedInto ?? '') ?? customer]),
    );
    const ids = [...people.values()].map(({ id }) => id);
    const [whose, standings, accounts] = await Promise.all([
      whoseCustomer(db),
      findStandings(db, ids),
      findAccounts(
        db,
        [...people.values()].map(({ accountId }) => accountId),
      ),
    ]);
    const cases = open.slice(0, SHOWN).flatMap((opened): readonly CaseRow[] => {
      const customer = people.get(opened.customerId);
      if (customer === undefined) return [];
      const account = accounts.get(customer.accountId);
      if (!casesIn(standings.get(customer.id)).some(({ id }) => id === opened.id)) return [];
      return [
        {
          ...opened,
          customerId: customer.id,
          name: calledName(customer),
          account: account?.name ?? customer.accountName ?? '',
          email: customer.email,
          ...whose.ownerOf(customer, account),
        },
      ];
    });
    return { cases, hasMore: open.length > SHOWN };
  };

/** What was written is dealt with: mails go on. */
const closeCases =
  (deps: Deps): Serve<typeof caseRoutes.closeCases> =>
  async ({ params: { id }, body: { because } }, caller) => {
    const customer = await theirs(deps, caller, id);
    await settle(deps, caller, customer, because, false);
    return { customerId: id };
  };

/** The customer wants no mails: as if they had unsubscribed. */
const refuseMails =
  (deps: Deps): Serve<typeof caseRoutes.refuseMails> =>
  async ({ params: { id }, body: { because } }, caller) => {
    const customer = await theirs(deps, caller, id);
    await settle(deps, caller, customer, because, true);
    return { customerId: id };
  };

/** One transaction of the standing, the facts, the list of what is open, and the refusal of the address. */
const settle = (
  { db, keyring, now }: Deps,
  caller: Caller,
  customer: Customer,
  because: string,
  refuses: boolean,
): Promise<boolean> =>
  untilWon(`the standing of customer ${customer.id}`, TRIES, async () => {
    const at = now().toISOString();
    const { id: customerId, email, mergedFrom = [] } = customer;
    const standing = await loadStanding(db, customerId, at);
    const open = casesIn(standing);
    const isRefused = holdsOf(standing).refused !== undefined;
    const refusal = refuses && !isRefused ? { id: `team.${at}`, at, how: 'told to the team' } : undefined;
    if (open.length === 0 && refusal === undefined) {
      if (refuses) return true;
      throw nothingOpen(calledName(customer));
    }
    const closed = open.reduce((all, { id }) => withoutCause(all, 'openSupport', id), standing);
    const outcome = await transact(db, [
      putStanding(
        db,
        standing,
        refusal === undefined ? closed : withCauses(closed, { of: 'refused', ...refusal }),
      ),
      ...(open.length === 0
        ? []
        : [putFact(db, { kind: 'caseClosed', customerId, at, id: at, by: caller.name, because })]),
      ...open.flatMap(({ id, at: openedAt }): readonly Write[] =>
        openedAt === undefined
          ? []
          : [customerId, ...mergedFrom].map((of) => removeCase(db, { customerId: of, id, at: openedAt })),
      ),
      ...(refusal === undefined ? [] : [putFact(db, { kind: 'refused', customerId, ...refusal, because })]),
      ...(refusal === undefined || email === undefined
        ? []
        : [rememberRefusal(db, addressHash(await keyring(), email), refusal)]),
    ]);
    if (outcome.kind === 'lost') return 'lost';
    caller.changed({
      thing: calledName(customer),
      before: { openCases: open.length, refused: isRefused },
      after: { openCases: 0, refused: isRefused || refuses, because },
    });
    return true;
  });

const casesIn = (standing: { readonly causes: readonly Cause[] } | undefined): readonly Cause[] =>
  (standing?.causes ?? []).filter(({ of }) => of === 'openSupport');

async function theirs({ db }: Deps, caller: Caller, id: string): Promise<Customer> {
  const customer = await theirCustomer(db, caller, id);
  if (customer === undefined || customer.mergedInto !== undefined) throw unknown;
  return customer;
}

const unknown = new UserError(404, 'unknown-customer', {
  ja: 'この方は見つからないか、あなたの担当ではありません。一覧を開き直してください。',
  en: 'Nobody of this id is known, or they are not yours. Open the list again.',
});

const nothingOpen = (name: string): UserError =>
  new UserError(409, 'nothing-open', {
    ja: `「${name}」様には、確認待ちの返信・お問い合わせはありません。すでにどなたかが確認を済ませています。`,
    en: `Nothing that ${name} wrote waits to be read: somebody has dealt with it already.`,
  });
