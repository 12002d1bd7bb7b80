import { Option } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { segmentChoice } from './segment-choice.ts';

const kinds = ['delayed', 'holdout'] as const;
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
        'campaign launch --name "All" --confirm 812 --topic-ja 在庫管理 --topic-en "inventory management"',
      ),
    )
    .action(running(async (context, command) => launch(context, launchOptions.parse(command.opts()))));
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
    ...(options.control === undefined ? {} : { control: options.control }),
  };
  const answer = await api.call(routes.launchCampaign, { body });
  const moment = await momentsOf(context);
  show(answer, () => [
    say(
      `施策「${name}」を始めました。対象は${answer.audience}名です。ID: ${answer.campaign.id}`,
      `Launched "${name}" to ${answer.audience} people. ID: ${answer.campaign.id}`,
    ),
    say(
      `メールの話題: ${answer.campaign.sequence.topic.ja} / ${answer.campaign.sequence.topic.en}`,
      `The mails are about: ${answer.campaign.sequence.topic.en}`,
    ),
    ...(topicEn === undefined && options.sequence === undefined
      ? [
          say(
            `　違うときは rekindle campaign end ${answer.campaign.id} で終え、--topic-ja と --topic-en を付けて始め直してください。`,
            `  If they are not, end it (rekindle campaign end ${answer.campaign.id}) and launch with --topic-ja and --topic-en.`,
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
