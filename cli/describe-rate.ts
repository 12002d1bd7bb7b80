import type { RateView } from '../contract/kpis.ts';
import { rateSentence, rateText } from '../contract/rate-words.ts';
import type { Locale } from './say.ts';

/** A rate in plain words: 「7.5%（40件中3件、実力は2.5〜20%の範囲）」, "7.5% (3 of 40; truly 2.5 to 20%)". */
export function describeRate(rate: RateView, locale: Locale): string {
  const [percent, sentence] = [rateText(rate), rateSentence(rate, locale)];
  if (percent === undefined) return sentence;
  return locale === 'ja' ? `${percent}（${sentence}）` : `${percent} (${sentence})`;
}
