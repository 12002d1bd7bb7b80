import type { BackTest } from '../domain/audience/back-test.ts';
import type { ProposedDays } from '../domain/audience/propose-days.ts';
import { purchaseBands, silenceBands } from '../domain/audience/return-bands.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';
import { formatFullDay } from './format.ts';
import type { Labels } from './labels.ts';
import { percentText } from './rate-words.ts';

type Counted = NonNullable<BackTest['counted']>;

const said = (ja: string, en: string): Bilingual => ({ ja, en });
const between = ({ low, high }: { readonly low: number; readonly high: number }, sign: string): string =>
  `${percentText(low)}${sign}${percentText(high)}`;

/** What is too little for a back-test, and how much is lacking. */
export const lackingWords = ({ companies, returned, lacking }: BackTest): Bilingual | undefined =>
  lacking === undefined
    ? undefined
    : said(
        `まだ確かめられません。ご購入の記録がある会社が${companies}社（あと${lacking.companies}社）、その後90日以内に戻った会社が${returned}社（あと${lacking.returned}社）です。古い受注・失注も取り込むと足りることがあります。`,
        `Too little to tell: ${companies} companies with purchases (${lacking.companies} more are needed), ${returned} of them came back within 90 days (${lacking.returned} more). Importing older deals may be enough.`,
      );

/** Of what, over which days, it was counted. */
export const basisWords = ({ until, within, companies, returned }: BackTest): Bilingual =>
  said(
    `${formatFullDay(until, 'ja')}までの実績から、${within}日のあいだに自然に戻った（再びご購入いただいた）会社を数えました。${companies}社のうち${returned}社です。施策を始める前の期間だけを使っています。`,
    `Counted from your deals up to ${formatFullDay(until, 'en')}: who bought again by themselves within ${within} days, ${returned} of ${companies} companies. Only the time before the first campaign is used.`,
  );

/** How well days, table and rhythm tell apart who comes back; 0.5 is chance. */
export function tellsApart(
  counted: Counted,
): readonly { readonly what: Bilingual; readonly figure: string }[] {
  const figure = (auc: Counted['days']): string =>
    auc === undefined ? '–' : `${auc.auc.toFixed(2)} (${auc.low.toFixed(2)}–${auc.high.toFixed(2)})`;
  return [
    { what: said('ご購入からの日数', 'Days since the last purchase'), figure: figure(counted.days) },
    { what: said('表（回数 × 日数）', 'The table (purchases × days)'), figure: figure(counted.foretold) },
    { what: said('その会社の購入間隔', "The company's own rhythm"), figure: figure(counted.ownRhythm) },
  ];
}

/** What follows from that comparison: days stay the rule unless one's own rhythm is surely better. */
export const rhythmWords = ({ rhythmLessDays }: Counted): Bilingual =>
  rhythmLessDays !== undefined && rhythmLessDays.low > 0
    ? said(
        '購入間隔のほうが日数よりよく見分けます。設定の「購入間隔の何倍まで待つか」を使う価値があります。',
        'The own rhythm tells apart better than days: the setting that waits for a multiple of it is worth using.',
      )
    : said(
        '購入間隔は日数より確かとは言えません。日数で決めるのがよいでしょう。',
        'The own rhythm does not surely tell apart better than days: days are the better rule.',
      );

/** The kinds that deals can speak for. */
export const backTestKinds: Labels<'lapsed' | 'lostDeal'> = {
  lapsed: said('取引途絶', 'Lapsed'),
  lostDeal: said('失注', 'Lost deal'),
};

/** What is proposed for one kind, and why. */
export function proposalWords({ all, curve, days, because, lacking = 0 }: ProposedDays): Bilingual {
  const point = curve.find((each) => each.days === days);
  if (point !== undefined) {
    const [share, of] = [percentText(point.came / point.of), percentText(all.came / all.of)];
    return said(
      `${point.days}日を提案します。${point.days}日以上たつと自然に戻るのは${share}（${between(point, '〜')}、${point.of}社）で、全体の${of}の半分を確実に下回ります。`,
      `${point.days} days are proposed: of those silent for longer, ${share} come back by themselves (${between(point, ' to ')}, ${point.of} companies), surely less than half of the ${of} over all.`,
    );
  }
  return because === 'few'
    ? said(
        `提案できません。${all.of}社しかなく、あと${lacking}社の実績が要ります。いまの設定のままにしてください。`,
        `Nothing is proposed: there are ${all.of} companies, and ${lacking} more are needed. Leave the setting as it is.`,
      )
    : said(
        '提案しません。何日たっても自然に戻る割合が全体の半分を確実には下回らず、日数だけでは決められません。',
        'Nothing is proposed: after no number of days does the share that comes back surely fall below half of what it is over all.',
      );
}

/** Why stalled deals and cards get no proposal. */
export const otherKindsWords: Bilingual = said(
  '「商談が停滞」と「接点のみ」は、受注の記録からは確かめられません。設定の日数をお使いください。',
  'Deals cannot tell about stalled talks and cards only: their days stay as they are set.',
);

const bandName = (bands: readonly number[], place: number, unit: Bilingual): Bilingual => {
  const [from, to] = [(bands[place - 1] ?? 0) + 1, bands[place] ?? Infinity];
  if (to === Infinity) return said(`${from}${unit.ja}以上`, `${from}+${unit.en}`);
  return from === to
    ? said(`${to}${unit.ja}`, `${to}${unit.en}`)
    : said(`${from}〜${to}${unit.ja}`, `${from}–${to}${unit.en}`);
};

/** Names of the rows and columns of the table. */
export const purchaseBandNames: readonly Bilingual[] = purchaseBands.map((_, place) =>
  bandName(purchaseBands, place, said('回', '')),
);
export const silenceBandNames: readonly Bilingual[] = silenceBands.map((most, place) =>
  place === 0
    ? said(`${most}日以内`, `up to ${most} days`)
    : bandName(silenceBands, place, said('日', ' days')),
);
