import type { Locale } from '../domain/kernel/locale.ts';
import type { MedianDays } from '../domain/kpis/durations.ts';
import type { SharesByDay, Times } from '../domain/kpis/times.ts';
import type { Label } from './labels.ts';
import { percentText } from './rate-words.ts';

/** What is waited for from hot on, in order. */
export const waitNames = ['received', 'contact', 'opportunity', 'won'] as const;
type Wait = (typeof waitNames)[number];

export const waitLabels: Readonly<Record<Wait, Label>> = {
  received: { ja: '受領まで', en: 'Until received' },
  contact: { ja: '初回連絡まで', en: 'Until the first contact' },
  opportunity: { ja: '商談まで', en: 'Until an opportunity' },
  won: { ja: '受注まで', en: 'Until won' },
};

/** What the table of days says. */
export const timesLabels = {
  title: { ja: 'ホットになってからの日数', en: 'Days from hot' },
  wait: { ja: '何まで', en: 'Until what' },
  counts: { ja: '件数', en: 'Counts' },
  days: { ja: '日数・割合', en: 'Days or shares' },
  lede: {
    ja: '中央値は、まだ連絡していない方も待っている分だけ数えます。商談と受注は届かない方が多いため、日ごとの割合で見ます。',
    en: 'Medians count whoever still waits for as long as they have waited. Most never become an opportunity, so those are shares by day.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** 「40件中33件」. */
export const waitCounts = (times: Times, wait: Wait, locale: Locale): string => {
  const { done, of } = times[wait];
  return locale === 'ja' ? `${of}件中${done}件` : `${done} of ${of}`;
};

/** How long it takes, in plain words. */
export const waitText = (times: Times, wait: Wait, locale: Locale): string =>
  wait === 'received' || wait === 'contact'
    ? medianText(times[wait], wait, locale)
    : sharesText(times[wait], locale);

function medianText(
  { of, median, low, high }: MedianDays,
  wait: 'received' | 'contact',
  locale: Locale,
): string {
  if (of < 5) return locale === 'ja' ? '5件から示します' : 'shown from five on';
  if (median === undefined) {
    const words = {
      received: { ja: '半数以上がまだ受領されていません', en: 'more than half have not been received yet' },
      contact: { ja: '半数以上にまだ連絡していません', en: 'more than half have not been called yet' },
    }[wait];
    return words[locale];
  }
  const days = locale === 'ja' ? `中央値 ${median}日` : `half within ${dayText(median)}`;
  if (low === undefined || low === high) return days;
  if (high === undefined)
    return locale === 'ja' ? `${days}（実力は${low}日以上）` : `${days} (likely ${low} or more)`;
  return locale === 'ja' ? `${days}（実力は${low}〜${high}日）` : `${days} (likely ${low} to ${high})`;
}

function sharesText({ of, shares, half }: SharesByDay, locale: Locale): string {
  if (of === 0) return locale === 'ja' ? 'まだ0件です' : 'no cases yet';
  if (shares === undefined) return locale === 'ja' ? '20件から示します' : 'shown from 20 on';
  const byDay = shares.map(({ day, share }) =>
    locale === 'ja' ? `${day}日で${percentText(share)}` : `${percentText(share)} by day ${day}`,
  );
  const rest =
    half === undefined
      ? ''
      : locale === 'ja'
        ? `。届いた方の半数は${half}日以内`
        : `; of those who got there, half within ${dayText(half)}`;
  return byDay.join(locale === 'ja' ? '、' : ', ') + rest;
}

const dayText = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
