import type { Account, Customer, Owner } from '../../people/customer.ts';
import type { Handoff } from '../handoff.ts';
import { shippedHandoffRules, type HandoffRules, type RoutingStep } from '../handoff-rules.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { addressKey, personKey } from '../../people/names.ts';
import { holdsRegion } from '../../people/regions.ts';

type Because = NonNullable<Handoff['decided']>['routedBecause'];

/** What routing a handoff looks at. */
export interface RoutingFacts {
  readonly owners: readonly Owner[];
  readonly customer: Customer;
  readonly account: Account;
  /** Who works on an open deal of the account. */
  readonly dealOwnerId?: string | undefined;
  readonly desk: Handoff['desk'];
  /** A request never waits for a free owner. */
  readonly isRequest: boolean;
  readonly today: LocalDate;
  readonly openHandoffs: (ownerId: string) => number;
  /** Open handoffs that an owner may hold, unless the owner's own number says otherwise. */
  readonly limit: number;
  readonly rules?: Pick<HandoffRules, 'routing'>;
  /** Who is not to get it: whoever gave it back, or let the clock run out. The account's owner then counts as anybody. */
  readonly without?: string | undefined;
}

/**
 * Why this owner: kept with the handoff. `full`: whoever it belongs to holds as many as he may, so it
 * waits: for that owner, or for anybody of the pool.
 */
export type OwnerChoice =
  | { readonly kind: 'chosen'; readonly owner: Owner; readonly because: Because }
  | { readonly kind: 'full'; readonly waitsFor?: string | undefined }
  | { readonly kind: 'nobody' };

/**
 * Routes a handoff by the company's order of steps. Owners without an address cannot receive one, absent ones do not:
 * their deputy does. A name that several owners share ("田中") decides nothing by itself. Who works on an open deal comes
 * before everybody.
 */
export function chooseOwner(facts: RoutingFacts): OwnerChoice {
  const present = facts.owners.filter((owner) => isReachable(owner) && !isAbsent(owner, facts.today));
  const sellers = present.filter((owner) => owner.role !== 'insideSales');
  const dealing = facts.without === undefined ? dealOwner(facts, sellers) : undefined;
  if (dealing !== undefined) return dealing;
  const listeners = present.filter((owner) => owner.role === 'insideSales' && owner.id !== facts.without);
  if (facts.desk === 'insideSales' && listeners.length > 0) return fromPool(listeners, 'insideSales', facts);
  const { routing } = facts.rules ?? shippedHandoffRules;
  if (facts.without === undefined) {
    const named = routing.map((step) => namedBy(step, facts, sellers)).find((each) => each !== undefined);
    if (named !== undefined)
      return hasRoom(named.owner, facts) ? named : { kind: 'full', waitsFor: named.owner.id };
  }
  const pool = sellers.filter((owner) => owner.id !== facts.without);
  for (const step of routing) {
    const group = groupBy(step, facts, pool);
    const isLast = step === routing.at(-1);
    if (group.length === 0 || (!isLast && !group.some((owner) => hasRoom(owner, facts)))) continue;
    return fromPool(group, becauseOf(step), facts);
  }
  return fromPool(pool, 'load', facts);
}

type Chosen = Extract<OwnerChoice, { kind: 'chosen' }>;

const chosen = (owner: Owner, because: Because): Chosen => ({ kind: 'chosen', owner, because });

function dealOwner({ dealOwnerId }: RoutingFacts, sellers: readonly Owner[]): Chosen | undefined {
  const owner = sellers.find(({ id }) => id === dealOwnerId);
  return owner === undefined ? undefined : chosen(owner, 'openDeal');
}

/** Somebody whom the customer's or the account's own record names. */
function namedBy(step: RoutingStep, facts: RoutingFacts, sellers: readonly Owner[]): Chosen | undefined {
  const { owners, customer, account } = facts;
  if (step === 'accountOwner') {
    for (const named of [namedOwner(owners, customer), ownerCalled(owners, account.ownerName)]) {
      if (named === undefined) continue;
      if (sellers.includes(named)) return chosen(named, 'accountOwner');
      const stand = standIn(named, owners, deputyOrSuccessor, (each) => sellers.includes(each));
      if (stand !== undefined) return stand;
    }
    return undefined;
  }
  if (step !== 'previousOwner') return undefined;
  const previous = ownerCalled(owners, customer.previousOwnerName);
  return previous !== undefined && sellers.includes(previous) ? chosen(previous, 'previousOwner') : undefined;
}

/** Whom an owner names to stand in, in order, and why. */
type Named = readonly (readonly [name: string | undefined, because: 'deputy' | 'successor'])[];

const deputyOrSuccessor = (owner: Owner): Named => [
  [isReachable(owner) ? owner.deputyName : undefined, 'deputy'],
  [owner.successorName, 'successor'],
];
const successorAlone = ({ successorName }: Owner): Named => [[successorName, 'successor']];

/** The first who is there of those whom an owner names, and whom they name where they are not there either. */
function standIn(
  owner: Owner,
  owners: readonly Owner[],
  namesOf: (owner: Owner) => Named,
  isThere: (owner: Owner) => boolean,
  passed: readonly Owner[] = [],
): Chosen | undefined {
  const before = [...passed, owner];
  for (const [name, because] of namesOf(owner)) {
    const next = ownerCalled(owners, name);
    if (next === undefined || before.includes(next)) continue;
    if (isThere(next)) return chosen(next, because);
    const further = standIn(next, owners, namesOf, isThere, before);
    if (further !== undefined) return chosen(further.owner, because);
  }
  return undefined;
}

