import { readInquiry, type InquiryReading } from '../../domain/mail/read-inquiry.ts';
import { namesNoCompany } from '../../domain/people/company-name.ts';
import { companyDomainOf } from '../../domain/people/free-mail.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { saveAccounts, findAccount, saveMembers } from '../people/account-store.ts';
import { saveCustomers } from '../people/customer-store.ts';
import { claimAddresses, resolveAddresses } from '../people/address-store.ts';
import { resolveAccounts } from '../people/account-alias-store.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { type InquiryKind } from '../../domain/engagement/engagement.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { mergeAccount, mergeCustomer } from '../../domain/imports/merge-record.ts';
import type { HttpRequest } from '../../platform/http-pipeline.ts';
import type { Deps } from './page-deps.ts';
import { queueEngagement } from './queue-engagement.ts';

/** What somebody asks, however it came. `id` is the other form's own, where it has one. */
export interface Inquiry {
  readonly id?: string | undefined;
  readonly kind: InquiryKind;
  readonly message: string;
  /** Our id of the mail whose link led to the form. */
  readonly mailId?: string | undefined;
  /** By an open form, without a link of ours: anybody may have typed the address. */
  readonly isUnproven?: true;
}

/** Who asks, as he says himself. */
export interface Inquirer {
  readonly email: string;
  readonly name: string;
  readonly company: string;
}

/** Whose inquiry it is. Somebody new becomes a customer, since he asked for an answer; who sells to us becomes none. */
export async function customerOf(
  deps: Deps,
  given: Inquirer & Pick<Inquiry, 'kind'>,
  locale: Locale,
): Promise<string> {
  const { db } = deps;
  const keyring = await deps.keyring();
  const { customerId, isKnown } = (await resolveAddresses(db, keyring, [given.email]))(given.email);
  if (isKnown) return customerId;
  const today = dayOf(deps.now().getTime(), (await deps.settings()).calendar.timeZone);
  const company = namesNoCompany(given.company) ? '' : given.company;
  const naming = { name: company === '' ? companyDomainOf(given.email) : company };
  const accountId =
    (await resolveAccounts(db, keyring, [naming]))(naming) ?? keyring.idOf('account', `person:${customerId}`);
  const account = await findAccount(db, accountId);
  // He asked for an answer, not for our mails, and anybody may have typed the address: no ground for a campaign.
  const basis = 'unknown';
  const row = {
    email: given.email,
    fullName: given.name === '' ? undefined : given.name,
    accountName: company,
    tags: [],
    consentEvidence: 'inquiry',
  };
  const customer = mergeCustomer(
    undefined,
    { ...row, consentBasis: basis },
    { id: customerId, accountId },
    { basis },
    locale,
  );
  if (account === undefined)
    await saveAccounts(db, [mergeAccount(undefined, accountId, { name: naming.name ?? given.name })]);
  await saveCustomers(db, [{ ...customer, firstSeenOn: today }]);
  await saveMembers(db, [{ accountId, customerId }]);
  await claimAddresses(db, keyring, [{ email: given.email, customerId }]);
  return customerId;
}

/** Only a link of ours proves whose words these are; where an address was typed, a person reads what may be a refusal. */
const whatItStops = (
  { refuses, doubt }: InquiryReading,
  isFromMail: boolean,
): Pick<InquiryReading, 'refuses' | 'doubt'> =>
  refuses === true && !isFromMail ? { doubt: 'refusal' } : { refuses, doubt };

/** Hands the inquiry to the writer of interest: from there it goes to an owner, or to support, by its kind. Answers how it was read. */
export async function recordInquiry(
  deps: Deps,
  customerId: string,
  { id, kind, message, mailId, isUnproven }: Inquiry,
  request: HttpRequest,
): Promise<InquiryReading> {
  const at = deps.now().toISOString();
  const reading = readInquiry(kind, message);
  // The same text twice within an hour is one inquiry: a double click, or "back" and again.
  const key = id ?? [kind, message, at.slice(0, 13)].join('|');
  await queueEngagement(deps.engagementQueue, {
    kind: 'inquiry',
    id: `inquiry-${fingerprint(`${customerId}|${key}`)}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    messageId: mailId,
    message,
    inquiry: reading.kind,
    ...(isUnproven === true ? { isUnproven } : whatItStops(reading, mailId !== undefined)),
    userAgent: request.userAgent,
    ipAddress: request.ipAddress,
  });
  return reading;
}
