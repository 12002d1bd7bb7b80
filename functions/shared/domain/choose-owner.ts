import type { Account, Customer, Owner } from './customer.ts';
import { addressKey, personKey } from './names.ts';

/** Why this owner: kept with the handoff's fact. */
export type OwnerChoice = {
  readonly owner: Owner;
  readonly because: 'accountOwner' | 'successor' | 'territory' | 'load';
};

/**
 * Routes a handoff: the account's or customer's owner first (a retired one's successor), then the territory, then
 * whoever has fewest open handoffs. Owners without an address cannot receive one.
 * A name that several owners share ("田中") decides nothing by itself.
 */
export function chooseOwner(
  owners: readonly Owner[],
  customer: Customer,
  account: Account,
  openHandoffs: (ownerId: string) => number,
  limit: number,
): OwnerChoice | undefined {
  const own = ownOwner(owners, customer, account);
  if (own !== undefined) return own;
  const reachable = owners.filter((owner) => isReachable(owner));
  const free = reachable.filter((owner) => openHandoffs(owner.id) < limit);
  const pool = free.length > 0 ? free : reachable;
  const region = customer.region ?? account.region;
  const local = region === undefined ? [] : pool.filter((owner) => owner.region === region);
  const least = (candidates: readonly Owner[]): Owner | undefined =>
    candidates.toSorted((a, b) => openHandoffs(a.id) - openHandoffs(b.id) || a.id.localeCompare(b.id))[0];
  const chosen = least(local) ?? least(pool);
  return chosen === undefined
    ? undefined
    : { owner: chosen, because: local.length > 0 ? 'territory' : 'load' };
}

/** In whose name a customer is written to: the owner, or a retired one's successor; undefined where nobody can be reached. */
export function writerFor(owners: readonly Owner[], customer: Customer, account: Account): Owner | undefined {
  return ownOwner(owners, customer, account)?.owner;
}

/** The customer's owner or successor, else the account's. */
function ownOwner(owners: readonly Owner[], customer: Customer, account: Account): OwnerChoice | undefined {
  for (const named of [namedOwner(owners, customer), ownerCalled(owners, account.ownerName)]) {
    if (named !== undefined && isReachable(named)) return { owner: named, because: 'accountOwner' };
    const successor = ownerCalled(owners, named?.successorName);
    if (successor !== undefined && isReachable(successor)) return { owner: successor, because: 'successor' };
  }
  return undefined;
}

const isReachable = (owner: Owner): boolean => owner.email !== undefined && !owner.retired;

function namedOwner(owners: readonly Owner[], customer: Customer): Owner | undefined {
  const address = addressKey(customer.ownerEmail ?? '');
  const byMail = owners.find((owner) => address !== '' && addressKey(owner.email ?? '') === address);
  return byMail ?? ownerCalled(owners, customer.ownerName);
}

/** The one owner of this name; a family name alone counts when only one owner bears it. */
export function ownerCalled(owners: readonly Owner[], name: string | undefined): Owner | undefined {
  if (name === undefined || name === '') return undefined;
  const key = personKey(name);
  const whole = owners.filter((owner) => personKey(owner.name) === key);
  if (whole.length === 1) return whole[0];
  const family = owners.filter((owner) => isFamily(owner.name, key));
  return whole.length === 0 && family.length === 1 ? family[0] : undefined;
}

/** 田中 is the family of 田中 一郎 and may be that of 田中一郎, but not of 田中丸 次郎; Tanaka that of Ken Tanaka. */
function isFamily(name: string, key: string): boolean {
  const words = name.normalize('NFKC').trim().split(/\s+/);
  if (words.length === 1) return personKey(name).startsWith(key);
  return personKey((/^\p{ASCII}+$/u.test(name) ? words.at(-1) : words[0]) ?? '') === key;
}
