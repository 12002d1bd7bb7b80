import type { RateView } from '../contract/kpis.ts';
import type { Locale } from './say.ts';

/** Fewer cases than this say nothing reliable. */
const ENOUGH = 20;

/** A rate in plain words: 「7.5%（40件中3件、実力は3〜20%の範囲）」, "7.5% (3 of 40; in truth 3 to 20%)". */
export function describeRate({ done, of, rate, low, high }: RateView, locale: Locale): string {
  if (rate === null) return locale === 'ja' ? 'まだ0件です' : 'no cases yet';
  const percent = `${(rate * 100).toFixed(1)}%`;
  const range = [Math.round(low * 100), Math.round(high * 100)] as const;
  const few = of < ENOUGH;
  return locale === 'ja'
    ? `${percent}（${of}件中${done}件、実力は${range[0]}〜${range[1]}%の範囲${few ? '。20件未満のため参考値' : ''}）`
    : `${percent} (${done} of ${of}; in truth ${range[0]} to ${range[1]}%${few ? '; below 20 cases, only a hint' : ''})`;
}
