import type { CampaignView } from '../../../contract/sequences.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, said, word, beside } from '../../words/language.ts';
import { asOf, day } from '../../words/moments.ts';
import { CampaignTabs } from '../sequences/campaign-tabs.tsx';
import { CampaignState } from './campaign-state.tsx';

const words = {
  title: word('施策', 'Campaigns'),
  launch: word('施策を始める', 'Launch a campaign'),
  none: word(
    '施策はまだありません。「3通・6週間」から始められます。',
    'No campaigns yet. Start with three mails in six weeks.',
  ),
  name: word('施策', 'Campaign'),
  state: word('状態', 'State'),
  enrolled: word('対象', 'Enrolled'),
  mailed: word('送信', 'Mailed'),
  bounced: word('宛先なし', 'Bounced'),
  hot: word('ホット', 'Hot'),
  opportunities: word('商談', 'Opportunities'),
};

/** All campaigns, those that run first. */
export function CampaignsPage() {
  const campaigns = useRead('listCampaigns', {});
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          may('launchCampaign') && (
            <a class="btn primary" href="/campaigns/new">
              {words.launch()}
            </a>
          )
        }
      >
        <p>{asOf()}</p>
      </PageHead>
      <CampaignTabs here="/campaigns" />
      <Shown of={campaigns}>
        {({ campaigns: all }) =>
          all.length === 0 ? (
            <Empty
              action={may('launchCampaign') ? { to: '/campaigns/new', name: words.launch() } : undefined}
            >
              {words.none()}
            </Empty>
          ) : (
            <Campaigns all={all.toSorted((a, b) => urgency(a) - urgency(b))} />
          )
        }
      </Shown>
    </>
  );
}

const urgency = ({ campaign }: CampaignView): number =>
  ['paused', 'running', 'ended'].indexOf(campaign.state);

const Campaigns = ({ all }: { readonly all: readonly CampaignView[] }) => (
  <table class="cards even hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col" class="num">
          {words.enrolled()}
        </th>
        <th scope="col" class="num">
          {words.mailed()}
        </th>
        <th scope="col" class="num">
          {words.bounced()}
        </th>
        <th scope="col" class="num">
          {words.hot()}
        </th>
        <th scope="col" class="num">
          {words.opportunities()}
        </th>
      </tr>
    </thead>
    <tbody>
      {all.map(({ campaign, counts, delivery }) => (
        <tr key={campaign.id}>
          <th scope="row" class="wide" lang={dataLanguage.value}>
            <a href={`/campaigns/${campaign.id}`}>
              <b>{campaign.name}</b>
            </a>
            <small>{beside([day(campaign.launchedAt), said(campaign.segment.name)])}</small>
          </th>
          <td>
            <CampaignState campaign={campaign} />
          </td>
          <td class="num" data-l={words.enrolled()}>
            {count(counts.enrolled)}
          </td>
          <td class="num" data-l={words.mailed()}>
            {count(counts.mailed)}
          </td>
          <td class="num" data-l={words.bounced()}>
            {count(delivery.bounced)}
          </td>
          <td class="num" data-l={words.hot()}>
            {count(counts.hot)}
          </td>
          <td class="num" data-l={words.opportunities()}>
            {count(counts.opportunities)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
