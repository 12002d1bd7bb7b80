import { counted } from '../../contract/counted.ts';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { FollowedDecisionView, MeetingSheet, StoryView, TalkListView } from '../../contract/meetings.ts';
import {
  correctionText,
  keptText,
  lastText,
  saidText,
  sheetLabels,
  talkedFacts,
} from '../../contract/meeting-words.ts';
import { labelOf, outcomeLabels, sharedKpiLabels } from '../../contract/labels.ts';
import { targetText } from '../../contract/rate-words.ts';
import type { Context } from '../context.ts';
import { describeRate } from '../describe-rate.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { newFile } from '../new-file.ts';
import { pairLines } from '../print-table.ts';
import { decisionLine, peopleLines } from './meeting.ts';

const optionsSchema = z.object({
  xlsx: z.string().optional(),
  overwrite: z.boolean().default(false),
  send: z.boolean().default(false),
});

/** The page of the weekly meeting on the command line: shown, as a workbook, mailed. */
export function addReport({ program, say, running }: Group): void {
  program
    .command('report')
    .description(say('会議の資料', 'what meetings look at'))
    .command('weekly')
    .description(
      say(
        '週次会議の1枚：指標と目標、前回からの訂正、営業の約束と評価、話すこと、決めたこと',
        'the page of the weekly meeting: KPIs and targets, corrections, both sides, whom to talk about, decisions',
      ),
    )
    .option('--xlsx <file>', say('Excelファイルに書き出す', 'write it to an Excel workbook'))
    .option(
      '--send',
      say('マーケティングと営業マネージャーにメールで送る', 'mail it to marketing and sales managers'),
    )
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText(
      'after',
      example(say, 'report weekly', 'report weekly --xlsx weekly.xlsx', 'report weekly --send'),
    )
    .action(
      running(async (context, command) => {
        const { xlsx, overwrite, send } = optionsSchema.parse(command.opts());
        if (send) return mail(context);
        if (xlsx !== undefined) return exportTo(xlsx, overwrite, context);
        const sheet = await context.api.call(routes.showMeetingSheet, {});
        const moment = await momentsOf(context);
        context.show(sheet, () => sheetLines(sheet, moment, context));
      }),
    );
}

async function exportTo(file: string, overwrite: boolean, context: Context): Promise<void> {
  const { api, say, show } = context;
  const target = newFile(file, { say, overwrite, option: '--xlsx', holds: 'xlsx' });
  const { xlsx } = await api.call(routes.exportMeetingSheet, {});
  target.write(Buffer.from(xlsx, 'base64'));
  show({ file }, () => [
    say(`週次会議の資料を「${file}」に書き出しました。`, `Wrote the meeting to "${file}".`),
  ]);
}

async function mail({ api, say, show }: Context): Promise<void> {
  const sent = await api.call(routes.sendMeetingMail, {});
  show(sent, () => [
    say(
      `1分以内に${sent.to.length}通を送ります。`,
      `${counted(sent.to.length, 'mail goes', 'mails go')} out within the minute.`,
    ),
    ...sent.to.map((address) => `  ${address}`),
  ]);
}

const kpis = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;

function sheetLines(sheet: MeetingSheet, moment: Moment, context: Context): readonly string[] {
  const { say, locale } = context;
  const { shown, verdicts, last, stretch, sales, said, corrections } = sheet;
  const period = `${moment(stretch.from)} – ${moment(stretch.until)}`;
  return [
    say(
      `${sheetLabels.title.ja}  ${moment(sheet.at)} 時点`,
      `${sheetLabels.title.en}, as of ${moment(sheet.at)}`,
    ),
    '',
    ...pairLines(
      kpis.map((kpi) => {
        const target = shown.targets[kpi];
        return [
          labelOf(sharedKpiLabels, kpi, locale),
          [
            describeRate(shown.kpis[kpi], shown.unfinished[kpi], locale),
            target === undefined ? undefined : targetText({ target, verdict: verdicts[kpi] }, locale),
            last?.shown === undefined ? undefined : lastText(last.shown.kpis[kpi], locale),
          ]
            .filter((part) => part !== undefined)
            .join('  '),
        ];
      }),
    ),
    ...(corrections.length === 0 ? [] : ['', sheetLabels.corrections[locale]]),
    ...corrections.flatMap((correction) => [
      `  ${correctionText(correction, sheet.currency, locale)}`,
      ...peopleLines(correction, context),
    ]),
    '',
    `${sheetLabels.sales[locale]}  ${period}`,
    ...pairLines([
      [sheetLabels.received[locale], keptText(sales.received, locale)],
      [sheetLabels.firstContact[locale], keptText(sales.firstContact, locale)],
      [sheetLabels.unreported[locale], String(sales.unreported.first.length + sales.unreported.more)],
      [sheetLabels.released[locale], String(sales.released)],
    ]),
    '',
    `${sheetLabels.said[locale]}  ${period}`,
    ...pairLines([
      ...said.outcomes.map(({ outcome, count }): [string, string] => [
        labelOf(outcomeLabels, outcome, locale),
        saidText(count, said.reports, locale),
      ]),
      [sheetLabels.disputes[locale], String(said.disputes)],
    ]),
    ...(['focus', 'stalled', 'heardTooLittle'] as const).flatMap((kind) => [
      '',
      `${sheetLabels[kind][locale]} ${sheet[kind].first.length + sheet[kind].more}`,
      ...talkLines(sheet[kind], kind, sheet.currency, context),
    ]),
    ...(['won', 'lost'] as const).flatMap((kind) => storyLines(sheet[kind], sheetLabels[kind][locale])),
    ...decisionLines(sheetLabels.earlier[locale], sheet.earlierDecisions, context),
    ...decisionLines(sheetLabels.decisions[locale], sheet.decisions, context),
  ];
}

const talkLines = (
  { first, more }: TalkListView,
  kind: Parameters<typeof talkedFacts>[1],
  currency: string,
  { say, locale }: Context,
): readonly string[] => [
  ...first.map(
    (each) =>
      `  ${each.code}  ${each.accountName} ${each.customerName} (${each.ownerName})  ${talkedFacts(each, kind, currency, locale)}`,
  ),
  ...(more === 0
    ? []
    : [say(`  ほか${more}件（rekindle handoff list）`, `  and ${more} more (rekindle handoff list)`)]),
];

const storyLines = (story: StoryView | undefined, title: string): readonly string[] =>
  story === undefined
    ? []
    : ['', `${title}  ${story.accountName} ${story.customerName} (${story.ownerName})`, `  ${story.words}`];

const decisionLines = (
  title: string,
  decisions: readonly FollowedDecisionView[],
  context: Context,
): readonly string[] =>
  decisions.length === 0 ? [] : ['', title, ...decisions.map((each) => decisionLine(each, context))];
