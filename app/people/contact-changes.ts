import { mergeCustomer } from '../../domain/imports/merge-record.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { withCauses, withoutCause } from '../../domain/people/causes.ts';
import type { ContactChange } from '../../domain/people/contact-change.ts';
import type { Customer } from '../../domain/people/customer.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { contactChangeRoutes, ContactChangeRow } from '../../contract/contact-changes.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { findAccounts, saveMembers } from './account-store.ts';
import { claimAddresses, nameId, resolveAddresses } from './address-store.ts';
import {
  findContactChange,
  findContactChanges,
  findOpenChanges,
  putContactChange,
} from './contact-change-store.ts';
import { findCustomer, findCustomers, loadStanding, putStanding, saveCustomers } from './customer-store.ts';
import { theirCustomer, whoseCustomer } from './whose-customer.ts';

type Deps = Needs<'db' | 'keyring' | 'settings' | 'now'>;
const [SHOWN, TRIES] = [100, 6];

/** Everything of 担当者変更 that the team's API serves. */
export const contactChangeServes = (deps: Deps) => ({
  listContactChanges: listContactChanges(deps),
  acceptContactChange: acceptContactChange(deps),
  dismissContactChange: dismissContactChange(deps),
});

/** Contacts who are said to have left or moved, and about whom nobody has decided. */
const listContactChanges =
  ({ db, keyring }: Deps): Serve<typeof contactChangeRoutes.listContactChanges> =>
  async () => {
    const ids = await findOpenChanges(db, SHOWN + 1);
    // As on most start pages: whose customers are whose need not be known.
    if (ids.length === 0) return { changes: [], hasMore: false };
    const [whose, keys] = await Promise.all([whoseCustomer(db), keyring()]);
    const changes = await findContactChanges(db, ids.slice(0, SHOWN));
    const customers = await findCustomers(db, ids);
    const proposed = changes.flatMap(({ successor }) => successor?.email ?? []);
    const [accounts, addressees] = await Promise.all([
      findAccounts(
        db,
        [...customers.values()].map(({ accountId }) => accountId),
      ),
      resolveAddresses(db, keys, proposed),
    ]);
    const known = await findCustomers(
      db,
      proposed.map((email) => addressees(email).customerId),
    );
    const rows = changes.flatMap((change): readonly ContactChangeRow[] => {
      const customer = customers.get(change.customerId);
      if (customer === undefined || change.state !== 'open') return [];
      const account = accounts.get(customer.accountId);
      const { email } = change.successor ?? {};
      const same = email === undefined ? undefined : known.get(addressees(email).customerId);
      return [
        {
          ...change,
          name: nameOf(customer),
          account: account?.name ?? customer.accountName ?? '',
          email: customer.email,
          ...whose.ownerOf(customer, account),
          ...(same === undefined ? {} : { knownAs: { customerId: same.id, name: nameOf(same) } }),
        },
      ];
    });
    return { changes: rows, hasMore: ids.length > SHOWN };
  };

/** The contact is gone; whoever comes after is kept as a contact without a ground for mailing, unless they are known. */
const acceptContactChange =
  (deps: Deps): Serve<typeof contactChangeRoutes.acceptContactChange> =>
  async ({ params: { id }, body: { successor } }, caller) => {
    const customer = await theirs(deps, caller, id);
    const added = successor === undefined ? undefined : await addSuccessor(deps, customer, successor);
    await decide(deps, caller, customer, 'accepted', added?.id);
    return { customerId: id, successorId: added?.id, isNew: added?.isNew ?? false };
  };

/** The contact is still there. */
export const dismissContactChange =
  (deps: Deps): Serve<typeof contactChangeRoutes.dismissContactChange> =>
  async ({ params: { id } }, caller) => {
    await decide(deps, caller, await theirs(deps, caller, id), 'dismissed');
    return { customerId: id };
  };

async function theirs({ db }: Deps, caller: Caller, id: string): Promise<Customer> {
  const customer = await theirCustomer(db, caller, id);
  if (customer === undefined) throw unknown;
  return customer;
}

