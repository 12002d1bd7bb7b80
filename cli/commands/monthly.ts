import { Option } from 'commander';
import * as z from 'zod';
import { monthlyEndLabels, monthlyLabel, monthlyWaitLabels } from '../../contract/monthly-words.ts';
import { routes } from '../../contract/api.ts';
import { labelOf } from '../../contract/labels.ts';
import type { MonthlyView, TopicView } from '../../contract/monthly.ts';
import type { Context } from '../context.ts';
import { contactIdIfGiven } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { oneLine, pairLines, tableLines } from '../print-table.ts';
import { readJsonFile } from '../read-local-file.ts';
import { campaignStateLabels, pauseLabels } from '../state-labels.ts';

const writtenSchema = routes.writeMonthlyTopic.body.omit({ revision: true });
const previewOptions = z.object({
  customer: z.string().optional(),
  segment: z.string().optional(),
  mailLang: z.enum(['ja', 'en']).optional(),
});

export function addMonthly({ program, say, running }: Group): void {
  const monthly = program
    .command('monthly')
    .description(say('月次のご案内の話題を書く・承認する・見る', 'topics of the monthly mail'));
  const monthArgument = say('月（例 2026-12）', 'the month, such as 2026-12');
  monthly
    .command('show')
    .description(say('話題、受け取る人数、これまでの月', 'topics, how many get it, and the months so far'))
    .addHelpText('after', example(say, 'monthly show'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.showMonthly, {});
        const moment = await momentsOf(context);
        context.show(answer, () => monthlyLines(answer, context, moment));
      }),
    );
  monthly
    .command('write')
    .description(say('ある月の話題を書く（JSONファイル）', 'write the topic of a month from a JSON file'))
    .argument('<month>', monthArgument)
    .argument(
      '<file>',
      `{ "title": …, "text": { "${say('ja', 'en')}": { "subject": …, "body": … } }, "assetId": … }`,
    )
    .addHelpText('after', example(say, 'monthly write 2026-12 december.json'))
    .action(running(async (context, { args }) => write(context, args[0] ?? '', args[1] ?? '')));
  monthly
    .command('approve')
    .description(say('ある月の話題を今の内容で承認する', 'approve the topic of a month as it stands'))
    .argument('<month>', monthArgument)
    .addHelpText('after', example(say, 'monthly approve 2026-12'))
    .action(running(async (context, { args }) => approve(context, args[0] ?? '')));
  monthly
    .command('preview')
    .description(say('実在の方の値で見る', 'the topic of a month with a real customer'))
    .argument('<month>', monthArgument)
    .option(
      '--customer <who>',
      say('見本にする方（メールアドレスかID）', 'whose values to show: address or id'),
    )
    .option('--segment <id>', say('見本を選ぶ対象条件', 'segment to take the customer from'))
    .addOption(
      new Option('--mail-lang <language>', say('文面の言語', 'language of the mail')).choices(['ja', 'en']),
    )
    .addHelpText('after', example(say, 'monthly preview 2026-12 --mail-lang ja'))
    .action(
      running(async (context, command) => {
        const { customer, segment, mailLang } = previewOptions.parse(command.opts());
        const month = command.args[0] ?? '';
        const whose = await contactIdIfGiven(context, customer);
        const body = { template: 'monthly-topic', month, customerId: whose, segmentId: segment };
        const answer = await context.api.call(routes.previewMail, { body: { ...body, locale: mailLang } });
        context.show(answer, () => [
          `${context.say('宛先', 'To')}: ${oneLine(answer.to ?? '-')}`,
          `${context.say('件名', 'Subject')}: ${oneLine(answer.subject)}`,
          '',
          answer.text,
        ]);
      }),
    );
  for (const [action, route, description] of [
    ['pause', routes.pauseMonthly, say('一時停止する', 'hold the monthly mail')],
    ['resume', routes.resumeMonthly, say('再開する', 'go on with the monthly mail')],
  ] as const)
    monthly
      .command(action)
      .description(description)
      .addHelpText('after', example(say, `monthly ${action}`))
      .action(
        running(async (context) => {
          const answer = await context.api.call(route, {});
          const moment = await momentsOf(context);
          context.show(answer, () => monthlyLines(answer, context, moment));
        }),
      );
}

