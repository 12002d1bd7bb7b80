import type { Locale } from '../domain/kernel/locale.ts';
import { fewestCompanies, isOfFewCompanies } from '../domain/kpis/few-companies.ts';

/** A rate as routes answer it: bounds of its 95% range, 0 to 1. */
export interface RateFigures {
  readonly done: number;
  readonly of: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
  /** Of how many companies the cases are; undefined where that is not counted. */
  readonly companies?: number | undefined;
  /** As how many cases they count, since colleagues are alike; undefined where each counts. */
  readonly independent?: number | undefined;
}

/** Below this a rate says so little that only its counts are shown. */
const FEWEST_FOR_A_RATE = 5;
/** Below this a rate is 参考値: no bar, no rank, no comparison. */
const FEWEST = 20;

/** Cases that count as hardly fewer are not worth a word. */
const LEAST_EFFECT = 1.1;

/** How much may be shown of a rate. */
export function weightOf(
  rate: Pick<RateFigures, 'of' | 'companies'>,
): 'none' | 'counts' | 'indicative' | 'full' {
  if (rate.of === 0) return 'none';
  if (rate.of < FEWEST_FOR_A_RATE || isOfFewCompanies(rate)) return 'counts';
  return rate.of < FEWEST ? 'indicative' : 'full';
}

/** As how many cases those of a rate count, where colleagues make it tell less; undefined where each counts. */
export const countsAs = ({
  of,
  independent = of,
}: Pick<RateFigures, 'of' | 'independent'>): number | undefined =>
  of > LEAST_EFFECT * independent ? Math.round(independent) : undefined;

/** 7.5%, of a share from 0 to 1; undefined while there are too few cases for any. */
export const rateText = (rate: RateFigures): string | undefined =>
  rate.rate === null || weightOf(rate) === 'counts' ? undefined : percentText(rate.rate);

/** Whence to where the rate truly lies, bounds rounded outwards: 2.5〜20%. */
export function rangeText({ low, high }: Pick<RateFigures, 'low' | 'high'>, locale: Locale): string {
  const [from, to] = [boundText(low, Math.floor), boundText(high, Math.ceil)];
  return locale === 'ja' ? `${from}〜${to}%` : `${from} to ${to}%`;
}

/** A rate in plain words: 「40件中3件、実力は2.5〜20%の範囲」. */
export function rateSentence(rate: RateFigures, locale: Locale): string {
  const weight = weightOf(rate);
  if (weight === 'none') return locale === 'ja' ? 'まだ0件です' : 'no cases yet';
  return (
    countWords(rate, locale)
      .map(({ text }) => text)
      .join('') + rangeWords(rate, locale)
  );
}

/** The counts of a rate, word by word, so that each may lead to its customers: 「40件」「中」「3件」. */
export const countWords = (
  { done, of }: { readonly done: number; readonly of: number },
  locale: Locale,
): readonly { readonly text: string; readonly side?: 'done' | 'of' }[] =>
  locale === 'ja'
    ? [{ text: `${of}件`, side: 'of' }, { text: '中' }, { text: `${done}件`, side: 'done' }]
    : [{ text: String(done), side: 'done' }, { text: ' of ' }, { text: String(of), side: 'of' }];

/** What is said of a rate behind its counts: where it truly lies, whether that is indicative only, and what colleagues make of it. */
export function rangeWords(rate: RateFigures, locale: Locale): string {
  const weight = weightOf(rate);
  if (weight === 'none') return '';
  if (weight === 'counts') return rate.of < FEWEST_FOR_A_RATE ? '' : fewCompaniesWords(locale);
  const range = rangeText(rate, locale);
  const few = weight === 'indicative';
  const colleagues = colleaguesWords(countsAs(rate), locale);
  return locale === 'ja'
    ? `、実力は${range}の範囲${few ? '。20件未満のため参考値' : ''}${colleagues}`
    : `; likely ${range}${few ? '; fewer than 20, indicative only' : ''}${colleagues}`;
}

const fewCompaniesWords = (locale: Locale): string =>
  locale === 'ja'
    ? `。${fewestCompanies}社未満のため率は出しません`
    : `; of fewer than ${fewestCompanies} companies, too few for a rate`;

const colleaguesWords = (cases: number | undefined, locale: Locale): string => {
  if (cases === undefined) return '';
  return locale === 'ja'
    ? `。同じ会社の方をまとめて約${cases}件分とみなします`
    : `; several people of the same company count as about ${cases} cases`;
};

/** What is still being counted, and is in no rate yet; undefined where there is nothing. */
export function unfinishedText(
  { done, of }: { readonly done: number; readonly of: number },
  locale: Locale,
): string | undefined {
  if (of === 0) return undefined;
  const counts = countWords({ done, of }, locale);
  return `${unfinishedLead(locale)}${counts.map(({ text }) => text).join('')}`;
}

/** What stands before the counts of what is still being counted. */
export const unfinishedLead = (locale: Locale): string =>
  locale === 'ja' ? '集計途中 ' : 'still counting: ';

/** A target with how the rate stands beside it: 「目標8%：届いたとも届かないとも言えません」. */
export function targetText(
  {
    target,
    verdict,
  }: { readonly target: number; readonly verdict?: 'above' | 'below' | 'unknown' | undefined },
  locale: Locale,
): string {
  const aim = locale === 'ja' ? `目標 ${percentText(target)}` : `target ${percentText(target)}`;
  if (verdict === undefined) return aim;
  const words = {
    above: { ja: '上回っています', en: 'above it' },
    below: { ja: '下回っています', en: 'below it' },
    unknown: { ja: '届いたかどうかは判断できません', en: 'whether it is reached cannot be told' },
  }[verdict];
  return locale === 'ja' ? `${aim}（${words.ja}）` : `${aim} (${words.en})`;
}

/** How a part stands beside all others: 「ほかより高い（差 0.5〜3.5ポイント）」. */
export function besideText(
  {
    low,
    high,
    verdict,
  }: { readonly low: number; readonly high: number; readonly verdict: 'higher' | 'lower' | 'unknown' },
  locale: Locale,
): string {
  if (verdict === 'unknown')
    return locale === 'ja'
      ? 'ほかとの差は判断できません'
      : 'whether it differs from the others cannot be told';
  const [near, far] = verdict === 'higher' ? [low, high] : [-high, -low];
  const [from, to] = [boundText(near, Math.floor), boundText(far, Math.ceil)];
  return locale === 'ja'
    ? `ほかより${verdict === 'higher' ? '高い' : '低い'}（差 ${from}〜${to}ポイント）`
    : `${verdict} than the others (by ${from} to ${to} points)`;
}

/** 5.2%, of a share from 0 to 1. */
export const percentText = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`;

/** Per cent with one decimal below 10, else whole. The ends themselves stay: 0 and 100. */
function boundText(share: number, round: (value: number) => number): string {
  // What arithmetic leaves behind the ninth digit is no reason to round up.
  const percent = Number((share * 100).toFixed(9));
  return percent < 10 ? String(round(percent * 10) / 10) : String(round(percent));
}
