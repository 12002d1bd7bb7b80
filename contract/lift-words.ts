import { peopleNeeded, powerOf } from '../domain/kpis/power.ts';
import { waveSizes } from '../domain/sequences/waves.ts';
import {
  controlShares,
  fewestForHoldout,
  mailedShare,
  type ControlKind,
} from '../domain/sequences/control-group.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import { percentText } from './rate-words.ts';
import type { LiftView } from './campaign-lift.ts';

/** Control groups by kind, as they are offered. */
export const controlKindLabels = {
  holdout: { ja: '1割の会社には配信しない', en: 'Do not mail one company in ten' },
  delayed: { ja: '半分の会社は90日あとに配信する', en: 'Mail half of the companies 90 days later' },
} as const satisfies Readonly<Record<ControlKind, Readonly<Record<Locale, string>>>>;

/** Which of them fits so many people. */
export const controlFor = (people: number): ControlKind =>
  people < fewestForHoldout ? 'delayed' : 'holdout';

/** About how many of so many are mailed at once. */
export const mailedAtOnce = (people: number, kind: ControlKind): number =>
  Math.round(people * mailedShare(kind));

/** The waves of so many people where one group is not mailed: the same days, as many as those need who are. */
export const wavesMailed = (
  waves: readonly { readonly startAt: string }[],
  people: number,
  kind: ControlKind,
): readonly { readonly startAt: string; readonly people: number }[] => {
  const sizes = waveSizes(mailedAtOnce(people, kind));
  return waves.slice(0, sizes.length).map(({ startAt }, index) => ({ startAt, people: sizes[index] ?? 0 }));
};

/** Of a hundred who are not mailed one is taken to come by himself; what is looked for is twice as many. */
const assumed = { base: 0.01, times: 2 };

/** What a control group of so many people can tell, before it is drawn. */
export function powerText(people: number, kind: ControlKind, locale: Locale): string {
  const planned = { ...assumed, share: controlShares[kind] };
  const chance = percentText(Math.round(powerOf(people, planned) * 100) / 100);
  const needed = withCommas(Math.ceil(peopleNeeded(planned) / 100) * 100);
  return locale === 'ja'
    ? `配信しなくても100名に1名が商談になり、配信すると2倍になる場合、この人数でその差に気づける確率は${chance}です（8割の確率に必要な人数は約${needed}名）。`
    : `Say one in 100 becomes an opportunity unaided, and mailing doubles that: so many people would show it with a chance of ${chance} (four in five need about ${needed}).`;
}

/** What a campaign's comparison says, in sentences; `until` is written by the caller. */
export function liftSentences(view: LiftView, until: string, locale: Locale): readonly string[] {
  const { lift, isOver } = view;
  const counts = countsText(view, locale);
  if (lift === undefined)
    return isOver
      ? [
          counts,
          locale === 'ja'
            ? 'どちらかの会社の数が10社に満たないため、比べられません。'
            : 'One side has fewer than ten companies: they cannot be compared.',
        ]
      : [
          counts,
          locale === 'ja'
            ? `判定は${until}に一度だけ行います。それまでは途中の人数です。`
            : `The verdict falls once, on ${until}; until then these are counts on the way.`,
        ];
  const { comparison, ratio, extra, designEffect } = lift;
  const range = `${pointsText(comparison.low)}〜${pointsText(comparison.high)}`;
  const [from, to] = [pointsText(comparison.low), pointsText(comparison.high)];
  const few = withCommas(Math.abs(Math.trunc(extra.low)));
  const many = withCommas(Math.abs(Math.trunc(extra.high)));
  const verdicts: Readonly<Record<typeof comparison.verdict, Readonly<Record<Locale, string>>>> = {
    higher: {
      ja: `配信の効果は${range}ポイントです。配信で増えた商談は${few}〜${many}件と見られます。`,
      en: `Mailing brought ${from} to ${to} points: ${few} to ${many} opportunities that would not have been.`,
    },
    lower: {
      ja: `配信した方のほうが商談が少なく、差は${range}ポイントです。文面と対象を見直してください。`,
      en: `Those mailed became opportunities less often, by ${from} to ${to} points: look at texts and audience.`,
    },
    unknown: {
      ja: `配信の効果は${range}ポイントで、あったともなかったとも言えません。`,
      en: `Mailing may have cost or brought something: ${from} to ${to} points. This cannot be told.`,
    },
  };
  return [
    counts,
    verdicts[comparison.verdict][locale],
    ...(comparison.verdict === 'unknown' ? [neededText(view, locale)] : ratioSentence(ratio, locale)),
    ...(designEffect > 1.1 ? [clusterText(view, designEffect, locale)] : []),
  ];
}

function countsText({ mailed, control }: LiftView, locale: Locale): string {
  const n = (value: number): string => withCommas(value);
  return locale === 'ja'
    ? `配信する${n(mailed.of)}名中${n(mailed.done)}名、配信しない${n(control.of)}名中${n(control.done)}名が、90日以内に商談になりました。`
    : `${n(mailed.done)} of ${n(mailed.of)} to be mailed and ${n(control.done)} of ${n(control.of)} not mailed became opportunities within 90 days.`;
}

/** +0.5, of a difference of shares: rounded outwards to a tenth, for it is an end of a range. */
function pointsText(share: number): string {
  const points = Number((share * 100).toFixed(9));
  const rounded = (points < 0 ? Math.floor(points * 10) : Math.ceil(points * 10)) / 10;
  return `${rounded > 0 ? '+' : ''}${rounded}`;
}

function ratioSentence(ratio: LiftRatio, locale: Locale): readonly string[] {
  if (ratio?.ratio === undefined || ratio.high === undefined) return [];
  const [low, high] = [ratio.low.toFixed(1), ratio.high.toFixed(1)];
  return [
    locale === 'ja'
      ? `商談になる率は、配信しない場合の${low}〜${high}倍です。`
      : `That is ${low} to ${high} times as often as unaided.`,
  ];
}
type LiftRatio = NonNullable<LiftView['lift']>['ratio'];

/** How many people would show twice the rate of those not mailed. */
function neededText({ share, control }: LiftView, locale: Locale): string {
  const base = control.done > 0 ? control.done / control.of : assumed.base;
  const needed = withCommas(Math.ceil(peopleNeeded({ share, base, times: 2 }) / 100) * 100);
  return locale === 'ja'
    ? `2倍の差に気づくには、全部で約${needed}名が必要です。`
    : `To see twice the rate you need about ${needed} people.`;
}

function clusterText({ mailed, control }: LiftView, designEffect: number, locale: Locale): string {
  const cases = withCommas(Math.round((mailed.of + control.of) / designEffect));
  return locale === 'ja'
    ? `同じ会社の方どうしは結果が似るため、全部で約${cases}名分として計算しています。`
    : `Several people of the same company decide alike: all together they count as about ${cases} cases.`;
}

const withCommas = (value: number): string => value.toLocaleString('en');