const topicOf = ({ topics }: MonthlyView, month: string): TopicView | undefined =>
  topics.find((topic) => topic.month === month);

async function write(context: Context, month: string, file: string): Promise<void> {
  const { api, say, show } = context;
  const written = readJsonFile(file, writtenSchema, say);
  const before = topicOf(await api.call(routes.showMonthly, {}), month);
  const body = { ...written, ...(before === undefined ? {} : { revision: before.revision }) };
  const answer = await api.call(routes.writeMonthlyTopic, { params: { month }, body });
  show(answer, () => [
    say(
      `${month} の話題「${answer.title}」を保存しました。rekindle monthly preview ${month} で確かめ、rekindle monthly approve ${month} で承認してください。`,
      `Saved the topic of ${month}, "${answer.title}". Look at it with rekindle monthly preview ${month}, then rekindle monthly approve ${month}.`,
    ),
  ]);
}

async function approve(context: Context, month: string): Promise<void> {
  const { api, say, show } = context;
  const topic = topicOf(await api.call(routes.showMonthly, {}), month);
  const answer = await api.call(routes.approveMonthlyTopic, {
    params: { month },
    body: { revision: topic?.revision ?? 0 },
  });
  const moment = await momentsOf(context);
  show(answer, () => [
    say(
      `${month} の話題「${answer.title}」を承認しました。${moment(answer.from ?? '')} から送ります。`,
      `Approved the topic of ${month}, "${answer.title}". It is sent from ${moment(answer.from ?? '')}.`,
    ),
  ]);
}

function monthlyLines(view: MonthlyView, { say, locale }: Context, moment: Moment): readonly string[] {
  const because =
    view.pausedBecause === undefined ? '' : ` (${labelOf(pauseLabels, view.pausedBecause, locale)})`;
  const gets =
    view.people === undefined
      ? say('今夜の集計のあとに分かります', 'known after the next night')
      : `${view.people.active} (${moment(view.people.asOf)})`;
  return [
    ...pairLines([
      [monthlyLabel[locale], labelOf(campaignStateLabels, view.state, locale) + because],
      [say('受け取る方', 'People who get it'), gets],
      [say('送信', 'Mails sent'), String(view.delivery.sent)],
      [say('不達（バウンス）', 'Bounced'), String(view.delivery.bounced)],
      [say('苦情', 'Complaints'), String(view.delivery.complained)],
    ]),
    ...(view.people?.reasons ?? []).map(
      ({ because: why, people }) =>
        `  ${labelOf({ ...monthlyEndLabels, ...monthlyWaitLabels }, why, locale)}: ${people}`,
    ),
    '',
    ...topicLines(view, say, moment),
    ...(view.months.length === 0 ? [] : ['', ...historyLines(view, say)]),
  ];
}

const topicLines = (view: MonthlyView, say: Context['say'], moment: Moment): readonly string[] =>
  tableLines(
    [{ title: say('月', 'Month') }, { title: say('話題', 'Topic') }, { title: say('状態', 'State') }],
    view.writable.map((month) => {
      const topic = topicOf(view, month);
      const state =
        topic === undefined
          ? say('未作成', 'not written')
          : topic.approved === undefined
            ? say('承認待ち', 'not approved')
            : say(
                `承認済み（${moment(topic.from ?? topic.approved.at)} から）`,
                `approved (from ${moment(topic.from ?? topic.approved.at)})`,
              );
      return [month, topic?.title ?? '-', state];
    }),
  );

const historyLines = ({ months, topics }: MonthlyView, say: Context['say']): readonly string[] =>
  tableLines(
    [
      { title: say('月', 'Month') },
      { title: say('話題', 'Topic') },
      { title: say('送信', 'Sent'), align: 'right' },
      { title: say('本人の反応', 'Reacted'), align: 'right' },
      { title: say('最終確認', 'Asked'), align: 'right' },
      { title: say('お返事なしで終了', 'Ended in silence'), align: 'right' },
      { title: say('ほかの理由で終了', 'Ended otherwise'), align: 'right' },
    ],
    months.map(({ month, sent, reacted, asked, silent, stopped }) => [
      month,
      topics.find((topic) => topic.month === month)?.title ?? '-',
      ...[sent, reacted, asked, silent, stopped].map((count) => String(count)),
    ]),
  );
