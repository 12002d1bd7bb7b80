import { counted } from './counted.ts';
import { addressRiskLabels } from './address-words.ts';
/** One clause in words, both languages; no zod, for the console takes it as it is. */
import type { Clause } from '../domain/audience/rule.ts';
import type { FieldValue } from '../domain/audience/segment-field.ts';
import { fieldOf, type FieldKey } from '../domain/audience/segment-fields.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import {
  bantLabels,
  consentBasisLabels,
  dormancyLabels,
  labelOf,
  leadStatusLabels,
  temperatureLabels,
  type Label,
} from './labels.ts';
import { formatMoney } from './money.ts';

/** One clause as a part of a sentence. */
export function describeClause(clause: Clause, locale: Locale, currency: string): string {
  const field = fieldOf(clause.field);
  if (field.type === 'flag') return field.says[clause.op === 'no' ? 'no' : 'yes'][locale];
  const label = locale === 'ja' ? field.label.ja : startLow(field.label.en);
  const asked = locale === 'ja' ? inJapanese(clause, currency) : inEnglish(clause, currency);
  return locale === 'ja' ? `${label}${asked}` : `${label} ${asked}`;
}

function inJapanese(clause: Clause, currency: string): string {
  const quoted = (value: string): string => quotedIn(clause.field, value, 'ja');
  const amount = (value: number): string => amountIn(clause.field, value, 'ja', currency);
  switch (clause.op) {
    case 'is':
      return `が${quoted(clause.value)}である`;
    case 'oneOf':
      return clause.value.length === 1
        ? `が${quoted(clause.value[0] ?? '')}である`
        : `が${listed(clause.value, quoted, 'ja')}のいずれかである`;
    case 'contains':
      return `に「${clause.value}」を含む`;
    case 'startsWith':
      return `が「${clause.value}」で始まる`;
    case 'hasAny':
      return `に${listed(clause.value, quoted, 'ja')}${clause.value.length === 1 ? '' : 'のいずれか'}がある`;
    case 'hasAll':
      return `に${listed(clause.value, quoted, 'ja')}${clause.value.length === 1 ? '' : 'のすべて'}がある`;
    case 'equals':
      return `が${amount(clause.value)}である`;
    case 'atLeast':
      return `が${amount(clause.value)}以上である`;
    case 'atMost':
      return `が${amount(clause.value)}以下である`;
    case 'between':
      return `が${amount(clause.value[0])}以上${amount(clause.value[1])}以下である`;
    case 'since':
      return `が${slashed(clause.value)}以降である`;
    case 'until':
      return `が${slashed(clause.value)}以前である`;
    case 'moreThanDaysAgo':
      return `が${clause.value}日より前である`;
    case 'withinPastDays':
      return `が${clause.value}日以内である`;
    case 'withinNextDays':
      return `がこれから${clause.value}日以内に来る`;
    case 'withinNextMonths':
      return `がこれから${clause.value}か月以内に来る`;
    case 'known':
      return 'の記録がある';
    case 'unknown':
      return 'の記録がない';
    case 'yes':
    case 'no':
      return '';
    default:
      return clause satisfies never;
  }
}

