/** Segments in words, both languages; no zod, for the console takes it as it is. */
import type { Group, RuleNode } from '../domain/audience/rule.ts';
import { isClause, membersOf, type Join } from '../domain/audience/rule-tree.ts';
import type { Operator } from '../domain/audience/operators.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import { describeClause } from './clause-words.ts';
import type { Label } from './labels.ts';

export const joinLabels: Readonly<Record<Join, Label>> = {
  all: { ja: 'すべて', en: 'all' },
  any: { ja: 'いずれか', en: 'any' },
  none: { ja: 'いずれでもない', en: 'none' },
};

/** How a builder offers what may be asked. */
export const operatorLabels: Readonly<Record<Operator, Label>> = {
  is: { ja: 'である', en: 'is' },
  oneOf: { ja: 'のいずれか', en: 'is one of' },
  contains: { ja: 'を含む', en: 'contains' },
  startsWith: { ja: 'で始まる', en: 'starts with' },
  known: { ja: '記録がある', en: 'is recorded' },
  unknown: { ja: '記録がない', en: 'is not recorded' },
  equals: { ja: 'ちょうど', en: 'equals' },
  atLeast: { ja: '以上', en: 'at least' },
  atMost: { ja: '以下', en: 'at most' },
  between: { ja: '以上・以下', en: 'between' },
  since: { ja: '以降（日付）', en: 'on or after' },
  until: { ja: '以前（日付）', en: 'on or before' },
  moreThanDaysAgo: { ja: '日より前', en: 'more than so many days ago' },
  withinPastDays: { ja: '日以内（過去）', en: 'within the past days' },
  withinNextDays: { ja: '日以内（これから）', en: 'within the next days' },
  withinNextMonths: { ja: 'か月以内（これから）', en: 'within the next months' },
  hasAny: { ja: 'のいずれかがある', en: 'has any of' },
  hasAll: { ja: 'のすべてがある', en: 'has all of' },
  yes: { ja: 'はい', en: 'yes' },
  no: { ja: 'いいえ', en: 'no' },
};

/** A whole rule in one sentence: whom it takes. */
export function describeRule(rule: Group, locale: Locale, currency: string): string {
  if ('all' in rule && rule.all.length === 0)
    return locale === 'ja' ? '休眠中の全員' : 'Everyone who is dormant';
  const said = describeNode(rule, locale, currency, true);
  return locale === 'ja' ? `${said}方` : `Contacts of whom this holds: ${said}`;
}

/** A clause, or a group with all that stands in it. */
export function describeNode(node: RuleNode, locale: Locale, currency: string, isOutermost = false): string {
  if (isClause(node)) return describeClause(node, locale, currency);
  const { join, members } = membersOf(node);
  const said = members.map((member) => describeNode(member, locale, currency));
  const together = said.join(between[join === 'all' ? 'all' : 'any'][locale]);
  if (join === 'none') return locale === 'ja' ? `（${together}）には当てはまらない` : `not (${together})`;
  if (isOutermost || said.length === 1) return together;
  return locale === 'ja' ? `（${together}）` : `(${together})`;
}

const between = {
  all: { ja: '、かつ', en: ', and ' },
  any: { ja: '、または', en: ', or ' },
};

/** Why somebody whom a launch would mail is not in a list for an ad platform. */
export const notForAdsLabel: Label = {
  ja: '公表アドレス（広告には使えません）',
  en: 'Published address (not for ads)',
};
