import type { Command } from 'commander';
import { routes } from '../../contract/api.ts';
import { caseMatterLabels } from '../../contract/case-words.ts';
import type { Context } from '../context.ts';
import { contactId } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { tableLines } from '../print-table.ts';

/** Replies and inquiries that somebody has to read before mails go on, and refusals that were told to the team. */
export function addContactCases(contact: Command, { say, running }: Pick<Group, 'say' | 'running'>): void {
  contact
    .command('cases')
    .description(
      say(
        '確認を待っている返信・お問い合わせの一覧（確認が済むまで配信は止まる）',
        'replies and inquiries to read; mails to these people wait meanwhile',
      ),
    )
    .addHelpText('after', example(say, 'contact cases'))
    .action(running((context) => list(context)));
  contact
    .command('settled <who>')
    .description(
      say('返信・お問い合わせを確認済みにして、配信を再開する', 'what they wrote is dealt with: mails go on'),
    )
    .requiredOption(
      '--because <what>',
      say('どう対応したか（履歴に残る）', 'what became of it; kept in the history'),
    )
    .addHelpText(
      'after',
      example(
        say,
        `contact settled tanaka@example.co.jp --because "${say('電話で、配信は続けてよいと確認', 'said by phone that mails are fine')}"`,
      ),
    )
    .action(
      running((context, command) =>
        settle(context, command.args[0] ?? '', String(command.opts()['because'])),
      ),
    );
  contact
    .command('refuses <who>')
    .description(
      say(
        '配信停止のお申し出を記録する（配信停止のリンクを押されたときと同じ）',
        'they want no mails: as if they had unsubscribed',
      ),
    )
    .requiredOption(
      '--because <how>',
      say('いつ、どのように伺ったか（履歴に残る）', 'when and how they said so; kept in the history'),
    )
    .addHelpText(
      'after',
      example(
        say,
        `contact refuses tanaka@example.co.jp --because "${say('12月1日に電話で', 'by phone on 1 December')}"`,
      ),
    )
    .action(
      running((context, command) =>
        refuse(context, command.args[0] ?? '', String(command.opts()['because'])),
      ),
    );
}

async function list(context: Context): Promise<void> {
  const { api, show, say, locale } = context;
  const [answer, moment] = await Promise.all([api.call(routes.listCases, {}), momentsOf(context)]);
  show(answer, () =>
    answer.cases.length === 0
      ? [say('確認を待っている返信・お問い合わせはありません。', 'Nothing waits to be read.')]
      : tableLines(
          [
            { title: 'id' },
            { title: say('氏名', 'name') },
            { title: say('会社', 'company') },
            { title: say('内容', 'what') },
            { title: say('受信日時', 'received') },
            { title: say('担当', 'owner') },
          ],
          answer.cases.map((each) => [
            each.customerId,
            each.name,
            each.account,
            caseMatterLabels[each.matter][locale],
            moment(each.at),
            each.owner,
          ]),
        ),
  );
}

async function settle(context: Context, who: string, because: string): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const answer = await api.call(routes.closeCases, { params: { id }, body: { because } });
  show(answer, () => [
    say(
      '確認済みにしました。条件に合えば、これからの施策で配信されます。',
      'Dealt with. Campaigns may mail them from now on.',
    ),
  ]);
}

async function refuse(context: Context, who: string, because: string): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const answer = await api.call(routes.refuseMails, { params: { id }, body: { because } });
  show(answer, () => [say('配信を停止しました。', 'Mails to this person have stopped.')]);
}