/** One transaction of the answer, what it makes of the standing, and the fact; the same answer again changes nothing. */
const decide = (
  { db, now }: Deps,
  caller: Caller,
  customer: Customer,
  state: 'accepted' | 'dismissed',
  successorId?: string,
): Promise<boolean> =>
  untilWon(`the change of contact ${customer.id}`, TRIES, async () => {
    const at = now().toISOString();
    const { id: customerId } = customer;
    const [change, standing] = await Promise.all([
      findContactChange(db, customerId),
      loadStanding(db, customerId, at),
    ]);
    if (change === undefined) throw unknown;
    if (change.state === state) return true;
    if (change.state === 'dismissed') throw dismissedBefore(nameOf(customer));
    const { version: _, ...told } = change;
    const decided = { ...told, state, decidedAt: at, decidedBy: caller.name, successorId };
    const outcome = await transact(db, [
      ...putContactChange(db, change, decided),
      putStanding(db, standing, afterwards(standing, change, state, at)),
      putFact(db, {
        kind: 'contactChange',
        customerId,
        at,
        id: `${change.id}.${state}`,
        how: change.how,
        did: state,
        ...(successorId === undefined ? {} : { successorId }),
      }),
    ]);
    if (outcome.kind === 'lost') return 'lost';
    caller.changed({
      thing: nameOf(customer),
      before: { is: change.state },
      after: { is: state, ...(successorId === undefined ? {} : { successor: successorId }) },
    });
    return true;
  });

function afterwards(
  standing: Standing,
  { id, how }: ContactChange,
  state: 'accepted' | 'dismissed',
  at: string,
): Standing {
  // An address that is no more says nothing of the person behind it.
  const of = how === 'addressGone' ? 'undeliverable' : 'leftCompany';
  const free = withoutCause(withoutCause(standing, 'contactChange', id), of, id);
  return state === 'dismissed' ? free : withCauses(free, { of, id, at, how: `automatic reply: ${how}` });
}

/** Somebody new stands at the same company and owner; whoever is known under the address is left as they are. */
async function addSuccessor(
  { db, keyring, settings, now }: Deps,
  former: Customer,
  { name, email }: { readonly name?: string | undefined; readonly email?: string | undefined },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const [keys, { calendar }] = await Promise.all([keyring(), settings()]);
  const { accountId, accountName, site, region, locale, ownerName, ownerEmail } = former;
  const id =
    email === undefined
      ? nameId(keys, accountId, name ?? '')
      : (await resolveAddresses(db, keys, [email]))(email).customerId;
  if (id === former.id) throw sameAddress;
  if ((await findCustomer(db, id)) !== undefined) return { id, isNew: false };
  const record = { email, fullName: name, accountName, site, region, ownerName, ownerEmail, tags: [] };
  const customer = mergeCustomer(
    undefined,
    { ...record, consentBasis: 'unknown', consentEvidence: `successor of ${former.id}` },
    { id, accountId },
    { basis: 'unknown' },
    locale,
  );
  // What leads to the person comes first: whoever finds the profile finds all of it.
  if (email !== undefined) await claimAddresses(db, keys, [{ email, customerId: id }]);
  await saveMembers(db, [{ accountId, customerId: id }]);
  await saveCustomers(db, [{ ...customer, firstSeenOn: dayOf(now().getTime(), calendar.timeZone) }]);
  return { id, isNew: true };
}

const nameOf = ({ id, fullName, lastName, email }: Customer): string => fullName ?? lastName ?? email ?? id;

const unknown = new UserError(404, 'unknown-change', {
  ja: 'この方についての「担当者変更」は見つからないか、あなたの担当ではありません。一覧を開き直してください。',
  en: 'Nothing of the kind was said of this person, or they are not yours. Open the list again.',
});

const dismissedBefore = (name: string): UserError =>
  new UserError(409, 'answered-already', {
    ja: `「${name}」様は、在籍中とすでに回答されています。一覧を開き直してください。`,
    en: `Somebody has said that ${name} is still there. Open the list again.`,
  });

const sameAddress = new UserError(422, 'same-person', {
  ja: '後任の方のアドレスが、退職・異動された方のものと同じです。別のアドレスにするか、空欄にしてください。',
  en: 'The address of the successor is that of the person who left. Give another, or none.',
});
