import { present } from '../kernel/present.ts';
import { addressKey } from '../people/names.ts';
import { joinedTracking } from '../people/tracking.ts';
import type { CustomerRecord } from './import-records.ts';
import { weakerBasis } from './refusal-readers.ts';
import { withAnswers } from './survey-answers.ts';

/**
 * What two rows say of one person: the later wins, its blanks yield to the earlier, and what holds back (a refusal, a
 * departure, no ground for mailing, no consent to counting) stays from either.
 */
export function sameCustomer(earlier: CustomerRecord, later: CustomerRecord): CustomerRecord {
  const { consentBasis: was, ...before } = withoutFormer(earlier, later);
  const { consentBasis: is, ...after } = present(later);
  const basis = was === undefined || is === undefined ? (is ?? was) : weakerBasis(is, was);
  const tracking = joinedTracking(earlier.trackingConsent, later.trackingConsent);
  const answers = withAnswers(earlier.answers ?? [], later.answers ?? []);
  return {
    ...before,
    ...after,
    tags: [...new Set([...earlier.tags, ...later.tags])],
    ...(answers.length === 0 ? {} : { answers: [...answers] }),
    ...(earlier.noMail ? { noMail: true } : {}),
    ...(earlier.noCall ? { noCall: true } : {}),
    ...(earlier.retired ? { retired: true } : {}),
    ...(tracking === undefined ? {} : { trackingConsent: tracking }),
    ...(basis === undefined || basis === 'refused' ? {} : { consentBasis: basis }),
  };
}

/** Parts of a name go with the name, a department with its company, evidence with its ground. */
function withoutFormer(earlier: CustomerRecord, later: CustomerRecord): Partial<CustomerRecord> {
  const gone: (keyof CustomerRecord)[] = [];
  if (later.fullName !== undefined) gone.push('lastName', 'firstName');
  if (isOtherCompany(earlier, later))
    gone.push('accountName', 'accountCode', 'site', 'department', 'title', 'industry', 'employees', 'region');
  if (later.consentBasis !== undefined && later.consentBasis !== earlier.consentBasis)
    gone.push('consentOn', 'consentEvidence', 'consentDeclaredBy');
  const left = new Set<string>(gone);
  const kept: Partial<CustomerRecord> = { ...earlier };
  for (const field of left) Reflect.deleteProperty(kept, field);
  return present(kept);
}

const isOtherCompany = (earlier: CustomerRecord, later: CustomerRecord): boolean =>
  differs(earlier.accountCode, later.accountCode) || differs(earlier.accountName, later.accountName);

const differs = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && addressKey(one) !== addressKey(other);
