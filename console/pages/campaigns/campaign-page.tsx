import type { CampaignView } from '../../../contract/sequences.ts';
import type { Page } from '../../frame/page.ts';
import { now } from '../../data/clock.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { Funnel } from '../kpis/funnel.tsx';
import { count, people } from '../../words/figures.ts';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { asOf, moment } from '../../words/moments.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignState } from './campaign-state.tsx';
import { Delivery } from './delivery.tsx';
import { Lift } from './lift.tsx';
import { OwnerReview } from './owner-review.tsx';
import { Steps } from './steps.tsx';
import { TakeOver } from './take-over.tsx';

const words = {
  campaigns: word('施策', 'Campaigns'),
  campaign: word('施策', 'Campaign'),
  since: phrase(
    (at: string, by: string, sequence: string, segment: string) =>
      `${at} 開始（${by}）・${sequence}・${segment}`,
    (at: string, by: string, sequence: string, segment: string) =>
      `Since ${at} (${by}), ${sequence}, ${segment}`,
  ),
  progress: phrase(
    (enrolled: string, mailed: string, _figure: string) => `${enrolled}のうち${mailed}に送りました。`,
    (enrolled: string, _mailed: string, figure: string) => `Mailed: ${figure} of ${enrolled}.`,
  ),
  filling: word(
    '対象の方を加えています。人数はまもなく表示されます。',
    'People are being taken in: their number appears in a moment.',
  ),
  paused: word(
    '一時停止しています。再開するまで、この施策のメールは送りません。',
    'Paused: no mail of this campaign goes out before it is resumed.',
  ),
  continuous: word('新しく休眠になった方も毎晩加わります。', 'The newly dormant join every night.'),
  fixed: word('始めたときの方だけに送ります。', 'Only those of the launch are mailed.'),
  ended: word(
    '終了しています。この施策のメールは、もう送りません。',
    'It has ended: no more mails of it go out.',
  ),
  waves: word('1通目を送る日', 'Days of mail 1'),
  wave: phrase(
    (number: number) => `第${number}回`,
    (number: number) => `Wave ${number}`,
  ),
  gone: word('開始済み', 'begun'),
  planned: word('予定', 'planned'),
  dropped: word('取りやめ', 'dropped'),
};

const pauseReasons = {
  byHand: { ja: '担当の方が停止しました。', en: 'Paused by hand.' },
  bounces: {
    ja: '宛先なしが上限を超えました。名簿を確かめてから再開してください。',
    en: 'Too many bounces. Check the list before you resume.',
  },
  complaints: {
    ja: '迷惑メールの申告が上限を超えました。文面と対象を確かめてから再開してください。',
    en: 'Too many complaints. Check text and audience before you resume.',
  },
} as const;

/** One campaign: how far it is, what came back, how it is held, resumed and ended. */
export const CampaignPage: Page = ({ params }) => {
  const reading = useRead('showCampaign', { params: { id: params['id'] ?? '' } });
  useRefresh(reading.answer !== undefined && isFilling(reading.answer), reading.again, ASK_EVERY_MS);
  return (
    <>
      {reading.answer === undefined && (
        <PageHead title={words.campaign()} crumb={{ to: '/campaigns', name: words.campaigns() }} />
      )}
      <Shown of={reading}>{(view) => <Campaign view={view} tag={reading.tag} />}</Shown>
    </>
  );
};

const ASK_EVERY_MS = 3000;
const FILLING_MS = 10 * 60_000;

/** A campaign that was launched just now is still taking its people in. */
const isFilling = ({ campaign: { state, launchedAt }, counts }: CampaignView): boolean =>
  state === 'running' && counts.enrolled === 0 && now() - Date.parse(launchedAt) < FILLING_MS;

const Campaign = ({ view, tag }: { readonly view: CampaignView; readonly tag: string | undefined }) => {
  const { campaign, counts } = view;
  return (
    <>
      <PageHead
        title={campaign.name}
        isData
        crumb={{ to: '/campaigns', name: words.campaigns() }}
        actions={may('pauseCampaign') && <CampaignActions campaign={campaign} tag={tag} />}
      >
        <p class="acts mt">
          <CampaignState campaign={campaign} />
          <span>
            {words.since(
              moment(campaign.launchedAt),
              campaign.launchedBy,
              said(campaign.sequence.name),
              said(campaign.segment.name),
            )}
          </span>
        </p>
      </PageHead>
      {campaign.state === 'paused' && (
        <Notice tone="warn" title={words.paused()}>
          {campaign.pausedBecause !== undefined && <p>{labelled(pauseReasons, campaign.pausedBecause)}</p>}
        </Notice>
      )}
      <Section
        title={
          isFilling(view)
            ? words.filling()
            : words.progress(people(counts.enrolled), people(counts.mailed), count(counts.mailed))
        }
        aside={<span class="small soft">{asOf()}</span>}
      >
        <p class="soft">{whoIsMailed(campaign)()}</p>
        <Funnel counts={counts} part={{ campaign: campaign.id }} />
      </Section>
      <div class="two gap">
        <Delivery delivery={view.delivery} />
        <Waves campaign={campaign} />
      </div>
      <Lift campaign={campaign} />
      <OwnerReview campaign={campaign} />
      <TakeOver view={view} />
      <Steps view={view} />
    </>
  );
};

const whoIsMailed = ({ state, isContinuous }: CampaignView['campaign']): (() => string) =>
  state === 'ended' ? words.ended : isContinuous ? words.continuous : words.fixed;

/** A wave after the end of its campaign is none. */
function waveState({ state, stateChanged }: CampaignView['campaign'], startAt: string): string {
  const endedAt = state === 'ended' ? Date.parse(stateChanged?.at ?? startAt) : Infinity;
  if (Date.parse(startAt) > endedAt) return words.dropped();
  return Date.parse(startAt) < now() ? words.gone() : words.planned();
}

const Waves = ({ campaign }: { readonly campaign: CampaignView['campaign'] }) => (
  <Section title={words.waves()}>
    <ol class="line wide-time">
      {campaign.waves.map(({ startAt }, index) => (
        <li key={startAt}>
          <time dateTime={startAt}>{moment(startAt)}</time>
          <p>{words.wave(index + 1)}</p>
          <span class="small soft">{waveState(campaign, startAt)}</span>
        </li>
      ))}
    </ol>
  </Section>
);
