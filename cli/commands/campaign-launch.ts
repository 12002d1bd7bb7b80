import { counted } from '../../contract/counted.ts';
import { Option } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { segmentChoice } from './segment-choice.ts';

const kinds = ['delayed', 'holdout'] as const;
const launchOptions = z.object({
  name: z.string(),
  segment: z.string().default('all-dormant'),
  sequence: z.string().optional(),
  topic: z.string().optional(),
  topicJa: z.string().optional(),
  topicEn: z.string().optional(),
  confirm: z.number().optional(),
  once: z.boolean().default(false),
  mayOverlap: z.boolean().default(false),
  review: z.number().optional(),
  control: z.enum(kinds).optional(),
});

/** Launches a sequence on a segment. */
export function addCampaignLaunch({ program, say, running }: Group): void {
  program
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
      '--topic <topic>',
      say(
        'メールの話題。例: 在庫管理（省略時は会社の設定またはシナリオの話題）',
        'what the mails are about (default: as the settings or the sequence say)',
      ),
    )
    .option('--topic-ja <topic>', say('日本語のメールの話題', 'in Japanese mails, where it is another word'))
    .option('--topic-en <topic>', say('英語のメールの話題', 'in English mails, where it is another word'))
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
    .addOption(
      new Option(
        '--control <kind>',
        say(
          '配信の効果を比べる: delayed（抽選した半分の会社に90日あとに配信）、holdout（1割の会社に配信しない。2万名から）',
          'compare what mailing does: delayed (half of the companies, by lot, are mailed 90 days later) or holdout (a tenth is not mailed; from 20,000 people)',
        ),
      ).choices(kinds),
    )
    .addHelpText(
      'after',
      example(
        say,
        'campaign launch --name "Autumn 2026" --segment lapsed',
        'campaign launch --name "All" --confirm 812 --topic "elevator maintenance"',
      ),
    )
    .action(running(async (context, command) => launch(context, launchOptions.parse(command.opts()))));
}

async function launch(context: Context, options: z.infer<typeof launchOptions>): Promise<void> {
  const { api, say, show } = context;
  const { name, confirm, once, mayOverlap } = options;
  const topic = topicOf(options);
  const body = {
    name,
    ...(options.sequence === undefined ? {} : { sequenceId: options.sequence }),
    ...segmentChoice(options.segment, context),
    ...(topic === undefined ? {} : { topic }),
    ...(confirm === undefined ? {} : { confirmCount: confirm }),
    continuous: !once,
    ...(mayOverlap ? { mayOverlap } : {}),
    ...(options.review === undefined ? {} : { ownerReviewDays: options.review }),
    ...(options.control === undefined ? {} : { control: options.control }),
  };
  const answer = await api.call(routes.launchCampaign, { body });
  const moment = await momentsOf(context);
  const { ja, en } = answer.campaign.sequence.topic;
  const about = [...new Set([say(ja, en), say(en, ja)])].filter((each) => each !== '').join(' / ');
  show(answer, () => [
    say(
      `施策「${name}」を始めました。対象は${answer.audience}名です。ID: ${answer.campaign.id}`,
      `Launched "${name}" to ${counted(answer.audience, 'person', 'people')}. ID: ${answer.campaign.id}`,
    ),
    say(`メールの話題: ${about}`, `The mails are about: ${about}`),
    ...(topic === undefined && options.sequence === undefined
      ? [
          say(
            `　違うときは rekindle campaign end ${answer.campaign.id} で終え、--topic を付けて始め直してください。`,
            `  If they are not, end it (rekindle campaign end ${answer.campaign.id}) and launch with --topic.`,
          ),
        ]
      : []),
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
    ...(answer.campaign.control === undefined
      ? []
      : [
          say(
            `効果の比較: 抽選した会社には配信しません。rekindle campaign lift ${answer.campaign.id} で見られます。`,
            `Some companies, drawn by lot, are not mailed now: rekindle campaign lift ${answer.campaign.id}`,
          ),
        ]),
    ...answer.warnings.map(({ message }) => `${say('ご注意: ', 'Mind: ')}${message}`),
    say(
      `様子を見る: rekindle campaign status ${answer.campaign.id}`,
      `Watch it: rekindle campaign status ${answer.campaign.id}`,
    ),
  ]);
}

/** A company of one language says it once; where both are given each language has its own. */
function topicOf({ topic, topicJa, topicEn }: z.infer<typeof launchOptions>) {
  const [ja, en] = [topicJa ?? topic ?? topicEn, topicEn ?? topic ?? topicJa];
  return ja === undefined || en === undefined ? undefined : { ja, en };
}
