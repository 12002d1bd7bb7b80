import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import { handoffStateLabels, labelOf, termLabels } from '../../contract/labels.ts';
import type { HandoffRow } from '../../contract/handoffs.ts';
import type { Context } from '../context.ts';
import { handoffLines } from '../describe-handoff.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { tableLines } from '../print-table.ts';

const listOptions = z.object({
  stalled: z.boolean().default(false),
  nextAction: z.boolean().default(true),
  unfollowed: z.boolean().default(false),
});
type ListOptions = z.infer<typeof listOptions>;

export function addHandoff({ program, say: help, running }: Group): void {
  const handoff = program.command('handoff').description(help('引き渡しを見る', 'look at handoffs'));
  handoff
    .command('list')
    .description(help('未完了の引き渡し、期限、営業フェーズ', 'open handoffs, their clocks and phases'))
    .option('--stalled', help('停滞している案件だけ', 'only deals that stand still'))
    .option('--no-next-action', help('次回予定のない案件だけ', 'only deals without a next action'))
    .option(
      '--unfollowed',
      help('まだ連絡していない案件だけ', 'only those whose customer nobody has contacted'),
    )
    .addHelpText('after', example(help, 'handoff list', 'handoff list --stalled --no-next-action'))
    .action(
      running(async (context, command) => {
        const options = listOptions.parse(command.opts());
        const answer = await context.api.call(routes.listHandoffs, {});
        const moment = await momentsOf(context);
        const found = { ...answer, handoffs: answer.handoffs.filter((each) => isAsked(each, options)) };
        context.show(found, () => listLines(found.handoffs, options, context, moment));
      }),
    );
  handoff
    .command('show')
    .description(
      help(
        '1件のすべて: 進み具合、記録、まだ記録のない項目、これまでの回答',
        'all of one: progress, records, what is not recorded yet, answers so far',
      ),
    )
    .argument('<code>', help('受付番号（handoff list で見られます）', 'its code (see handoff list)'))
    .addHelpText('after', example(help, 'handoff show 7KQ2MF'))
    .action(
      running(async (context, command) => {
        const answer = await context.api.call(routes.showHandoff, {
          params: { code: command.args[0] ?? '' },
        });
        const moment = await momentsOf(context);
        context.show(answer, () => handoffLines(answer, context, moment));
      }),
    );
}

/** Every filter that was given must hold. */
const isAsked = ({ review }: HandoffRow, { stalled, nextAction, unfollowed }: ListOptions): boolean =>
  (!stalled || review?.stalledDays !== undefined) &&
  (nextAction || review?.hasNoNextAction === true) &&
  (!unfollowed || review?.isUnfollowed === true);

function listLines(
  handoffs: readonly HandoffRow[],
  { stalled, nextAction, unfollowed }: ListOptions,
  { say, locale }: Context,
  moment: Moment,
): readonly string[] {
  if (handoffs.length === 0)
    return [
      stalled || !nextAction || unfollowed
        ? say('この条件に当てはまる案件はありません。', 'No open handoff is like that.')
        : say('対応中の引き渡しはありません。', 'There are no open handoffs.'),
    ];
  const due = (each: HandoffRow): string => {
    if (each.firstContactAt !== undefined)
      return `${say('連絡済み', 'contacted')} ${moment(each.firstContactAt)}`;
    return moment(each.firstContactDueAt) + (each.isOverdue ? say(' 期限超過', ' overdue') : '');
  };
  const phase = ({ phaseLabel, stageLabel, review }: HandoffRow): string => {
    const place = [phaseLabel, stageLabel].filter((part) => part !== undefined).join(say('／', ', '));
    const still = review?.stalledDays;
    return [
      place === '' ? '-' : place,
      still === undefined ? '' : say(`${still}日停滞`, `still for ${counted(still, 'day')}`),
    ]
      .filter((part) => part !== '')
      .join(' ');
  };
  return tableLines(
    [
      { title: say('受付番号', 'Code') },
      { title: say('判定', 'Rank') },
      { title: say('会社', 'Company') },
      { title: say('担当者', 'Contact') },
      { title: say('営業担当', 'Owner') },
      { title: say('状態', 'State') },
      { title: termLabels.dealPhase[locale] },
      { title: say('受領の期限', 'Accept by') },
      { title: say('初回連絡の期限', 'First contact by') },
    ],
    handoffs.map((each) => [
      each.code,
      each.rank,
      each.accountName,
      each.customerName,
      each.ownerName,
      labelOf(handoffStateLabels, each.state, locale),
      phase(each),
      each.acceptedAt === undefined ? moment(each.receivedDueAt) : say('受領済み', 'accepted'),
      due(each),
    ]),
  );
}
