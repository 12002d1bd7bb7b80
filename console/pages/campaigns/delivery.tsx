import type { CampaignView } from '../../../contract/sequences.ts';
import { KeyValues } from '../../parts/key-values.tsx';
import { Section } from '../../parts/page-head.tsx';
import { count, percent } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('届き方', 'Delivery'),
  sent: word('送信', 'Sent'),
  rejected: word('SES が拒否', 'Refused by SES'),
  bounced: word('宛先なし', 'Bounced'),
  complained: word('迷惑メールの申告', 'Complaints'),
  share: phrase(
    (number: string, share: string) => `${number}通（${share}）`,
    (number: string, share: string) => `${number} (${share})`,
  ),
  guard: word(
    '宛先なしが2%、申告が0.1%を、偶然とは言えないほど超えると、自動で一時停止します。',
    'It pauses by itself once bounces exceed 2%, or complaints 0.1%, by more than chance.',
  ),
};

/** What mail servers said. */
export function Delivery({
  delivery: { sent, rejected, bounced, complained },
}: Pick<CampaignView, 'delivery'>) {
  const share = (number: number): string =>
    sent === 0 ? count(number) : words.share(count(number), percent(number / sent));
  return (
    <Section title={words.title()}>
      <KeyValues
        pairs={[
          [words.sent(), count(sent)],
          ...(rejected > 0 ? ([[words.rejected(), count(rejected)]] as const) : []),
          [words.bounced(), share(bounced)],
          [words.complained(), share(complained)],
        ]}
      />
      <p class="small soft mt">{words.guard()}</p>
    </Section>
  );
}
