import type { alikeRoutes } from '../../contract/alike.ts';
import { mergeStaysText } from '../../contract/alike-words.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { deathsIn, holdsOf, refusalsIn, withCauses, type Cause } from '../../domain/people/causes.ts';
import { addressesOf, calledName, type Customer } from '../../domain/people/customer.ts';
import { isSameAddress } from '../../domain/people/names.ts';
import {
  holdingMerge,
  takenApart,
  undoneMerge,
  whyMergeStays,
  type Merge,
} from '../../domain/people/merge.ts';
import { whyAlike } from '../../domain/people/same-person.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findErasure } from '../privacy/erasure-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { findAccounts, joinAccount } from './account-store.ts';
import { findSpeakers } from './merged-account-store.ts';
import {
  addressHash,
  giveAddressBack,
  refusalCause,
  rememberRefusal,
  resolveAddresses,
  type AddressRefusal,
} from './address-store.ts';
import { askAgain } from './alike-store.ts';
import {
  findCustomer,
  findCustomers,
  loadStanding,
  makeFindable,
  putCustomer,
  putStanding,
  standingStands,
} from './customer-store.ts';
import { passExternalId } from './external-id-store.ts';
import { findDead } from './dead-address-store.ts';
import { findMerge, putUndone } from './merge-store.ts';

/** Whatever was on its way while the two were taken apart has come by then, and is sorted once more. */
const AGAIN_AFTER_SECONDS = 120;

/**
 * Takes a merge back, in one transaction, unless somebody wrote either record since they were read. Acts and scores
 * follow in the background. Whether the two are one is asked again: they may have been merged the wrong way round.
 */
export const undoMerge =
  ({
    db,
    now,
    keyring: openKeyring,
    engagementQueue,
  }: Needs<'db' | 'now' | 'keyring' | 'engagementQueue'>): Serve<typeof alikeRoutes.undoMerge> =>
  async ({ body: { goes } }, caller) => {
    const at = now().toISOString();
    const [kept, other] = await Promise.all([findMerge(db, goes), findCustomer(db, goes)]);
    const follow = async (from: string): Promise<void> => {
      const message: EngagementMessage = { kind: 'unmerged', customerId: goes, from };
      await engagementQueue.send(message);
      await engagementQueue.sendAll([message], AGAIN_AFTER_SECONDS);
    };
    if (other?.mergedInto === undefined) {
      if (other === undefined || kept?.undone === undefined) throw notMerged;
      // It was taken back before, and what was to follow may have failed.
      await follow(kept.stays);
      return { stays: kept.stays, goes };
    }
    const { merge, survivor } = await mayBeUndone(db, kept, other, at);
    const keyring = await openKeyring();
    const company = (await findSpeakers(db, await findAccounts(db, [other.accountId]))).get(other.accountId);
    const accountId = company?.id ?? survivor.accountId;
    const apart = takenApart(merge, survivor, { ...other, accountId });
    await makeFindable(
      db,
      [apart.survivor, apart.other],
      new Map([
        [survivor.id, survivor],
        [goes, other],
      ]),
    );
    const outcome = await transact(db, [
      ...askAgain(db, [survivor.id, goes], whyAlike(apart.survivor, apart.other)),
      putCustomer(db, apart.survivor),
      putCustomer(db, apart.other),
      putUndone(db, undoneMerge(merge, { by: caller.name, at })),
      joinAccount(db, apart.other.accountId, goes),
      ...(merge.led.externalId === undefined
        ? []
        : [passExternalId(db, keyring, { externalId: merge.led.externalId, customerId: goes })]),
      ...(await addressesAndRefusals(db, keyring, merge, { ...apart, mailedAt: survivor.email }, at)),
    ]);
    if (outcome.kind === 'lost') throw changedMeanwhile;
    await follow(survivor.id);
    caller.changed({
      thing: calledName(apart.survivor),
      before: { records: survivor.id },
      after: { records: `${survivor.id} / ${goes}` },
    });
    return { stays: survivor.id, goes };
  };

/** What is needed to take a merge back; a mistake of the caller's where it cannot be. */
async function mayBeUndone(
  db: Database,
  kept: Merge | undefined,
  other: Customer,
  now: string,
): Promise<{ readonly merge: Merge; readonly survivor: Customer }> {
  const survivor = await findCustomer(db, other.mergedInto ?? '');
  if (survivor === undefined) throw notMerged;
  const merge = holdingMerge(kept, other);
  const records = await findCustomers(db, survivor.mergedFrom ?? []);
  const why = whyMergeStays({ merge, at: merge?.at }, survivor, other.id, records, now);
  if (why !== undefined || merge === undefined) {
    const { because, first } = why ?? { because: 'notKept' };
    const named = first === survivor.id ? survivor : records.get(first ?? '');
    throw new UserError(
      409,
      `merge-${because}`,
      mergeStaysText(because, named === undefined ? first : calledName(named)),
    );
  }
  const erasures = await Promise.all([survivor.id, other.id].map((id) => findErasure(db, id)));
  if (erasures.some((erasure) => erasure?.state === 'begun')) throw beingErased;
  return { merge, survivor };
}

