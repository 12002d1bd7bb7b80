import { handoffStateLabels, labelOf } from '../../templates/labels.ts';
import { handoffsAnswer } from '../answers.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { tableLines } from '../print-table.ts';

export function addHandoff({ program, say: help, running }: Group): void {
  const handoff = program
    .command('handoff')
    .description(help('トスアップ（引き渡し）を見る', 'look at handoffs'));
  handoff
    .command('list')
    .description(help('未完了のトスアップと期限', 'open handoffs and their clocks'))
    .addHelpText('after', example(help, 'handoff list'))
    .action(
      running(async (context) => {
        const { api, say, locale, show } = context;
        const answer = await api.call({ method: 'GET', path: '/handoffs' }, handoffsAnswer);
        const moment = await momentsOf(context);
        const due = (each: (typeof answer.handoffs)[number]): string => {
          if (each.firstContactAt !== undefined)
            return `${say('連絡済み', 'contacted')} ${moment(each.firstContactAt)}`;
          return moment(each.firstContactDueAt) + (each.isOverdue ? say(' 期限超過', ' overdue') : '');
        };
        show(answer, () =>
          answer.handoffs.length === 0
            ? [say('対応中のトスアップはありません。', 'There are no open handoffs.')]
            : tableLines(
                [
                  { title: say('受付番号', 'Code') },
                  { title: say('判定', 'Rank') },
                  { title: say('会社', 'Company') },
                  { title: say('担当者', 'Contact') },
                  { title: say('営業担当', 'Owner') },
                  { title: say('状態', 'State') },
                  { title: say('受領の期限', 'Accept by') },
                  { title: say('初回連絡の期限', 'First contact by') },
                ],
                answer.handoffs.map((each) => [
                  each.code,
                  each.rank,
                  each.accountName,
                  each.customerName,
                  each.ownerName,
                  labelOf(handoffStateLabels, each.state, locale),
                  each.acceptedAt === undefined ? moment(each.receivedDueAt) : say('受領済み', 'accepted'),
                  due(each),
                ]),
              ),
        );
      }),
    );
}