/** Those of the pool whom a step of routing means. */
function groupBy(
  step: RoutingStep,
  { customer, account }: RoutingFacts,
  pool: readonly Owner[],
): readonly Owner[] {
  switch (step) {
    case 'territory': {
      const region = customer.region ?? account.region;
      return region === undefined ? [] : pool.filter((owner) => holdsRegion(owner.region ?? '', region));
    }
    case 'product':
      return pool.filter(({ products = [] }) =>
        products.some((product) => account.relationship.products.includes(product)),
      );
    case 'load':
      return pool;
    case 'accountOwner':
    case 'previousOwner':
      return [];
    default:
      return step satisfies never;
  }
}

const becauseOf = (step: RoutingStep): Because =>
  step === 'territory' ? 'territory' : step === 'product' ? 'product' : 'load';

/** The one of a pool with fewest open handoffs; a request goes to the least loaded even where all are full. */
function fromPool(pool: readonly Owner[], because: Because, facts: RoutingFacts): OwnerChoice {
  if (pool.length === 0) return { kind: 'nobody' };
  const byLoad = pool.toSorted(
    (a, b) => facts.openHandoffs(a.id) - facts.openHandoffs(b.id) || a.id.localeCompare(b.id),
  );
  const least = byLoad.find((owner) => hasRoom(owner, facts));
  return least === undefined ? { kind: 'full' } : chosen(least, because);
}

const hasRoom = (owner: Owner, { isRequest, openHandoffs, limit }: RoutingFacts): boolean =>
  isRequest || openHandoffs(owner.id) < (owner.openHandoffs ?? limit);

/** From the first to the last day of the absence, both included. */
export const isAbsent = ({ absentFrom, absentUntil }: Owner, today: LocalDate): boolean =>
  (absentFrom !== undefined || absentUntil !== undefined) &&
  (absentFrom === undefined || absentFrom <= today) &&
  (absentUntil === undefined || today <= absentUntil);

/** Nobody who reads what comes today: away, or no longer here. */
export const isGone = (owner: Owner, today: LocalDate): boolean => owner.retired || isAbsent(owner, today);

/** In whose name a customer is written to: the owner, or a retired one's successor; undefined where nobody can be reached. */
export const writerFor = (
  owners: readonly Owner[],
  customer: Customer,
  account: Account,
): Owner | undefined =>
  reachedOf(owners, [namedOwner(owners, customer), ownerCalled(owners, account.ownerName)]);

/** The one salesperson whose a customer is, or of no customer a company: whoever writes, else who is named and cannot. */
export function whoseIs(
  owners: readonly Owner[],
  customer: Customer | undefined,
  account: Account | undefined,
): Owner | undefined {
  const named = [
    customer === undefined ? undefined : namedOwner(owners, customer),
    ownerCalled(owners, account?.ownerName),
  ];
  return reachedOf(owners, named) ?? named.find((owner) => owner !== undefined);
}

function reachedOf(owners: readonly Owner[], all: readonly (Owner | undefined)[]): Owner | undefined {
  for (const named of all) {
    if (named !== undefined && isReachable(named)) return named;
    const successor = named === undefined ? undefined : standIn(named, owners, successorAlone, isReachable);
    if (successor !== undefined) return successor.owner;
  }
  return undefined;
}

export const isReachable = (owner: Owner): boolean => owner.email !== undefined && !owner.retired;

/** The owner whose address a record gives, or else whose name. */
export function namedOwner(
  owners: readonly Owner[],
  customer: Pick<Customer, 'ownerName' | 'ownerEmail'>,
): Owner | undefined {
  const address = addressKey(customer.ownerEmail ?? '');
  const byMail = owners.find((owner) => address !== '' && addressKey(owner.email ?? '') === address);
  return byMail ?? ownerCalled(owners, customer.ownerName);
}

/** The one owner of this name or address; a family name alone counts when only one owner bears it. */
export function ownerCalled(owners: readonly Owner[], name: string | undefined): Owner | undefined {
  if (name === undefined || name === '') return undefined;
  const key = personKey(inOrder(name));
  const whole = owners.filter(({ name: own, email = own }) =>
    [own, email].map((each) => personKey(inOrder(each))).includes(key),
  );
  if (whole.length === 1) return whole[0];
  const family = owners.filter((owner) => isFamily(inOrder(owner.name), key));
  return whole.length === 0 && family.length === 1 ? family[0] : undefined;
}

/** `Doe, Jane` as Jane Doe, however both sides write it. */
const inOrder = (name: string): string => name.replace(/(.+), *(.+)/, '$2 $1');

/** 田中 is the family of 田中 一郎 and may be that of 田中一郎, but not of 田中丸 次郎; Tanaka that of Ken Tanaka. */
function isFamily(name: string, key: string): boolean {
  const words = name.normalize('NFKC').trim().split(/\s+/);
  if (words.length === 1) return personKey(name).startsWith(key);
  return personKey((/^\p{ASCII}+$/u.test(name) ? words.at(-1) : words[0]) ?? '') === key;
}
