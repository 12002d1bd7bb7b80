import { routes } from '../../contract/api.ts';
import { labelOf } from '../../contract/labels.ts';
import type { CampaignView } from '../../contract/sequences.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { pairLines, tableLines } from '../print-table.ts';
import { campaignStateLabels, pauseLabels } from '../state-labels.ts';
import { addCampaignEdit } from './campaign-edit.ts';
import { addCampaignLaunch } from './campaign-launch.ts';
import { addCampaignLift } from './campaign-lift.ts';
import { addCampaignPeople } from './campaign-people.ts';
import { addCampaignReview } from './campaign-review.ts';

export function addCampaign(group: Group): void {
  const { program, say, running } = group;
  const campaign = program
    .command('campaign')
    .description(say('施策を始める・止める・見る', 'launch, pause and watch campaigns'));
  addCampaignLaunch({ program: campaign, say, running });
  for (const [action, route, description] of [
    ['pause', routes.pauseCampaign, say('一時停止する', 'pause a campaign')],
    ['resume', routes.resumeCampaign, say('再開する', 'go on with a paused campaign')],
    ['end', routes.endCampaign, say('終える（元に戻せません）', 'end a campaign for good')],
  ] as const)
    campaign
      .command(action)
      .description(description)
      .argument(
        '<id>',
        say('施策のID（campaign status で見られます）', 'id of the campaign (see campaign status)'),
      )
      .addHelpText('after', example(say, `campaign ${action} abc123`))
      .action(
        running(async (context, command) => {
          const answer = await context.api.call(route, { params: { id: command.args[0] ?? '' } });
          const moment = await momentsOf(context);
          context.show(answer, () => statusLines(answer, context, moment));
        }),
      );
  addCampaignEdit(campaign, group);
  addCampaignReview({ program: campaign, say, running });
  addCampaignLift({ program: campaign, say, running });
  addCampaignPeople({ program: campaign, say, running });
  campaign
    .command('status')
    .alias('list')
    .description(say('施策の様子', 'how campaigns are doing'))
    .argument('[id]', say('施策のID', 'id of one campaign'))
    .addHelpText('after', example(say, 'campaign status', 'campaign status abc123'))
    .action(running(async (context, command) => showStatus(context, command.args[0])));
}

async function showStatus(context: Context, id: string | undefined): Promise<void> {
  const { api, show } = context;
  const moment = await momentsOf(context);
  if (id === undefined) {
    const answer = await api.call(routes.listCampaigns, {});
    return show(answer, () => overviewLines(answer.campaigns, context, moment));
  }
  const answer = await api.call(routes.showCampaign, { params: { id } });
  return show(answer, () => statusLines(answer, context, moment));
}

function overviewLines(
  campaigns: readonly CampaignView[],
  { say, locale }: Context,
  moment: Moment,
): readonly string[] {
  if (campaigns.length === 0)
    return [
      say(
        '施策はまだありません。rekindle campaign launch で始められます。',
        'There are no campaigns yet. Begin one with rekindle campaign launch.',
      ),
    ];
  return tableLines(
    [
      { title: 'ID' },
      { title: say('施策', 'Campaign') },
      { title: say('状態', 'State') },
      { title: say('開始', 'Launched') },
      { title: say('配信対象者', 'Enrolled'), align: 'right' },
      { title: say('送信', 'Sent'), align: 'right' },
      { title: say('ホット', 'Hot'), align: 'right' },
      { title: say('商談', 'Opportunities'), align: 'right' },
    ],
    campaigns.map(({ campaign, counts, delivery }) => [
      campaign.id,
      campaign.name,
      labelOf(campaignStateLabels, campaign.state, locale),
      moment(campaign.launchedAt),
      String(counts['enrolled'] ?? 0),
      String(delivery.sent),
      String(counts['hot'] ?? 0),
      String(counts['opportunities'] ?? 0),
    ]),
  );
}

function statusLines(
  { campaign, delivery, counts }: CampaignView,
  { say, locale }: Context,
  moment: Moment,
): readonly string[] {
  const because =
    campaign.pausedBecause === undefined ? '' : ` (${labelOf(pauseLabels, campaign.pausedBecause, locale)})`;
  return pairLines([
    [say('施策', 'Campaign'), `${campaign.name} (${campaign.id})`],
    [say('状態', 'State'), labelOf(campaignStateLabels, campaign.state, locale) + because],
    [say('対象条件', 'Segment'), campaign.segment.name[locale]],
    [say('開始', 'Launched'), moment(campaign.launchedAt)],
    [say('段階配信', 'Waves'), campaign.waves.map(({ startAt }) => moment(startAt)).join(', ')],
    [say('配信対象者', 'Enrolled'), String(counts['enrolled'] ?? 0)],
    [say('配信した方', 'People mailed'), String(counts['mailed'] ?? 0)],
    [say('送信', 'Mails sent'), String(delivery.sent)],
    [say('SES が拒否', 'Refused by SES'), String(delivery.rejected)],
    [say('不達（バウンス）', 'Bounced'), String(delivery.bounced)],
    [say('苦情', 'Complaints'), String(delivery.complained)],
    [say('ホットリード', 'Hot leads'), String(counts['hot'] ?? 0)],
    [say('引き渡し', 'Handoffs'), String(counts['handoffs'] ?? 0)],
    [say('商談', 'Opportunities'), String(counts['opportunities'] ?? 0)],
  ]);
}
