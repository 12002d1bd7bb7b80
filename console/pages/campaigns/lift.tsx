import type { LiftView } from '../../../contract/campaign-lift.ts';
import { controlKindLabels, liftSentences } from '../../../contract/lift-words.ts';
import { rangeText, rateText } from '../../../contract/rate-words.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { useRead } from '../../data/use-read.ts';
import { Section } from '../../parts/page-head.tsx';
import { Range } from '../../parts/rate.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count, people } from '../../words/figures.ts';
import { labelled, language, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('配信の効果', 'What mailing did'),
  titleOf: phrase(
    (name: string) => `配信の効果：${name}`,
    (name: string) => `What mailing did: ${name}`,
  ),
  arm: word('グループ', 'Group'),
  people: word('人数', 'People'),
  opportunities: word('商談', 'Opportunities'),
  rate: word('商談になった率', 'Rate'),
  mailed: word('配信する', 'To be mailed'),
  control: word('比較のため配信しない', 'Not mailed, to compare'),
};

type Campaign = CampaignView['campaign'];

/** What mailing did, beside those who by lot are not mailed; nothing where the campaign has no such group. */
export const Lift = ({ campaign }: { readonly campaign: Campaign }) =>
  campaign.control === undefined ? null : <Compared id={campaign.id} title={words.title()} />;

/** The same of several campaigns, each under its name. */
export const Lifts = ({ campaigns }: { readonly campaigns: readonly Campaign[] }) => (
  <>
    {campaigns
      .filter(({ control, isCancelled }) => control !== undefined && isCancelled !== true)
      .map(({ id, name }) => (
        <Compared key={id} id={id} title={words.titleOf(name)} />
      ))}
  </>
);

function Compared({ id, title }: { readonly id: string; readonly title: string }) {
  const reading = useRead('showLift', { params: { id } });
  return <Shown of={reading}>{(view) => <Arms view={view} title={title} />}</Shown>;
}

function Arms({ view, title }: { readonly view: LiftView; readonly title: string }) {
  const { lift, kind } = view;
  const scale = Math.max(lift?.mailed.high ?? 0, lift?.control.high ?? 0);
  return (
    <Section title={title} aside={<span class="small soft">{labelled(controlKindLabels, kind)}</span>}>
      {liftSentences(view, moment(view.until), language.value).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table class="cards mt">
        <caption class="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.arm()}</th>
            <th scope="col" class="num">
              {words.people()}
            </th>
            <th scope="col" class="num">
              {words.opportunities()}
            </th>
            {lift !== undefined && <th scope="col">{words.rate()}</th>}
          </tr>
        </thead>
        <tbody>
          {(['mailed', 'control'] as const).map((arm) => (
            <tr key={arm}>
              <th scope="row">{words[arm]()}</th>
              <td class="num" data-l={words.people()}>
                {people(view[arm].of)}
              </td>
              <td class="num" data-l={words.opportunities()}>
                {count(view[arm].done)}
              </td>
              {lift !== undefined && (
                <td class="wide" data-l={words.rate()}>
                  <b>{rateText(lift[arm])}</b>{' '}
                  <small class="soft">{rangeText(lift[arm], language.value)}</small>
                  <Range rate={lift[arm]} scale={scale} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
