import type { LearnedFeature } from '../domain/learning/learning-row.ts';
import type { Abstention } from '../domain/learning/propose-points.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';
import { signalLabels, type Labels } from './labels.ts';

/** What points are given for. */
export const featureLabels: Labels<LearnedFeature> = {
  ...signalLabels,
  question: { ja: 'ウェビナーでの質問', en: 'Question at a webinar' },
  size: { ja: '属性：従業員数', en: 'Fit: size' },
  industry: { ja: '属性：業種', en: 'Fit: industry' },
  title: { ja: '属性：役職', en: 'Fit: title' },
};

/** Why nothing is proposed, and what follows from that. */
export const abstentionWords: Labels<Abstention> = {
  tooFew: {
    ja: '学習には、結果の出た引き渡しが100件、うち商談20件と商談にならなかった20件、50社が必要です。',
    en: 'Learning needs 100 handoffs with an outcome, 20 of them opportunities and 20 not, of 50 companies.',
  },
  scoreTellsNothing: {
    ja: 'いまの点数の高い低いで、商談になる・ならないが分かれていません。点数より先に、結果の入力と引き渡しの基準を確かめてください。',
    en: "Today's points do not tell outcomes apart: look at what is reported and handed over, not at the points.",
  },
  pointsHold: {
    ja: 'いまの配点との違いは、偶然の範囲です。配点は変えません。',
    en: 'What differs from the points in force may be chance: they stay.',
  },
  noGainLater: {
    ja: '学習した配点は、あとから起きた結果を今の配点より良く当てられませんでした。配点は変えません。',
    en: 'The learned points did not predict what came later better than those in force: they stay.',
  },
};

/** How often a real difference is found with so many outcomes: simulated, 400 worlds (docs/learning.md). */
const foundOf10: readonly (readonly [number, number])[] = [
  [340, 2],
  [750, 5],
  [1100, 7],
  [1650, 9],
];

/** How many outcomes are lacking until the points are looked at again, and what may be hoped of that. */
export function nextLookWords({
  rows,
  nextLook,
}: {
  readonly rows: number;
  readonly nextLook: number;
}): Bilingual {
  const chance = foundOf10.findLast(([at]) => at <= nextLook)?.[1];
  const hope: Bilingual =
    chance === undefined
      ? {
          ja: '300件より少ないうちは、学習しても今の配点より正しくはなりません。',
          en: 'Below 300 outcomes learning is no nearer to the truth than the table in force.',
        }
      : {
          ja: `その件数で本当の違いが見つかるのは、10社のうち${chance}社ほどです。`,
          en: `With that many a real difference is found in about ${chance} of 10 companies.`,
        };
  return {
    ja: `あと${nextLook - rows}件（合計${nextLook}件）で、もう一度確かめます。${hope.ja}`,
    en: `${nextLook - rows} more outcomes (${nextLook} in all) until the next look. ${hope.en}`,
  };
}
