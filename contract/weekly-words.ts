import { counted } from './counted.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';
import type { WeeklyView } from './learning.ts';

const oneDigit = (figure: number): string => (Math.round(figure * 10) / 10).toString();

/** Which threshold gives the wanted number of handoffs a week, or why none is named. */
export function adviceWords({ advice, wanted = 0, requests, weeks }: WeeklyView): Bilingual {
  switch (advice?.kind) {
    case undefined:
      return {
        ja: '週に何件の引き渡しがほしいかを入れると、ホットの基準を提案します。',
        en: 'Say how many handoffs a week are wanted, and a threshold is suggested.',
      };
    case 'tooFewWeeks':
      return {
        ja: `まる6週間分の記録が必要です（いま${weeks}週間分）。それまでは提案しません。`,
        en: `It takes six full weeks of records (there are ${weeks}). Nothing is suggested before.`,
      };
    case 'belowRequests':
      return {
        ja: `お客様からのご依頼だけで週に約${oneDigit(requests)}件あり、基準に関係なく引き渡されます。${wanted}件より少なくはできません。`,
        en: `Requests alone are about ${oneDigit(requests)} a week and are handed over at any threshold: ${wanted} cannot be kept.`,
      };
    case 'noneSoFew':
      return {
        ja: `基準を100点にしても、週${wanted}件より多くなります。`,
        en: `Even at 100 points there would be more than ${wanted} a week.`,
      };
    case 'chosen':
      return {
        ja: `週${wanted}件までなら、ホットの基準は${advice.hotAt}点です。過去${weeks}週間では週に平均${oneDigit(advice.mean)}件、10週のうち8週は${Math.floor(advice.low)}〜${Math.ceil(advice.high)}件でした。`,
        en: `For at most ${wanted} a week: hot at ${advice.hotAt} points. In the last ${weeks} weeks that would have been ${oneDigit(advice.mean)} a week, between ${Math.floor(advice.low)} and ${Math.ceil(advice.high)} in 8 of 10 weeks.`,
      };
    default:
      return advice satisfies never;
  }
}

/** What the past weeks were counted again by, and what of them is not kept (docs/learning.md). */
export const replayWords: Bilingual = {
  ja: '機械か人かの判定と、営業の報告による減点は、その時点のものを使います。規模・業種・役職の点は、近い時期にホットになった記録から読み取り、なければ今の点です。配点そのものは今のものです。当時の規模・業種・役職、配信対象から外れていたか、拠点の区切りは残していないため、今のものを使います。',
  en: 'Verdicts (person or machine) and what reports of sales took away are those of each moment. Points for size, industry and title are read from when somebody became hot nearby, else they are those of today. The table of points is the one in force now. Size, industry and title of then, who was an outsider, and how sites are told apart are not kept: those of today are taken.',
};

/** How many a week sales can take, and what that means for whoever becomes hot. */
export function capacityWords({ capacity, wanted }: WeeklyView): readonly Bilingual[] {
  if (capacity === undefined)
    return [
      {
        ja: '営業が週に受けられる数は、引き渡しが10件を超えると計算します。',
        en: 'How many sales can take a week is computed from ten handoffs on.',
      },
    ];
  const { owners, most, plan, daysOpen, full } = capacity;
  return [
    {
      ja: `営業担当${owners}人が受けられるのは週に最大約${Math.floor(most)}件、計画は8割の約${Math.floor(plan)}件までです（1件あたり平均${oneDigit(daysOpen)}営業日）。`,
      en: `${counted(owners, 'salesperson', 'salespeople')} can take about ${Math.floor(most)} a week; plan for 80%, ${Math.floor(plan)} (each open for ${oneDigit(daysOpen)} business days on average).`,
    },
    ...(full === undefined || wanted === undefined
      ? []
      : [
          {
            ja: `週${wanted}件のとき、${full < 0.01 ? '1%未満' : `約${Math.round(full * 100)}%`}の方は担当者の上限で待つことになります。`,
            en: `At ${wanted} a week ${full < 0.01 ? 'less than 1%' : `about ${Math.round(full * 100)}%`} would find their salesperson full, and wait.`,
          },
        ]),
  ];
}
