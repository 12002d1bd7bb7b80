import { holdsOf } from '../people/causes.ts';
import type { Account, Customer } from '../people/customer.ts';
import { isSharedAddress } from '../people/shared-address.ts';
import { countryCode } from '../people/country.ts';
import { type Dormancy, type Person } from './dormancy.ts';
import { addMonths, laterOf, type LocalDate } from '../kernel/local-date.ts';

/** Why a person is left out of every audience (R2, R18). Always counted aloud, in this order. */
export const exclusions = [
  'boughtAtAccount',
  'underContract',
  'openDeal',
  'openHandoff',
  'openComplaint',
  'ownDomain',
  'competitor',
  'excludedBySales',
  'neverContact',
  'refused',
  'undeliverable',
  'leftCompany',
  'contactChange',
  'companyMerging',
  'wrongPerson',
  'outOfTarget',
  'noAddress',
  'noConsentBasis',
  'silentBeyondPermitted',
  'notInJapanWithoutOptIn',
  'waiting',
  'inControlGroup',
  'inOtherCampaign',
] as const;
export type Exclusion = (typeof exclusions)[number];

export interface ExclusionRules {
  readonly ownDomains: readonly string[];
  readonly competitorDomains: readonly string[];
  /** Months after the last deal for which a transaction counts as a continuing relation (R18). */
  readonly permittedMonths: number;
  /** The country of our company, by its code; whoever has none, nor their company, is taken to be there. Absent: Japan. */
  readonly country?: string | undefined;
}

/** Every reason why this person is not mailed on `today`; empty when there is none. */
export function exclusionsOf(
  person: Person,
  dormancy: Dormancy,
  today: LocalDate,
  rules: ExclusionRules,
): readonly Exclusion[] {
  const { customer, account, standing } = person;
  const holds = holdsOf(standing);
  const domain = domainOf(customer.email);
  const is = (condition: boolean, exclusion: Exclusion): readonly Exclusion[] =>
    condition ? [exclusion] : [];
  return [
    ...is(dormancy.kind === 'active' && dormancy.because === 'boughtRecently', 'boughtAtAccount'),
    ...is(dormancy.kind === 'active' && dormancy.because === 'underContract', 'underContract'),
    ...is(dormancy.kind === 'active' && dormancy.because === 'openDeal', 'openDeal'),
    ...is(holds.openHandoffId !== undefined, 'openHandoff'),
    ...is(account.openComplaint || holds.openSupport, 'openComplaint'),
    ...is(isOwn(domain, account, rules), 'ownDomain'),
    ...is(isCompetitor(domain, account, rules), 'competitor'),
    ...is(account.excluded || (holds.keptFromMailsUntil ?? '') > today, 'excludedBySales'),
    ...is(holds.neverContact, 'neverContact'),
    ...is(holds.refused !== undefined || customer.noMail, 'refused'),
    ...is(holds.undeliverable !== undefined, 'undeliverable'),
    ...is(customer.retired || holds.leftCompany, 'leftCompany'),
    ...is(holds.contactChangeSince !== undefined, 'contactChange'),
    ...is(account.merging !== undefined || account.mergedInto !== undefined, 'companyMerging'),
    ...is(holds.wrongPerson, 'wrongPerson'),
    ...is(holds.outOfTarget, 'outOfTarget'),
    ...is(customer.email === undefined, 'noAddress'),
    ...is(customer.consentBasis === 'unknown', 'noConsentBasis'),
    ...is(isSilentBeyond(person, today, rules.permittedMonths), 'silentBeyondPermitted'),
    ...is(!isGroundEnough(person, rules.country), 'notInJapanWithoutOptIn'),
    ...is(dormancy.kind === 'active' && dormancy.because === 'waitingForWakeDate', 'waiting'),
  ];
}

type Domains = Pick<ExclusionRules, 'ownDomains' | 'competitorDomains'>;

/** Our own people, the group's, competitors and suppliers: they are not mailed, and what they do never scores. */
export function isOutsider(
  { email }: Pick<Customer, 'email'>,
  account: Pick<Account, 'relation'> | undefined,
  rules: Domains,
): boolean {
  const domain = domainOf(email);
  return isOwn(domain, account, rules) || isCompetitor(domain, account, rules);
}

/** Why acts score nothing, if so: those of outsiders, and those at an address that says of nobody who it was (R2). */
export const unscoredReasons = ['outsider', 'sharedAddress'] as const;
export type UnscoredReason = (typeof unscoredReasons)[number];

export function whyUnscored(
  customer: Pick<Customer, 'email'>,
  account: Pick<Account, 'relation'> | undefined,
  rules: Domains,
): UnscoredReason | undefined {
  if (isOutsider(customer, account, rules)) return 'outsider';
  return isSharedAddress(customer.email) ? 'sharedAddress' : undefined;
}

const isOwn = (
  domain: string,
  account: Pick<Account, 'relation'> | undefined,
  { ownDomains }: Domains,
): boolean => account?.relation === 'own' || account?.relation === 'group' || isOf(domain, ownDomains);

const isCompetitor = (
  domain: string,
  account: Pick<Account, 'relation'> | undefined,
  { competitorDomains }: Domains,
): boolean =>
  account?.relation === 'competitor' || account?.relation === 'supplier' || isOf(domain, competitorDomains);

export const domainOf = (email: string | undefined): string => email?.split('@').at(1)?.toLowerCase() ?? '';

/** The domain is one of these, or below one. */
const isOf = (domain: string, domains: readonly string[]): boolean =>
  domains
    .map((each) => each.toLowerCase())
    .some((each) => each !== '' && (domain === each || domain.endsWith(`.${each}`)));

/** A transaction is a ground only while the relation continues; consent, cards and published addresses do not age. */
function isSilentBeyond({ customer, account }: Person, today: LocalDate, permittedMonths: number): boolean {
  if (customer.consentBasis !== 'transaction') return false;
  const lastOn = laterOf(laterOf(account.relationship.lastWonOn, customer.lastDealOn), customer.lastTwoWayOn);
  return lastOn === undefined || addMonths(lastOn, permittedMonths) < today;
}

/** Countries whose law lets companies be mailed until they refuse: Japan's on the grounds of R18, the United States' on any. */
const untilRefused: ReadonlySet<string> = new Set(['JP', 'US']);

/**
 * Abroad mail needs an opt-in (R18). At home any declared ground is enough where the law lets companies be mailed until they
 * refuse; elsewhere an opt-in, or a business relation, which is what the directive on privacy of the EU leaves beside it.
 */
function isGroundEnough({ customer, account }: Person, home = 'JP'): boolean {
  const { consentBasis, country = account.country } = customer;
  if (consentBasis === 'optIn') return true;
  if (country !== undefined && countryCode(country) !== home) return false;
  return untilRefused.has(home) || consentBasis === 'transaction' || consentBasis === 'unknown';
}
