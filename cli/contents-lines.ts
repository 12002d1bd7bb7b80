import type { JudgedView } from '../contract/kpis.ts';
import { inquiryLabels, labelOf } from '../contract/labels.ts';
import { percentText, rangeText } from '../contract/rate-words.ts';
import type { Context } from './context.ts';
import { tableLines } from './print-table.ts';

/** Contents, webinars and requests beside each other, as a table each. */
export const contentsLines = (
  { contents, requests }: { readonly contents: JudgedView; readonly requests: JudgedView },
  context: Context,
): readonly string[] => [
  ...judgedLines(context.say('資料とウェビナー', 'Documents and webinars'), contents, context),
  '',
  ...judgedLines(context.say('ご依頼の種類', 'Kinds of request'), requests, context),
];

function judgedLines(
  title: string,
  { groups, mean, differ }: JudgedView,
  { say, locale }: Context,
): readonly string[] {
  if (groups.length === 0)
    return [`${title}: ${say('結果の報告がある件は、まだありません', 'no reported outcomes yet')}`];
  return [
    ...tableLines(
      [
        { title },
        { title: say('商談／報告', 'Of reported'), align: 'right' },
        { title: say('商談化率', 'Rate') },
        { title: say('全体との比較', 'Beside all') },
      ],
      groups.map((group) => [
        group.title?.[locale] ??
          (group.key.startsWith('request#') ? labelOf(inquiryLabels, group.what, locale) : group.what),
        `${group.done}/${group.of}`,
        group.shrunk === undefined
          ? '-'
          : `${percentText(group.shrunk.rate)} (${rangeText(group.shrunk, locale)})`,
        verdictWords[group.verdict][locale],
      ]),
    ),
    mean === undefined
      ? say('まだ件数が少なく、順位や優劣は示せません。', 'Too few cases to rank or judge.')
      : say(
          `全体 ${percentText(mean)}。${differ === true ? '偶然とは考えにくい差があります。' : '偶然を超える差があるとは言えません。'}`,
          `All together ${percentText(mean)}. ${differ === true ? 'They differ by more than chance would have it.' : 'Whether they differ beyond chance cannot be told.'}`,
        ),
  ];
}

const verdictWords = {
  better: { ja: '全体より高い', en: 'better than all' },
  worse: { ja: '全体より低い', en: 'worse than all' },
  unknown: { ja: '差は判断できません', en: 'cannot be told' },
  few: { ja: '20件未満のため参考', en: 'fewer than 20, indicative only' },
} as const;
