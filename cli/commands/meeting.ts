import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { formatMonth } from '../../contract/format.ts';
import { kpiMeasureLabels, labelOf } from '../../contract/labels.ts';
import { correctionReasonLabels } from '../../contract/meeting-words.ts';
import type { CorrectionView, FollowedDecisionView } from '../../contract/meetings.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { dayIn } from '../parse-option.ts';
import { tableLines } from '../print-table.ts';

const keepOptions = z.object({ decided: z.array(z.string()).default([]) });

/** Meetings over the KPIs: figures that stay as they were shown, and what has been corrected since. */
export function addMeeting({ program, say, running }: Group): void {
  const meeting = program
    .command('meeting')
    .description(say('会議の数字と決めたこと', 'figures as meetings saw them, and what was decided'));
  meeting
    .command('list')
    .description(say('これまでの会議と、前回からの訂正', 'past meetings, and corrections since the last'))
    .addHelpText('after', example(say, 'meeting list'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.listMeetings, {});
        const moment = await momentsOf(context);
        context.show(answer, () => listLines(answer, moment, context));
      }),
    );
  meeting
    .command('keep')
    .description(say('いまの数字で会議を記録する', 'keep the figures of now'))
    .option(
      '--decided <text...>',
      say('決めたこと。「内容 @担当 期限(YYYY-MM-DD)」', 'what was decided: "text @who YYYY-MM-DD"'),
    )
    .addHelpText(
      'after',
      example(
        say,
        `meeting keep --decided "${say('価格表を送り直す @佐藤', 'Send the price list again @Smith')} 2026-12-10"`,
      ),
    )
    .action(
      running(async (context, command) => {
        const { decided } = keepOptions.parse(command.opts());
        const decisions = decided.map((text) => decisionIn(text, context));
        const kept = await context.api.call(routes.keepMeeting, { body: { decisions } });
        context.show(kept, () => [
          context.say(
            `会議を記録しました（決めたこと ${decisions.length}件）。`,
            `The meeting is kept (${decisions.length} decisions).`,
          ),
        ]);
      }),
    );
  for (const isDone of [true, false])
    meeting
      .command(isDone ? 'done' : 'reopen')
      .description(
        isDone
          ? say('決めたことを済みにする', 'mark a decision as done')
          : say('決めたことを未了に戻す', 'mark a decision as not done'),
      )
      .argument('<id>', say('番号（meeting list で見られます）', 'its id, from meeting list'))
      .addHelpText('after', example(say, `meeting ${isDone ? 'done' : 'reopen'} 4f0c21aa97-1`))
      .action(
        running(async (context, command) => {
          const [id = ''] = command.args;
          const decision = await context.api.call(routes.markDecision, { body: { id, isDone } });
          context.show(decision, () => [decisionLine(decision, context)]);
        }),
      );
}

/** ` [x] text (who) YYYY-MM-DD  id`. */
export function decisionLine({ id, what, who, due, done }: FollowedDecisionView, { say }: Context): string {
  const state = done === undefined ? say('[未了]', '[open]') : say('[済み]', '[done]');
  return `  ${state} ${what}${who === '' ? '' : ` (${who})`}${due === undefined ? '' : ` ${due}`}  ${id}`;
}

/** `text @who YYYY-MM-DD`: who and the day may be left out. A name may have a blank, and the text an @ of its own. */
function decisionIn(text: string, { say }: Context) {
  const [, rest = '', written] =
    /^(.*?)(?:\s(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?))?$/.exec(text.trim()) ?? [];
  const [, what = '', who = ''] = /^(?:(.*)\s)?[@＠]([^@＠]{1,100})$/.exec(rest.trim()) ?? ['', rest];
  const due = written === undefined ? undefined : dayIn(written);
  if (what.trim() === '' || (written !== undefined && due === undefined))
    throw mistake(
      say(
        `--decided の「${text}」を読めません。「内容 @担当 2026-12-10」のように指定してください（担当と期限は省けます）。`,
        `--decided "${text}" cannot be read. Say it as in "text @who 2026-12-10"; who and the day may be left out.`,
      ),
    );
  return { what: what.trim(), who: who.trim(), ...(due === undefined ? {} : { due }) };
}

function listLines(
  { meetings, corrections }: RouteAnswer<typeof routes.listMeetings>,
  moment: Moment,
  context: Context,
): readonly string[] {
  const { say, locale } = context;
  if (meetings.length === 0)
    return [
      say(
        '会議の記録はまだありません。rekindle meeting keep で記録できます。',
        'No meeting was kept yet: rekindle meeting keep.',
      ),
    ];
  return [
    ...(corrections.length === 0
      ? [say('前回の数字に、訂正はありません。', 'No corrections to the figures of the last meeting.')]
      : [
          say('前回からの訂正', 'Corrections since the last meeting'),
          ...tableLines(
            [
              { title: say('配信開始月', 'Cohort') },
              { title: say('項目', 'Figure') },
              { title: say('前回', 'Then'), align: 'right' },
              { title: say('いま', 'Now'), align: 'right' },
            ],
            corrections.map(({ cohort, measure, was, is }) => [
              formatMonth(cohort, locale),
              labelOf(kpiMeasureLabels, measure, locale),
              String(was),
              String(is),
            ]),
          ),
          ...corrections.flatMap((correction) => peopleLines(correction, context)),
        ]),
    ...meetings.flatMap(({ at, by, decisions }) => [
      '',
      `${moment(at)}  ${by}`,
      ...decisions.map((decision) => decisionLine(decision, context)),
    ]),
  ];
}

/** Whom a correction is about, and why; what no row tells of is said. */
export function peopleLines(
  { cohort, measure, people, untraced }: CorrectionView,
  { say, locale }: Context,
): readonly string[] {
  const what = `${formatMonth(cohort, locale)} ${labelOf(kpiMeasureLabels, measure, locale)}`;
  return [
    ...people.map(
      ({ by, because, name, accountName, customerId }) =>
        `  ${what} ${signed(by)}  ${correctionReasonLabels[because][locale]}  ${accountName} ${name} ${customerId}`,
    ),
    ...(untraced === 0
      ? []
      : [
          say(
            `  ${what} ${signed(untraced)}  どのお客様の分かは記録がありません`,
            `  ${what} ${signed(untraced)}  whose it is was not recorded`,
          ),
        ]),
  ];
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));
