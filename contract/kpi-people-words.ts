import type { Locale } from '../domain/kernel/locale.ts';
import type { PeopleCount, PeopleWindow } from '../domain/kpis/people-behind.ts';
import { kpiMeasureLabels, type Label } from './labels.ts';

/** What a count of customers is called. */
export const peopleCountLabels: Readonly<Record<PeopleCount, Label>> = {
  ...kpiMeasureLabels,
  deals: { ja: '成約率の対象の商談', en: 'Opportunities of the win rate' },
  wonInTime: { ja: '期間内の受注', en: 'Won in time' },
};

/** Of which part of a count; nothing is said of all. */
export const peopleWindowLabels: Readonly<Record<Exclude<PeopleWindow, 'all'>, Label>> = {
  over: { ja: '率の対象（期間が終わった分）', en: 'in the rate (their time is over)' },
  running: { ja: '集計途中', en: 'still counting' },
};

/** Since when somebody stands in a count, as a column is headed. */
export const sinceLabels: Readonly<Record<PeopleCount, Label>> = {
  enrolled: { ja: '配信開始', en: 'Enrolled' },
  mailed: { ja: '最初の配信', en: 'First mail' },
  hot: { ja: 'ホットになった日', en: 'Hot since' },
  handoffs: { ja: '引き渡し', en: 'Handed over' },
  accepted: { ja: '受領', en: 'Accepted' },
  reported: { ja: '最初の報告', en: 'First report' },
  unreported: { ja: '引き渡し', en: 'Handed over' },
  withdrawn: { ja: '取り下げ', en: 'Withdrawn' },
  opportunities: { ja: '商談化', en: 'Opportunity' },
  hotOpportunities: { ja: '商談化', en: 'Opportunity' },
  deals: { ja: '商談化', en: 'Opportunity' },
  won: { ja: '受注', en: 'Won' },
  wonInTime: { ja: '受注', en: 'Won' },
  lost: { ja: '失注', en: 'Lost' },
};

/** Counts that have an amount beside each customer. */
export const hasAmount = (count: PeopleCount): boolean =>
  ['opportunities', 'hotOpportunities', 'deals', 'won', 'wonInTime', 'lost'].includes(count);

/** 「ホットリード 12件（集計途中）」. */
export function peopleTitle(
  { count, window }: { readonly count: PeopleCount; readonly window: PeopleWindow },
  locale: Locale,
): string {
  const name = peopleCountLabels[count][locale];
  if (window === 'all') return name;
  const part = peopleWindowLabels[window][locale];
  return locale === 'ja' ? `${name}（${part}）` : `${name} (${part})`;
}

/** Somebody who is counted, and stored no more. */
export const noLongerStored: Label = { ja: '（お客様の情報は残っていません）', en: '(no longer stored)' };

/** While rows of an earlier release are put into the lists. */
export const listsIncomplete: Label = {
  ja: '更新の直後のため、一覧を作り直しています。数分後に件数とそろいます。',
  en: 'Lists are being made after an update: in some minutes they are as long as the counts.',
};

/** Whether a text names a count of customers. */
export const isPeopleCount = (name: string): name is PeopleCount => Object.hasOwn(sinceLabels, name);
