import type { RateView } from '../../contract/kpis.ts';
import { phrase, word } from '../words/language.ts';
import { percent } from '../words/figures.ts';

const words = {
  none: word('まだ数えられる件数がありません。', 'Nothing to count yet.'),
  sentence: phrase(
    (of: number, done: number, low: string, high: string) =>
      `${of}件中${done}件、実力は${low}〜${high}の範囲`,
    (of: number, done: number, low: string, high: string) => `${done} of ${of}; truly ${low}–${high}`,
  ),
  few: word('20件に満たないため参考値です。', 'Fewer than 20: indicative only.'),
};
/** Below this a rate says little: no bar, and it is called indicative. */
const FEWEST = 20;

/** A rate in words: how many of how many, and what it may truly be. */
export const rateSentence = ({ done, of, low, high }: RateView): string =>
  of === 0 ? words.none() : words.sentence(of, done, percent(low), percent(high));

/** A rate with the band in which it truly lies. */
export const Rate = ({ rate, scale }: { readonly rate: RateView; readonly scale: number }) => (
  <>
    <p class="fig">{rate.rate === null ? '–' : percent(rate.rate)}</p>
    {rate.of >= FEWEST && <Range rate={rate} scale={scale} />}
    <p class="small mt">
      {rateSentence(rate)}
      {rate.of > 0 && rate.of < FEWEST && <span class="soft"> {words.few()}</span>}
    </p>
  </>
);

/** The band of the 95% range on a scale from 0. */
export function Range({ rate, scale }: { readonly rate: RateView; readonly scale: number }) {
  const place = (share: number): number => Math.min(1, share / scale) * 240;
  return (
    <svg class="range" viewBox="0 0 240 14" aria-hidden="true" preserveAspectRatio="none">
      <rect class="m-track" y="5" width="240" height="4" />
      <rect class="m-band" x={place(rate.low)} y="3" width={place(rate.high) - place(rate.low)} height="8" />
      <rect class="m-fill" x={place(rate.rate ?? 0)} y="0" width="3" height="14" />
    </svg>
  );
}
