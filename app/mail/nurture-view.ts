import { formatMonth } from '../../contract/format.ts';
import type { NurtureMailView } from '../../templates/mails/nurture-mail-view.ts';
import { assetView, senderView } from '../kernel/sender-view.ts';
import { personView } from '../people/person-view.ts';
import { familyName } from '../../domain/people/names.ts';
import { isSharedAddress } from '../../domain/people/shared-address.ts';
import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import { wordsIn, type Bilingual, type Locale } from '../../domain/kernel/locale.ts';
import type { Letter } from '../../domain/sequences/letter.ts';
import type { Asset, Settings } from '../../domain/settings/settings.ts';
import type { CustomerUrls } from './customer-urls.ts';

/** What one step's mail says to one customer. */
export interface NurtureFacts {
  readonly customer: Customer;
  readonly account: Account;
  readonly owner: Owner | undefined;
  readonly dormancy: DormancyKind;
  readonly topic: Bilingual;
  readonly step: Letter;
  readonly settings: Settings;
  readonly urls: CustomerUrls;
}

export function nurtureView(facts: NurtureFacts): NurtureMailView {
  const { customer, account, step, settings, topic } = facts;
  const locale = customer.locale;
  const asset = assetOf(step, settings);
  return {
    locale,
    template: step.template,
    ownText: step.text?.[locale],
    customer: addressedAs(customer, account),
    owner: ownerView(facts.owner, settings),
    sender: senderView(settings),
    industry: customer.industry ?? account.industry,
    topic: wordsIn(topic, locale),
    topicQuestion: wordsIn(settings.industryQuestion, locale),
    relation: relationView(facts, locale),
    consentBasis: customer.consentBasis,
    asset: asset === undefined ? undefined : assetView(asset, locale, settings.calendar.timeZone),
    urls: facts.urls,
  };
}

export const assetOf = (step: Letter, settings: Settings): Asset | undefined =>
  settings.assets.find((asset) => asset.id === step.assetId);

/** Whoever reads a shared address is 「ご担当者様」, whatever name stands beside it (R2). */
const addressedAs = (customer: Customer, account: Account): NurtureMailView['customer'] => {
  const view = personView(customer, account);
  return isSharedAddress(customer.email)
    ? { department: view.department, accountName: view.accountName }
    : view;
};

/** Replies reach the owner; where there is none, the marketing address. */
function ownerView(owner: Owner | undefined, settings: Settings): NurtureMailView['owner'] {
  if (owner === undefined || owner.email === undefined)
    return {
      fullName: settings.companyName,
      lastName: settings.companyName,
      email: settings.marketingAddress,
    };
  return {
    fullName: owner.name,
    lastName: familyName(owner.name),
    department: owner.department,
    email: owner.email,
  };
}

function relationView(
  { customer, account, dormancy }: NurtureFacts,
  locale: Locale,
): NurtureMailView['relation'] {
  const { relationship } = account;
  const dealtOn =
    dormancy === 'lostDeal' ? relationship.lastLostOn : (relationship.lastWonOn ?? customer.lastDealOn);
  // Somebody who was only met is reminded of the meeting, not of a deal of his company.
  const day = dormancy === 'neverContacted' ? (customer.consentOn ?? customer.firstSeenOn) : dealtOn;
  return {
    dormancy,
    when: day === undefined ? undefined : formatMonth(day, locale),
    product: relationship.lastWonProduct,
    metAt: customer.acquisitionRoute,
  };
}