/** Both records as they will be; `mailedAt`: the address of the one that spoke for both. */
interface Apart {
  readonly survivor: Customer;
  readonly other: Customer;
  readonly mailedAt: string | undefined;
}

/**
 * Addresses lead where they led before. A refusal that either record had, or that came meanwhile under any of the person's,
 * holds for both, and for the addresses of both; an address that proved dead meanwhile is dead for whoever has it again.
 */
async function addressesAndRefusals(
  db: Database,
  keyring: Keyring,
  { led, stays: from, goes: to }: Merge,
  { survivor, other, mailedAt }: Apart,
  at: string,
): Promise<readonly Write[]> {
  const both = [survivor, other];
  const ids = new Set(both.flatMap(({ id, mergedFrom = [] }) => [id, ...mergedFrom]));
  const standings = await Promise.all([...ids].map((id) => loadStanding(db, id, at)));
  const emails = both.flatMap((each) => addressesOf(each));
  const known = await resolveAddresses(db, keyring, emails);
  const refusals = unique([
    ...standings.flatMap((standing) => refusalsIn(standing)),
    ...emails.flatMap((email) => known(email).refusals.map(refusalCause)),
  ]);
  const deadAt = await findDead(db, keyring, emails);
  const deadFor = (customerId: string): readonly Cause[] =>
    both
      .flatMap(({ id, email }) => (id === customerId && email !== undefined ? [email] : []))
      .flatMap((email) => [
        ...deadAt(email),
        ...(isSameAddress(email, mailedAt)
          ? standings.flatMap((each) => (each.customerId === from ? deathsIn(each) : []))
          : []),
      ]);
  const refused = refusals.find(({ of }) => of === 'refused');
  const hashOf = (email: string): string => addressHash(keyring, email);
  const unrefused = new Set(
    both.flatMap(({ email }) =>
      email === undefined || known(email).refusals.length > 0 ? [] : [hashOf(email)],
    ),
  );
  const refusalFor = (hash: string): AddressRefusal | undefined =>
    refused !== undefined && unrefused.has(hash)
      ? { id: refused.id, at: refused.at ?? at, how: refused.how ?? 'merge' }
      : undefined;
  // One that leads to a third by now is theirs.
  const isOurs = (email: string): boolean =>
    !known(email).isKnown || [from, to].includes(known(email).customerId);
  const given = new Set(led.emails.filter(isOurs).map(hashOf));
  return [
    ...standings.flatMap((standing) =>
      standing.customerId === from || standing.customerId === to
        ? refusing(db, standing, [...refusals, ...deadFor(standing.customerId)], at)
        : [standingStands(db, standing)],
    ),
    ...[...given].map((hash) => giveAddressBack(db, hash, { from, to, refusal: refusalFor(hash) })),
    ...[...unrefused].flatMap((hash) => {
      const refusal = given.has(hash) ? undefined : refusalFor(hash);
      return refusal === undefined ? [] : [rememberRefusal(db, hash, refusal)];
    }),
  ];
}

/** The standing of one of the two with these refusals; unchanged, it is still looked at. */
function refusing(
  db: Database,
  standing: Standing,
  refusals: readonly Cause[],
  at: string,
): readonly Write[] {
  const { customerId } = standing;
  const after = withCauses(standing, ...refusals);
  if (after === standing) return [standingStands(db, standing)];
  const isNew = holdsOf(standing).refused === undefined && holdsOf(after).refused !== undefined;
  return [
    putStanding(db, standing, after),
    ...(isNew ? [putFact(db, { kind: 'refused', customerId, at, id: 'unmerge', how: 'address' })] : []),
  ];
}

const unique = (causes: readonly Cause[]): readonly Cause[] => [
  ...new Map(causes.map((cause) => [`${cause.of} ${cause.id}`, cause])).values(),
];

const notMerged = new UserError(404, 'not-merged', {
  ja: 'この番号の担当者は、ほかの記録にまとめられていません。まとめた記録の一覧を開き直してください。',
  en: 'No contact with this id is merged into another one. Open the list of merges again.',
});

const changedMeanwhile = new UserError(409, 'changed', {
  ja: 'どちらかの記録が、その間に変わりました。元に戻していません。もう一度お試しください。',
  en: 'One of the two records has changed in the meantime. Nothing was undone. Try again.',
});

const beingErased = new UserError(409, 'being-erased', {
  ja: 'この方の情報は消去中のため、元に戻せません。',
  en: 'What is stored of this person is being erased: the merge cannot be undone.',
});
