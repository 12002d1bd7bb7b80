import { counted } from '../../contract/counted.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { clean, safeHref } from '../../domain/kernel/clean-text.ts';
import type { AssetView, PersonView } from './person-view.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';
import { URL_MARK } from './letter-blocks.ts';
import { industryIn } from './industry-words.ts';
import { greetingOf, relationOf } from './relation-words.ts';

/** What a letter may say: every field is present, empty where unknown. The table in `templates/README.md` explains them. */
export function variablesOf(view: NurtureMailView) {
  const { customer, owner, sender, urls } = view;
  return {
    customer: {
      name: nameToAddress(customer, view.locale),
      // Often only one of both is known, and a letter puts 様 behind either.
      fullName: bareName(customer.fullName) || nameToAddress(customer, view.locale),
      lastName: bareName(customer.lastName) || nameToAddress(customer, view.locale),
      department: clean(customer.department),
      title: clean(customer.title),
    },
    account: { name: clean(customer.accountName) },
    owner: {
      name: clean(owner.fullName),
      lastName: clean(owner.lastName),
      department: clean(owner.department),
      email: clean(owner.email),
    },
    sender: { companyName: clean(sender.companyName), phone: clean(sender.phone) },
    industry: industryIn(view.industry, view.locale),
    introduction: introductionOf(view),
    topic: clean(view.topic),
    topicQuestion: clean(view.topicQuestion),
    greeting: greetingOf(view.relation.dormancy, view.locale),
    relation: relationOf(view),
    asset: assetVariables(view.asset, urls.asset, view.locale),
    consultation: { url: URL_MARK + address(urls.consultation) },
    goOn: { url: URL_MARK + address(urls.goOn ?? urls.consultation) },
  };
}

/** Dotted paths of all fields that a letter may read. */
export const fieldNames: readonly string[] = [
  'customer.name',
  'customer.fullName',
  'customer.lastName',
  'customer.department',
  'customer.title',
  'account.name',
  'owner.name',
  'owner.lastName',
  'owner.department',
  'owner.email',
  'sender.companyName',
  'sender.phone',
  'industry',
  'topic',
  'topicQuestion',
  'greeting',
  'introduction',
  'relation',
  'asset.kind',
  'asset.title',
  'asset.details',
  'asset.pages',
  'asset.minutes',
  'asset.points',
  'asset.figure',
  'asset.startsAt',
  'asset.url',
  'consultation.url',
  'goOn.url',
];

/** 「株式会社みどりシステムの鈴木でございます。」; a mail without an owner comes from the company itself. */
function introductionOf({ locale, owner, sender }: NurtureMailView): string {
  const company = clean(sender.companyName);
  const name = clean(locale === 'ja' ? owner.lastName : owner.fullName);
  const isCompany = name === '' || name === company;
  if (locale === 'ja') return isCompany ? `${company}でございます。` : `${company}の${name}でございます。`;
  const who = isCompany ? company : `${name} of ${company}`;
  return `This is ${who}${who.endsWith('.') ? '' : '.'}`;
}

/** Last name, else full name, else 「ご担当者」; never with 様, which the letter adds. */
export function nameToAddress(person: PersonView, locale: Locale): string {
  const lastName = bareName(person.lastName);
  const fullName = bareName(person.fullName);
  if (locale === 'ja') return lastName || fullName || 'ご担当者';
  return fullName || lastName || 'Sir or Madam';
}

/** A name as registered, without an honorific of its own. */
export const bareName = (name: string | undefined): string =>
  isMergeField(name) ? '' : clean(name).replace(/[\s　]*(?:様|さま|殿|御中)+$/, '');

/** 「{{姓}}」: a field that another tool left unfilled is no name. */
const isMergeField = (name: string | undefined): boolean => /\{\{|\{%/.test(name ?? '');

function assetVariables(asset: AssetView | undefined, url: string, locale: Locale) {
  const points = (asset?.points ?? []).map((point) => clean(point));
  return {
    kind: asset?.kind ?? '',
    title: clean(asset?.title),
    details: detailsOf(asset, locale),
    pages: asset?.pages ?? '',
    minutes: asset?.minutes ?? '',
    points,
    figure: points.find((point) => /\d/.test(point) && /[（(].+[)）]/.test(point)) ?? '',
    startsAt: clean(asset?.startsAt),
    url: URL_MARK + address(url),
  };
}

/** 「（PDF 12ページ・約8分）」; empty where neither is known. */
export function detailsOf(asset: AssetView | undefined, locale: Locale): string {
  const { pages, minutes } = asset ?? {};
  const parts =
    locale === 'ja'
      ? [pages === undefined ? '' : `PDF ${pages}ページ`, minutes === undefined ? '' : `約${minutes}分`]
      : [
          pages === undefined ? '' : `PDF, ${counted(pages, 'page')}`,
          minutes === undefined ? '' : `about ${counted(minutes, 'minute')}`,
        ];
  const known = parts.filter((part) => part !== '');
  if (known.length === 0) return '';
  return locale === 'ja' ? `（${known.join('・')}）` : ` (${known.join(', ')})`;
}

/** Brackets would end a link of the letter's markup. */
const address = (url: string): string => safeHref(url).replaceAll('(', '%28').replaceAll(')', '%29');
