import { formatMoment, formatMonth } from '../../templates/format.ts';
import type { AssetView, NurtureMailView, PersonView, SenderView } from '../../templates/views.ts';
import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Sequence, Step } from '../../domain/sequences/sequence.ts';
import type { Asset, Settings } from '../../domain/settings/settings.ts';
import type { CustomerUrls } from './public-urls.ts';

/** What one step's mail says to one customer. */
export interface NurtureFacts {
  readonly customer: Customer;
  readonly account: Account;
  readonly owner: Owner | undefined;
  readonly dormancy: DormancyKind;
  readonly sequence: Sequence;
  readonly step: Step;
  readonly settings: Settings;
  readonly urls: CustomerUrls;
}

export function nurtureView(facts: NurtureFacts): NurtureMailView {
  const { customer, account, step, settings, sequence } = facts;
  const locale = customer.locale;
  const asset = assetOf(step, settings);
  return {
    locale,
    template: step.template,
    ownText: step.text?.[locale],
    customer: personView(customer, account),
    owner: ownerView(facts.owner, settings),
    sender: senderView(settings),
    industry: customer.industry ?? account.industry,
    topic: sequence.topic[locale],
    topicQuestion: settings.industryQuestion[locale],
    relation: relationView(facts, locale),
    consentBasis: customer.consentBasis,
    asset: asset === undefined ? undefined : assetView(asset, locale, settings.calendar.utcOffsetMinutes),
    urls: facts.urls,
  };
}

export const assetOf = (step: Step, settings: Settings): Asset | undefined =>
  settings.assets.find((asset) => asset.id === step.assetId);

export const personView = (customer: Customer, account: Account | undefined): PersonView => ({
  fullName: customer.fullName,
  lastName: customer.lastName,
  kana: customer.kana,
  department: customer.department,
  title: customer.title,
  accountName: customer.accountName ?? account?.name,
});

export const senderView = ({
  companyName,
  postalCode,
  postalAddress,
  phone,
  contactUrl,
  privacyUrl,
}: Settings): SenderView => ({
  companyName,
  postalCode,
  postalAddress,
  phone,
  contactUrl,
  privacyUrl,
});

export const assetView = (asset: Asset, locale: Locale, utcOffsetMinutes: number): AssetView => ({
  kind: asset.kind,
  title: asset.title[locale],
  pages: asset.pages,
  minutes: asset.minutes,
  points: asset.points[locale],
  startsAt:
    asset.startsAt === undefined
      ? undefined
      : formatMoment(Date.parse(asset.startsAt), utcOffsetMinutes, locale),
});

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

/** The family name of a Japanese name with a space; the last word of a Western one; else the whole. */
export function familyName(name: string): string {
  const parts = name.split(/[\s　]+/).filter((part) => part !== '');
  if (parts.length < 2) return name;
  return /^[\p{ASCII}]+$/u.test(name) ? (parts.at(-1) ?? name) : (parts[0] ?? name);
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
