import type { ComponentChildren } from 'preact';
import type { RateView } from '../../contract/kpis.ts';
import { rateSentence, rateText, weightOf } from '../../contract/rate-words.ts';
import { language } from '../words/language.ts';

/** A rate with the band in which it truly lies; the band from 20 cases on. */
export const Rate = ({
  rate,
  scale,
  children,
}: {
  readonly rate: RateView;
  readonly scale: number;
  /** The rate in words, where its counts lead somewhere. */
  readonly children?: ComponentChildren;
}) => (
  <>
    <p class="fig">{rateText(rate) ?? '–'}</p>
    {weightOf(rate) === 'full' && <Range rate={rate} scale={scale} />}
    <p class="small mt">{children ?? rateSentence(rate, language.value)}</p>
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
