import { counted } from './counted.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import type { CorrectionReason } from '../domain/kpis/correction.ts';
import { formatMonth } from './format.ts';
import { bantItemLabels, kpiMeasureLabels, labelOf, type Label, type Labels } from './labels.ts';
import { formatMoney } from './money.ts';
import { rateSentence, rateText, type RateFigures } from './rate-words.ts';
import type { CorrectionView, TalkedAboutView } from './meetings.ts';

/** Why a figure of a final month became another. */
export const correctionReasonLabels: Labels<CorrectionReason> = {
  undone: { ja: '営業の回答の取り消し', en: 'an answer of sales was taken back' },
  verdict: { ja: '自動アクセス判定', en: 'judged as automatic access' },
  file: { ja: '取り込んだ案件', en: 'a deal from a file' },
  reported: { ja: 'あとから届いた営業の報告', en: 'a later report by sales' },
  mail: { ja: '配信の確定', en: 'a mail that was confirmed later' },
  other: { ja: 'そのほか', en: 'something else' },
};

/** What the page of the meeting, its print, its mail and its workbook call things. */
export const sheetLabels = {
  title: { ja: '週次会議', en: 'Weekly meeting' },
  three: { ja: '共有する3つの指標', en: 'The three shared KPIs' },
  corrections: { ja: '前回からの訂正', en: 'Corrections since the last meeting' },
  sales: { ja: '営業の約束', en: 'Sales commitments' },
  received: { ja: '期限内の受領', en: 'Received in time' },
  firstContact: { ja: '期限内の初回連絡', en: 'First contact in time' },
  unreported: { ja: '未報告', en: 'Unreported' },
  released: { ja: '報告がなく育成に戻した件', en: 'Given back without a report' },
  said: { ja: '営業の評価（理由別）', en: 'What sales said, by reason' },
  disputes: { ja: '自動アクセスとの指摘', en: 'Said to be automatic access' },
  focus: { ja: '注力', en: 'Focus' },
  stalled: { ja: '停滞', en: 'Stalled' },
  heardTooLittle: { ja: 'ヒアリング不足', en: 'Discovery incomplete' },
  won: { ja: '受注の事例', en: 'A deal that was won' },
  lost: { ja: '失注の事例', en: 'A deal that was lost' },
  earlier: { ja: '前回までに決めたこと', en: 'Decided before' },
  decisions: { ja: '決めたこと', en: 'Decisions' },
  what: { ja: '内容', en: 'What' },
  who: { ja: '担当', en: 'Who' },
  due: { ja: '期限', en: 'By' },
  state: { ja: '状況', en: 'State' },
  done: { ja: '済み', en: 'Done' },
  open: { ja: '未了', en: 'Not done' },
  definitions: { ja: '数え方', en: 'How it is counted' },
} as const satisfies Readonly<Record<string, Label>>;

/** 「12件中10件」, with a share from five on. */
export function keptText(
  { inTime, of }: { readonly inTime: number; readonly of: number },
  locale: Locale,
): string {
  if (of === 0) return locale === 'ja' ? '期限の来た件なし' : 'none due';
  const counts = locale === 'ja' ? `${of}件中${inTime}件` : `${inTime} of ${of}`;
  const share = rateText({ done: inTime, of, rate: inTime / of, low: 0, high: 1 });
  return share === undefined ? counts : locale === 'ja' ? `${counts}（${share}）` : `${counts} (${share})`;
}

/** 「10件中3件」 of the reports. */
export const saidText = (count: number, reports: number, locale: Locale): string =>
  locale === 'ja' ? `${reports}件中${count}件` : `${count} of ${reports}`;

/** A rate as the last meeting saw it; undefined where it had no cases. */
export function lastText(rate: RateFigures, locale: Locale): string | undefined {
  if (rate.of === 0) return undefined;
  const share = rateText(rate);
  const counts = rateSentence(rate, locale);
  const figure =
    rate.rate === null || share === undefined
      ? counts
      : locale === 'ja'
        ? `${share}（${rate.of}件中${rate.done}件）`
        : `${share} (${rate.done} of ${rate.of})`;
  return locale === 'ja' ? `前回 ${figure}` : `last time ${figure}`;
}

/** 「2026年11月の商談 12→11」. */
export function correctionText(
  { cohort, measure, was, is }: Pick<CorrectionView, 'cohort' | 'measure' | 'was' | 'is'>,
  currency: string,
  locale: Locale,
): string {
  const value = (of: number): string =>
    measure.endsWith('Amount') ? formatMoney(of, currency, locale) : String(of);
  const month = formatMonth(cohort, locale);
  const what = labelOf(kpiMeasureLabels, measure, locale);
  return locale === 'ja'
    ? `${month}の${what} ${value(was)}→${value(is)}`
    : `${what} of ${month}: ${value(was)} → ${value(is)}`;
}

/** +1, −500,000円: how much a customer's row changed a figure. */
export function changeText(
  by: number,
  { measure }: Pick<CorrectionView, 'measure'>,
  currency: string,
  locale: Locale,
): string {
  const size = Math.abs(by);
  const text = measure.endsWith('Amount') ? formatMoney(size, currency, locale) : String(size);
  return `${by < 0 ? '−' : '+'}${text}`;
}

/** What stands behind a name on a list: what makes it stand there. */
export function talkedFacts(
  view: TalkedAboutView,
  list: 'focus' | 'stalled' | 'heardTooLittle' | 'unreported',
  currency: string,
  locale: Locale,
): string {
  const facts = factsOf(view, list, currency, locale).filter((fact) => fact !== undefined);
  return facts.join(locale === 'ja' ? '・' : ', ');
}

function factsOf(
  { phaseLabel, amount, isOverdue, stalledDays, missing }: TalkedAboutView,
  list: 'focus' | 'stalled' | 'heardTooLittle' | 'unreported',
  currency: string,
  locale: Locale,
): readonly (string | undefined)[] {
  const ja = locale === 'ja';
  switch (list) {
    case 'focus':
      return [
        phaseLabel,
        amount === undefined ? undefined : formatMoney(amount, currency, locale),
        isOverdue ? (ja ? '初回連絡の期限超過' : 'first contact is late') : undefined,
      ];
    case 'stalled':
      return [
        phaseLabel,
        stalledDays === undefined
          ? undefined
          : ja
            ? `${stalledDays}日動きなし`
            : `stood still for ${counted(stalledDays, 'day')}`,
      ];
    case 'heardTooLittle':
      return [
        ja
          ? `${missing.map((item) => bantItemLabels[item].ja).join('・')}が未確認`
          : `not confirmed: ${missing.map((item) => bantItemLabels[item].en.toLowerCase()).join(', ')}`,
      ];
    case 'unreported':
      return [];
    default:
      return list satisfies never;
  }
}