function inEnglish(clause: Clause, currency: string): string {
  const quoted = (value: string): string => quotedIn(clause.field, value, 'en');
  const amount = (value: number): string => amountIn(clause.field, value, 'en', currency);
  switch (clause.op) {
    case 'is':
      return `is ${quoted(clause.value)}`;
    case 'oneOf':
      return `is ${listed(clause.value, quoted, 'en')}`;
    case 'contains':
      return `contains “${clause.value}”`;
    case 'startsWith':
      return `starts with “${clause.value}”`;
    case 'hasAny':
      return `is ${listed(clause.value, quoted, 'en')}`;
    case 'hasAll':
      return `includes ${clause.value.length === 1 ? '' : 'all of '}${listed(clause.value, quoted, 'en').replace(' or ', ' and ')}`;
    case 'equals':
      return `is ${amount(clause.value)}`;
    case 'atLeast':
      return `is ${amount(clause.value)} or more`;
    case 'atMost':
      return `is ${amount(clause.value)} or less`;
    case 'between':
      return `is ${amount(clause.value[0])} to ${amount(clause.value[1])}`;
    case 'since':
      return `is ${slashed(clause.value)} or later`;
    case 'until':
      return `is ${slashed(clause.value)} or earlier`;
    case 'moreThanDaysAgo':
      return `was more than ${counted(clause.value, 'day')} ago`;
    case 'withinPastDays':
      return `was within the past ${counted(clause.value, 'day')}`;
    case 'withinNextDays':
      return `comes within ${counted(clause.value, 'day')}`;
    case 'withinNextMonths':
      return `comes within ${counted(clause.value, 'month')}`;
    case 'known':
      return 'is recorded';
    case 'unknown':
      return 'is not recorded';
    case 'yes':
    case 'no':
      return '';
    default:
      return clause satisfies never;
  }
}

/** What is known of one person under a field, in words. */
export function describeValue(field: FieldKey, value: FieldValue, locale: Locale, currency: string): string {
  const nothing = locale === 'ja' ? '記録なし' : 'not recorded';
  if (value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') {
    const entry = fieldOf(field);
    return entry.type === 'flag' ? entry.says[value ? 'yes' : 'no'][locale] : '';
  }
  if (typeof value === 'number') return amountIn(field, Math.round(value * 10) / 10, locale, currency);
  if (typeof value === 'string')
    return fieldOf(field).type === 'date' ? slashed(value) : choiceLabel(field, value, locale);
  return value.length === 0 ? nothing : value.join(locale === 'ja' ? '、' : ', ');
}

/** What each value of a field is called that knows all of its own. */
const choiceLabels: Partial<Record<FieldKey, Readonly<Record<string, Label>>>> = {
  dormancy: dormancyLabels,
  temperature: temperatureLabels,
  leadStatus: leadStatusLabels,
  consentBasis: consentBasisLabels,
  addressRisk: addressRiskLabels,
  ...bantLabels,
  preferredContact: {
    phone: { ja: '電話', en: 'Phone' },
    mail: { ja: 'メール', en: 'Mail' },
    online: { ja: 'オンライン面談', en: 'Online meeting' },
  },
  language: { ja: { ja: '日本語', en: 'Japanese' }, en: { ja: '英語', en: 'English' } },
};

/** A value as people read it: a choice by its label, any other text as it is. */
export const choiceLabel = (field: FieldKey, value: string, locale: Locale): string =>
  labelOf(choiceLabels[field] ?? {}, value, locale);

const startLow = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const slashed = (day: string): string => day.replaceAll('-', '/');

function quotedIn(field: FieldKey, value: string, locale: Locale): string {
  if (fieldOf(field).type === 'choice')
    return locale === 'ja' ? choiceLabel(field, value, 'ja') : startLow(choiceLabel(field, value, 'en'));
  return locale === 'ja' ? `「${value}」` : `“${value}”`;
}

const amountIn = (field: FieldKey, value: number, locale: Locale, currency: string): string =>
  fieldOf(field).type === 'money' ? formatMoney(value, currency, locale) : value.toLocaleString('en-US');

const SAID = 6;

/** The first few, and how many more. */
function listed(values: readonly string[], quoted: (value: string) => string, locale: Locale): string {
  const said = values.slice(0, SAID).map((value) => quoted(value));
  const more = values.length - said.length;
  if (locale === 'ja') {
    const isQuoted = said.every((each) => each.startsWith('「'));
    return `${said.join(isQuoted ? '' : '・')}${more > 0 ? `ほか${more}件` : ''}`;
  }
  if (more > 0) return `${said.join(', ')} or ${more} more`;
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} or ${last}`;
}
