import type { Command } from 'commander';
import { routes } from '../../contract/api.ts';
import { changeHowLabels } from '../../contract/contact-change-words.ts';
import type { ContactChangeRow } from '../../contract/contact-changes.ts';
import type { Context } from '../context.ts';
import { contactId } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';

/** 担当者変更: who is said to have left or moved. */
export function addContactChanges(contact: Command, { say, running }: Pick<Group, 'say' | 'running'>): void {
  contact
    .command('changes')
    .description(
      say('返信から退職・異動と思われる方の一覧', 'contacts who have left or moved, by what a reply says'),
    )
    .addHelpText('after', example(say, 'contact changes'))
    .action(running((context) => list(context)));
  contact
    .command('left <who>')
    .description(
      say(
        '退職・異動を確定する。後任は配信の根拠なしで追加（メールは送られない）',
        'they have left or moved; a successor is added without a ground for mailing',
      ),
    )
    .option('--successor <name>', say('後任の氏名', 'name of the successor'))
    .option('--email <address>', say('後任のメールアドレス', 'address of the successor'))
    .addHelpText(
      'after',
      example(
        say,
        `contact left tanaka@example.co.jp --successor "${say('鈴木 一郎', 'Ichiro Suzuki')}" --email suzuki@example.co.jp`,
      ),
    )
    .action(running((context, command) => accept(context, command.args[0] ?? '', command.opts())));
  contact
    .command('stays <who>')
    .description(say('在籍中と回答し、配信を再開する', 'they are still there: mails go on'))
    .addHelpText('after', example(say, 'contact stays tanaka@example.co.jp'))
    .action(running((context, command) => dismiss(context, command.args[0] ?? '')));
  contact
    .command('works <who>')
    .description(
      say(
        'メールが戻ってきたアドレスを、届くと確認し、配信を再開する',
        'an address that returned a mail works: mails go on',
      ),
    )
    .requiredOption(
      '--because <why>',
      say('どう確認したか（履歴に残る）', 'how you know; kept in the history'),
    )
    .addHelpText(
      'after',
      example(
        say,
        `contact works tanaka@example.co.jp --because "${say('電話で本人に確認', 'asked by phone')}"`,
      ),
    )
    .action(
      running((context, command) =>
        confirm(context, command.args[0] ?? '', String(command.opts()['because'])),
      ),
    );
}

async function list({ api, show, say, locale }: Context): Promise<void> {
  const answer = await api.call(routes.listContactChanges, {});
  const successorOf = ({ successor }: ContactChangeRow): string =>
    [successor?.name, successor?.email, ...(successor?.others ?? []).map((other) => `(${other})`)]
      .filter(Boolean)
      .join(' ');
  show(answer, () =>
    answer.changes.length === 0
      ? [say('確認の要る担当者変更はありません。', 'There is nothing to confirm.')]
      : tableLines(
          [
            { title: 'id' },
            { title: say('氏名', 'name') },
            { title: say('会社', 'company') },
            { title: say('内容', 'what') },
            { title: say('後任', 'successor') },
            { title: say('担当', 'owner') },
          ],
          answer.changes.map((change) => [
            change.customerId,
            change.name,
            change.account,
            changeHowLabels[change.how][locale],
            successorOf(change),
            change.owner,
          ]),
        ),
  );
}

async function accept(
  context: Context,
  who: string,
  { successor: name, email }: { readonly successor?: string; readonly email?: string },
): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const successor = name === undefined && email === undefined ? undefined : { name, email };
  const answer = await api.call(routes.acceptContactChange, { params: { id }, body: { successor } });
  show(answer, () => [
    say('確定しました。この方への配信は終わります。', 'Confirmed. They are mailed no more.'),
    ...(answer.successorId === undefined
      ? []
      : [
          answer.isNew
            ? say(
                `後任を追加しました（${answer.successorId}）。配信の根拠が登録されるまで、メールは送られません。`,
                `The successor is ${answer.successorId}: no mail goes out until a ground is recorded.`,
              )
            : say(
                `後任は登録済みの方です（${answer.successorId}）。`,
                `The successor was known: ${answer.successorId}.`,
              ),
        ]),
  ]);
}

async function dismiss(context: Context, who: string): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const answer = await api.call(routes.dismissContactChange, { params: { id } });
  show(answer, () => [say('在籍中として、配信を再開します。', 'Noted as still there. Mails go on.')]);
}

async function confirm(context: Context, who: string, because: string): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const answer = await api.call(routes.confirmAddress, { params: { id }, body: { because } });
  show(answer, () => [
    say(
      'アドレスは届くものとしました。条件に合えば、これからの施策で配信されます。',
      'The address counts as one that works. Campaigns may mail them from now on.',
    ),
  ]);
}
