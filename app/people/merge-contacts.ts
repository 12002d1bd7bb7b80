import { alikeRoutes, type AlikePerson } from '../../contract/alike.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { deathsIn, holdsOf, refusalsIn, refusesAll, withCauses } from '../../domain/people/causes.ts';
import { addressesOf, calledName } from '../../domain/people/customer.ts';
import { laterOf } from '../../domain/kernel/local-date.ts';
import { mergeOf } from '../../domain/people/merge.ts';
import { leftOver, mergePeople } from '../../domain/people/same-person.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { findAccounts, leaveAccount } from './account-store.ts';
import {
  addressHash,
  passAddress,
  refusalCause,
  rememberRefusal,
  resolveAddresses,
} from './address-store.ts';
import {
  alikeParts,
  alikeRuns,
  decideOn,
  findQuestions,
  withdrawQuestion,
  type PairIds,
} from './alike-store.ts';
import {
  findCustomer,
  findCustomers,
  findStandings,
  loadStanding,
  makeFindable,
  putCustomer,
  putStanding,
} from './customer-store.ts';
import { passExternalId } from './external-id-store.ts';
import { keepMerge } from './merge-store.ts';
import { whoseCustomer } from './whose-customer.ts';

const SHOWN = 50;

/** Pairs that nobody has answered; those of which one is gone meanwhile are asked no more. */
export const listAlike =
  ({ db }: Needs<'db'>): Serve<typeof alikeRoutes.listAlike> =>
  async () => {
    const [questions, run, { ownerOf }] = await Promise.all([
      findQuestions(db, SHOWN + 1),
      alikeRuns.find(db),
      whoseCustomer(db),
    ]);
    const ids = questions.flatMap(({ pair }) => pair);
    const [customers, standings] = await Promise.all([findCustomers(db, ids), findStandings(db, ids)]);
    const accounts = await findAccounts(
      db,
      [...customers.values()].map(({ accountId }) => accountId),
    );
    const person = (id: string): AlikePerson | undefined => {
      const customer = customers.get(id);
      if (customer === undefined || customer.mergedInto !== undefined) return undefined;
      const account = accounts.get(customer.accountId);
      const standing = standings.get(id);
      return {
        customerId: id,
        name: calledName(customer),
        account: account?.name ?? customer.accountName ?? '',
        department: customer.department,
        title: customer.title,
        email: customer.email,
        phone: customer.phoneDirect ?? customer.phoneMobile,
        externalId: customer.externalId,
        owner: ownerOf(customer, account).owner,
        lastContactOn: laterOf(customer.lastTwoWayOn, standing?.lastTwoWayOn),
        consentBasis: customer.consentBasis,
        refuses: refusesAll(customer, standing),
      };
    };
    const pairs = questions.slice(0, SHOWN).flatMap(({ pair, because }) => {
      const [first, second] = [person(pair[0]), person(pair[1])];
      return first === undefined || second === undefined ? [] : [{ first, second, because }];
    });
    return {
      pairs,
      hasMore: questions.length > SHOWN,
      startedAt: run?.startedAt,
      ...(run === undefined || run.done.length >= alikeParts
        ? {}
        : { searching: { done: run.done.length, of: alikeParts } }),
    };
  };

/** They are two people. */
export const tellApart =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof alikeRoutes.tellApart> =>
  async ({ body: { first, second } }, caller) => {
    const decided = { is: 'different', by: caller.name, at: now().toISOString() } as const;
    const outcome = await transact(db, decideOn(db, [first, second], decided));
    if (outcome.kind === 'lost') throw answeredAlready;
    caller.changed({ thing: `${first} / ${second}`, after: { is: 'different' } });
    return { first, second };
  };

/** They are one: in one transaction, unless somebody wrote either since they were read. */
export const mergeContacts =
  ({
    db,
    now,
    keyring: openKeyring,
    engagementQueue,
  }: Needs<'db' | 'now' | 'keyring' | 'engagementQueue'>): Serve<typeof alikeRoutes.mergeContacts> =>
  async ({ body: { stays, goes } }, caller) => {
    const at = now().toISOString();
    const [survivor, other, standing, left] = await Promise.all([
      findCustomer(db, stays),
      findCustomer(db, goes),
      loadStanding(db, stays, at),
      loadStanding(db, goes, at),
    ]);
    const pair: PairIds = [stays, goes];
    const moved: EngagementMessage = { kind: 'merged', customerId: goes, into: stays };
    // It was merged before, and what was to follow may have failed.
    if (other?.mergedInto === stays) await engagementQueue.send(moved);
    if (survivor?.mergedInto !== undefined || other?.mergedInto !== undefined || !survivor || !other) {
      await withdrawQuestion(db, pair);
      throw answeredAlready;
    }
    if (holdsOf(left).openHandoffId !== undefined) throw withSales(calledName(other));
    const keyring = await openKeyring();
    const merged = mergePeople(survivor, other);
    const emails = addressesOf(other);
    const known = await resolveAddresses(db, keyring, emails);
    const refusals = [
      ...refusalsIn(left),
      ...emails.flatMap((email) => known(email).refusals.map(refusalCause)),
    ];
    // A dead address stays dead under whichever record it is kept.
    const takesAddress = merged.email !== undefined && merged.email === other.email;
    const dead = takesAddress ? deathsIn(left) : [];
    const after = [...refusals, ...dead].reduce((all, cause) => withCauses(all, cause), standing);
    const refusal = refusals.find(({ of }) => of === 'refused');
    await makeFindable(
      db,
      [merged, leftOver(other, stays)],
      new Map([
        [stays, survivor],
        [goes, other],
      ]),
    );
    const outcome = await transact(db, [
      ...decideOn(db, pair, { is: 'same', by: caller.name, at }),
      putCustomer(db, merged),
      putCustomer(db, leftOver(other, stays)),
      ...keepMerge(db, mergeOf(survivor, merged, other, { by: caller.name, at })),
      leaveAccount(db, other.accountId, goes),
      ...emails.map((email) => passAddress(db, addressHash(keyring, email), stays)),
      ...(other.externalId === undefined
        ? []
        : [passExternalId(db, keyring, { externalId: other.externalId, customerId: stays })]),
      ...(after === standing ? [] : [putStanding(db, standing, after)]),
      ...(merged.email === undefined || emails.includes(merged.email) || refusal === undefined
        ? []
        : [
            rememberRefusal(db, addressHash(keyring, merged.email), {
              id: refusal.id,
              at: refusal.at ?? at,
              how: refusal.how ?? 'merge',
            }),
          ]),
      ...(holdsOf(standing).refused === undefined && holdsOf(after).refused !== undefined
        ? [putFact(db, { kind: 'refused', customerId: stays, at, id: `merge-${goes}`, how: 'address' })]
        : []),
    ]);
    if (outcome.kind === 'lost') throw answeredAlready;
    await engagementQueue.send(moved);
    caller.changed({
      thing: calledName(merged),
      before: { records: pair.join(' / ') },
      after: { records: stays },
    });
    return { stays, goes };
  };

const answeredAlready = new UserError(409, 'answered-already', {
  ja: 'この組み合わせは、すでに答えが出ているか、どちらかが変わりました。一覧を開き直してください。',
  en: 'This pair was answered already, or one of the two has changed. Open the list again.',
});

const withSales = (name: string): UserError =>
  new UserError(409, 'with-sales', {
    ja: `「${name}」様は営業が対応中です。こちらを残すか、対応の結果が出てからまとめてください。`,
    en: `Sales is working on ${name}. Keep that record, or merge once the handoff is answered.`,
  });
