import { laterOf } from '../kernel/local-date.ts';
import { present } from '../kernel/present.ts';
import type { Customer } from './customer.ts';
import { addressKey, isSameAddress, personKey } from './names.ts';
import { joinedTracking } from './tracking.ts';

/** Why two records of one company may be one person. */
export const alikeReasons = ['name', 'phone'] as const;
export type AlikeReason = (typeof alikeReasons)[number];

type Known = Pick<Customer, 'fullName' | 'lastName' | 'firstName' | 'phoneDirect' | 'phoneMobile'>;

const nameOf = ({ fullName, lastName, firstName }: Known): string =>
  personKey(fullName ?? [lastName, firstName].filter(Boolean).join(''));
/** A number of one's own; the company's main line is everybody's. */
const phonesOf = ({ phoneDirect, phoneMobile }: Known): readonly string[] =>
  [phoneDirect, phoneMobile]
    .map((phone) => (phone ?? '').normalize('NFKC').replaceAll(/\D/g, ''))
    .filter((digits) => digits.length >= 9);

export function whyAlike(a: Known, b: Known): readonly AlikeReason[] {
  const [name, phones] = [nameOf(a), phonesOf(b)];
  return [
    ...(name !== '' && name === nameOf(b) ? (['name'] as const) : []),
    ...(phonesOf(a).some((phone) => phones.includes(phone)) ? (['phone'] as const) : []),
  ];
}

/** Pairs among the people of one company: each with the first who is alike, so that three of a name are two questions. */
export function alikePairs<T extends Known>(people: readonly T[]): readonly (readonly [T, T])[] {
  const firsts = new Map<string, T>();
  return people.flatMap((person) => {
    const name = nameOf(person);
    const keys = [
      ...(name === '' ? [] : [`name ${name}`]),
      ...phonesOf(person).map((phone) => `phone ${phone}`),
    ];
    const first = keys.map((key) => firsts.get(key)).find((each) => each !== undefined);
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, first ?? person);
    return first === undefined ? [] : [[first, person] as const];
  });
}

/**
 * Two records as one: the first stays, its gaps are filled from the other, whose addresses lead to it from now on. A wish
 * not to be mailed or called is kept from either.
 */
export function mergePeople(survivor: Customer, other: Customer): Customer {
  const { email: _email, formerEmails: _former, externalId: _number, ...facts } = other;
  const isWithoutGround = survivor.consentBasis === 'unknown';
  const consent = isWithoutGround ? consentOf(other) : consentOf(survivor);
  const emails = [survivor, other].flatMap(({ email, formerEmails = [] }) => [email, ...formerEmails]);
  const email = survivor.email ?? other.email;
  const former = new Map(
    emails.flatMap((each) =>
      each === undefined || isSameAddress(each, email) ? [] : [[addressKey(each), each] as const],
    ),
  );
  return {
    ...facts,
    ...present(survivor),
    ...consent,
    email,
    externalId: survivor.externalId ?? other.externalId,
    formerEmails: former.size === 0 ? undefined : [...former.values()],
    tags: [...new Set([...survivor.tags, ...other.tags])].toSorted(),
    noMail: survivor.noMail || other.noMail,
    noCall: survivor.noCall || other.noCall,
    ...present({ trackingConsent: joinedTracking(survivor.trackingConsent, other.trackingConsent) }),
    lastTwoWayOn: laterOf(survivor.lastTwoWayOn, other.lastTwoWayOn),
    lastDealOn: laterOf(survivor.lastDealOn, other.lastDealOn),
    firstSeenOn: [survivor.firstSeenOn, other.firstSeenOn].filter((day) => day !== undefined).toSorted()[0],
    mergedFrom: [...new Set([...(survivor.mergedFrom ?? []), other.id, ...(other.mergedFrom ?? [])])],
  };
}

const consentOf = ({ consentBasis, consentOn, consentEvidence, consentDeclaredBy }: Customer) => ({
  consentBasis,
  consentOn,
  consentEvidence,
  consentDeclaredBy,
});

/** What is left of the other: its history, and where its person is now. No address leads to it, and no mail. */
export const leftOver = (other: Customer, survivorId: string): Customer => {
  const { email: _email, formerEmails: _former, externalId: _number, ...rest } = other;
  return { ...rest, mergedInto: survivorId };
};
