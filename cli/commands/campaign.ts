import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import { labelOf } from '../../contract/labels.ts';
import type { CampaignView } from '../../contract/sequences.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { pairLines, tableLines } from '../print-table.ts';
import { campaignStateLabels, pauseLabels } from '../state-labels.ts';
import { addCampaignEdit } from './campaign-edit.ts';
import { addCampaignReview } from './campaign-review.ts';
import { segmentChoice } from './segment-choice.ts';

const launchOptions = z.object({
  name: z.string(),
  segment: z.string().default('all-dormant'),
  sequence: z.string().optional(),
  topicJa: z.string().optional(),
  topicEn: z.string().optional(),
  confirm: z.number().optional(),
  once: z.boolean().default(false),
  mayOverlap: z.boolean().default(false),
  review: z.number().optional(),
});

export function addCampaign(group: Group): void {
  const { program, say, running } = group;
  const campaign = program
    .command('campaign')
    .description(say('施策を始める・止める・見る', 'launch, pause and watch campaigns'));
  campaign
    .command('launch')
    .description(say('シナリオを対象条件に対して始める', 'launch a sequence on a segment'))
    .requiredOption(
      '--name <name>',
      say('施策の名前（お客様には見えません）', 'its name; customers never see it'),
    )
    .option(
      '--segment <segment>',
      say(
        '対象条件のIDまたはJSONファイル（省略時 all-dormant）',
        'id of a segment or a JSON file (default all-dormant)',
      ),
    )
    .option(
      '--sequence <id>',
      say('シナリオのID（省略時 three-mails）', 'id of a sequence (default three-mails)'),
    )
    .option(
      '--topic-ja <topic>',
      say('話題（日本語）。例: 在庫管理', 'what the mails are about, in Japanese'),
    )
    .option('--topic-en <topic>', say('話題（英語）', 'what the mails are about, in English'))
    .option(
      '--confirm <count>',
      say('配信人数の確認（500名を超えるとき）', 'the number of people, to confirm (above 500)'),
      wholeNumber,
    )
    .option(
      '--once',
      say('今いる方だけに配信する（毎晩の追加をしない）', 'only those dormant now; nobody is added later'),
    )
    .option(
      '--may-overlap',
      say(
        '別の施策で配信中の方にも配信する（同じ方に両方の施策が届きます）',
        'also those whom another campaign mails now: they get both',
      ),
    )
    .option(
      '--review <days>',
      say(
        '営業確認: 最初の配信の前に、担当者に名前を確認してもらう営業日数（1〜10。--once と一緒に）',
        'owners look through the names for so many business days before the first mail (1 to 10; with --once)',
      ),
      wholeNumber,
    )
    .addHelpText(
      'after',
      example(
        say,
        'campaign launch --name "Autumn 2026" --segment lapsed',
        'campaign launch --name "All" --confirm 812 --topic-ja 在庫管理 --topic-en "inventory management"',
      ),
    )
    .action(running(async (context, command) => launch(context, launchOptions.parse(command.opts()))));
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
  campaign
    .command('status')
    .description(say('施策の様子', 'how campaigns are doing'))
    .argument('[id]', say('施策のID', 'id of one campaign'))
    .addHelpText('after', example(say, 'campaign status', 'campaign status abc123'))
    .action(running(async (context, command) => showStatus(context, command.args[0])));
}

async function launch(context: Context, options: z.infer<typeof launchOptions>): Promise<void> {
  const { api, say, show } = context;
  const { name, topicJa, topicEn, confirm, once, mayOverlap } = options;
  if ((topicJa === undefined) !== (topicEn === undefined))
    throw mistake(
      say(
        '話題は --topic-ja と --topic-en を両方指定してください。',
        'Give the topic in both languages: --topic-ja and --topic-en.',
      ),
    );
  const body = {
    name,
    ...(options.sequence === undefined ? {} : { sequenceId: options.sequence }),
    ...segmentChoice(options.segment, context),
    ...(topicJa === undefined || topicEn === undefined ? {} : { topic: { ja: topicJa, en: topicEn } }),
    ...(confirm === undefined ? {} : { confirmCount: confirm }),
    continuous: !once,
    ...(mayOverlap ? { mayOverlap } : {}),
    ...(options.review === undefined ? {} : { ownerReviewDays: options.review }),
  };
  const answer = await api.call(routes.launchCampaign, { body });
  const moment = await momentsOf(context);
  show(answer, () => [
    say(
      `施策「${name}」を始めました。対象は${answer.audience}名です。ID: ${answer.campaign.id}`,
      `Launched "${name}" to ${answer.audience} people. ID: ${answer.campaign.id}`,
    ),
    say('配信の開始: ', 'Waves start: ') +
      answer.campaign.waves.map(({ startAt }) => moment(startAt)).join(', '),
    ...(answer.campaign.ownerReview === undefined
      ? []
      : [
          say(
            `営業確認: ${moment(answer.campaign.ownerReview.until)} まで。rekindle campaign review ${answer.campaign.id} で見られます。`,
            `Owners may answer until ${moment(answer.campaign.ownerReview.until)}: rekindle campaign review ${answer.campaign.id}`,
          ),
        ]),
    ...answer.warnings.map(({ message }) => `${say('ご注意: ', 'Mind: ')}${message}`),
    say(
      `様子を見る: rekindle campaign status ${answer.campaign.id}`,
      `Watch it: rekindle campaign status ${answer.campaign.id}`,
    ),
  ]);
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
