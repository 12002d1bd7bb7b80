import type { AccountRecord, CustomerRecord, OwnerRecord } from './import-records.ts';
import type { Account, ConsentBasis, Customer, Owner } from '../people/customer.ts';
import { withAnswers } from './survey-answers.ts';
import { filledFrom, stricterOf } from '../people/same-company.ts';
import { present } from '../kernel/present.ts';
import { isSameAddress } from '../people/names.ts';
import { joinedTracking } from '../people/tracking.ts';
import { noRelationship } from '../people/relationship.ts';

/** What a person says once about a whole file (R18): how these addresses were got, when, evidence, who says so. */
export interface FileConsent {
  readonly basis: ConsentBasis;
  readonly on?: string | undefined;
  readonly evidence?: string | undefined;
  readonly declaredBy?: string | undefined;
}

/**
 * Only what a row says replaces what is known. A wish not to be mailed or called, once known, stays.
 * Evidence belongs to its basis: another basis takes none of the old one's.
 */
export function mergeCustomer(
  known: Customer | undefined,
  record: CustomerRecord,
  ids: { readonly id: string; readonly accountId: string },
  consent: FileConsent,
  locale: 'ja' | 'en',
): Customer {
  const {
    tags,
    answers = [],
    noMail,
    noCall,
    retired,
    consentBasis,
    // The company's: read back, a customer has none, and would seem changed by every file.
    accountCode: _code,
    ...given
  } = record;
  const base: Customer = known ?? {
    schemaVersion: 1,
    version: 0,
    ...ids,
    tags: [],
    noCall: false,
    noMail: false,
    consentBasis: 'unknown',
    locale,
    retired: false,
  };
  const basis = consentBasis ?? basisOf(base, consent);
  const evidence: Partial<Customer> = basis === base.consentBasis ? base : {};
  return {
    ...base,
    ...present(given),
    ...ids,
    ...addressOf(base, given.email),
    locale: given.locale ?? base.locale,
    tags: [...new Set([...withAnswers(base.tags, answers), ...tags])].toSorted(),
    noMail: base.noMail || noMail === true,
    noCall: base.noCall || noCall === true,
    retired: retired ?? base.retired,
    ...present({ trackingConsent: joinedTracking(base.trackingConsent, given.trackingConsent) }),
    consentBasis: basis,
    consentOn: given.consentOn ?? evidence.consentOn ?? consent.on,
    consentEvidence: given.consentEvidence ?? evidence.consentEvidence ?? consent.evidence,
    consentDeclaredBy: given.consentDeclaredBy ?? evidence.consentDeclaredBy ?? consent.declaredBy,
  };
}

/** What is said of a whole file takes nobody's own consent from them, with its day and evidence. */
const basisOf = ({ consentBasis }: Customer, { basis }: FileConsent): ConsentBasis =>
  basis === 'unknown' || consentBasis === 'optIn' ? consentBasis : basis;

/** A new address of somebody known by his own number becomes his; the former one leads to him still. */
function addressOf(
  { email, formerEmails = [] }: Customer,
  given: string | undefined,
): Pick<Customer, 'email' | 'formerEmails'> {
  const isKnown = [email, ...formerEmails].some((each) => isSameAddress(each, given));
  if (given === undefined || email === undefined || isKnown)
    return { email: email ?? given, ...(formerEmails.length === 0 ? {} : { formerEmails }) };
  return { email: given, formerEmails: [...formerEmails, email] };
}

export function mergeAccount(
  known: Account | undefined,
  id: string,
  record: Partial<AccountRecord>,
): Account {
  const { relation, openComplaint, excluded, site: _site, ...given } = record;
  const base: Account = known ?? {
    schemaVersion: 1,
    version: 0,
    id,
    name: record.name ?? '',
    relation: 'customer',
    openComplaint: false,
    excluded: false,
    relationship: noRelationship,
  };
  return {
    ...base,
    ...present(given),
    relation: relation ?? base.relation,
    openComplaint: openComplaint ?? base.openComplaint,
    excluded: excluded ?? base.excluded,
  };
}

/** What a file says of a company that was merged into this one: it fills gaps and holds back, and overwrites nothing. */
export const fillAccount = (known: Account | undefined, id: string, record: AccountRecord): Account =>
  known === undefined
    ? mergeAccount(known, id, record)
    : {
        ...known,
        ...filledFrom(known, mergeAccount(undefined, id, record)),
        ...stricterOf(known, mergeAccount(undefined, id, record)),
      };

export const mergeOwner = (known: Owner | undefined, id: string, record: OwnerRecord): Owner => ({
  ...(known ?? { schemaVersion: 1, version: 0, id, name: record.name, retired: false }),
  ...present(record),
  retired: record.retired ?? known?.retired ?? false,
});
