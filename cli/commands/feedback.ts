import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import { promiseWayLabels } from '../../contract/answer-words.ts';
import { answerLabels, handoffStateLabels, labelOf, outcomeLabels } from '../../contract/labels.ts';
import { talkLines } from '../../contract/talk-words.ts';
import type { SalesAnswer } from '../../contract/handoffs.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { tableLines } from '../print-table.ts';
import { addReport, addSheet, addSheetImport } from './feedback-sheet.ts';

const listOptions = z.object({ days: z.number().default(7) });

export function addFeedback(group: Group): void {
  const { program, say, running } = group;
  const feedback = program
    .command('feedback')
    .description(say('営業の回答を見る・取り込む', 'what sales answered'));
  feedback
    .command('list')
    .description(say('最近の回答（新しい順）', 'recent answers, the newest first'))
    .option('--days <days>', say('何日前から（省略時 7）', 'of how many days (default 7)'), wholeNumber)
    .addHelpText('after', example(say, 'feedback list', 'feedback list --days 30'))
    .action(running(async (context, command) => list(context, listOptions.parse(command.opts()).days)));
  addSheet(feedback, group);
  addSheetImport(feedback, group);
  addReport(feedback, group);
}

async function list(context: Context, days: number): Promise<void> {
  const { api, say, show } = context;
  const answer = await api.call(routes.listAnswers, { query: { days: String(days) } });
  const moment = await momentsOf(context);
  show(answer, () =>
    answer.answers.length === 0
      ? [
          say(
            `この${days}日間に、営業の回答はありません。`,
            `Sales answered nothing in the last ${days} days.`,
          ),
        ]
      : tableLines(
          [
            { title: say('日時', 'When') },
            { title: say('受付番号', 'Code') },
            { title: say('会社', 'Company') },
            { title: say('担当者', 'Contact') },
            { title: say('営業担当', 'Owner') },
            { title: say('回答', 'Answer') },
            { title: say('内容', 'What they said') },
          ],
          answer.answers.map((each) => [
            moment(each.at),
            each.code,
            each.accountName,
            each.customerName,
            each.ownerName,
            answerText(each, context),
            saidText(each, context, moment),
          ]),
        ),
  );
}

function answerText({ answer }: SalesAnswer, { locale }: Context): string {
  if (answer.kind === 'released') return labelOf(handoffStateLabels, 'released', locale);
  return answer.kind === 'report'
    ? labelOf(outcomeLabels, answer.outcome, locale)
    : labelOf(answerLabels, answer.kind, locale);
}

/** The note, then what the talk brought; of a promise when and how. */
function saidText({ answer }: SalesAnswer, { locale }: Context, moment: Moment): string {
  if (answer.kind === 'promise')
    return `${moment(answer.callAt)} ${promiseWayLabels[answer.way ?? 'phone'][locale]}`;
  if (answer.kind === 'tossUp') return answer.note ?? '';
  if (answer.kind !== 'report') return '';
  return [answer.until ?? '', answer.note ?? '', ...talkLines(answer.talk, answer.channel, locale)]
    .filter((part) => part !== '')
    .join(locale === 'ja' ? '／' : ' / ');
}
