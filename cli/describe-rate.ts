import type { RateView, UnfinishedView } from '../contract/kpis.ts';
import { rateSentence, rateText, unfinishedText } from '../contract/rate-words.ts';
import type { Locale } from './say.ts';

/**
 * A rate in plain words, with what is still being counted: 「7.5%（40件中3件、実力は2.5〜20%の範囲）、集計途中 12件中1件」,
 * "7.5% (3 of 40; likely 2.5 to 20%), still counting: 1 of 12".
 */
export function describeRate(rate: RateView, unfinished: UnfinishedView, locale: Locale): string {
  const counting = unfinishedText(unfinished, locale);
  if (counting === undefined) return rateWithRange(rate, locale);
  if (rate.of === 0) return counting;
  return [rateWithRange(rate, locale), counting].join(locale === 'ja' ? '、' : ', ');
}

function rateWithRange(rate: RateView, locale: Locale): string {
  const [percent, sentence] = [rateText(rate), rateSentence(rate, locale)];
  if (percent === undefined) return sentence;
  return locale === 'ja' ? `${percent}（${sentence}）` : `${percent} (${sentence})`;
}
