import type { Command } from 'commander';
import * as z from 'zod';
import { mergeStaysText } from '../../contract/alike-words.ts';
import type { MergeView } from '../../contract/alike.ts';
import { routes } from '../../contract/api.ts';
import type { Context } from '../context.ts';
import { contactIdIfGiven } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { tableLines } from '../print-table.ts';

const listOptions = z.object({ contact: z.string().optional() });

/** Merges of contacts, and how they are taken back. */
export function addContactMerges(contact: Command, { say, running }: Pick<Group, 'say' | 'running'>): void {
  contact
    .command('merges')
    .description(
      say('過去30日にまとめた担当者の一覧', 'merges of the last 30 days, and whether each can be undone'),
    )
    .option(
      '--contact <who>',
      say(
        'この担当者の記録だけ（メールアドレスかID、古いものも）',
        'of one contact (address or id), older ones too',
      ),
    )
    .addHelpText('after', example(say, 'contact merges', 'contact merges --contact CUSTOMER'))
    .action(running((context, command) => list(context, listOptions.parse(command.opts()))));
  contact
    .command('unmerge <id>')
    .description(
      say(
        'まとめを元に戻す（まとめられた側の番号、30日以内）',
        'undo a merge, by the id of the record that went (within 30 days)',
      ),
    )
    .addHelpText('after', example(say, 'contact unmerge CUSTOMER-2'))
    .action(running((context, command) => unmerge(context, command.args[0] ?? '')));
}

async function list(context: Context, { contact }: z.infer<typeof listOptions>): Promise<void> {
  const { api, show, say } = context;
  const whose = await contactIdIfGiven(context, contact);
  const answer = await api.call(routes.listMerges, { query: whose === undefined ? {} : { contact: whose } });
  const moment = await momentsOf(context);
  show(answer, () => [
    ...(answer.merges.length === 0
      ? [say('まとめた担当者はありません。', 'No contacts were merged.')]
      : tableLines(
          [
            { title: say('まとめた側の番号', 'id that went') },
            { title: say('残った側の番号', 'id that stayed') },
            { title: say('氏名', 'name') },
            { title: say('会社', 'company') },
            { title: say('日時', 'when') },
            { title: say('まとめた人', 'by') },
            { title: say('元に戻せる期限', 'undo until') },
          ],
          answer.merges.map((merge) => rowOf(context, merge, moment)),
        )),
    ...(answer.hasMore ? [say('新しい順に50件です。', 'These are the newest 50.')] : []),
  ]);
}

const rowOf = ({ locale }: Context, merge: MergeView, moment: Moment): readonly string[] => {
  const { goes, stays, account, at, by = '-', until, cannot } = merge;
  return [
    goes.customerId,
    stays.customerId,
    stays.name,
    account,
    moment(at),
    by,
    cannot === undefined ? moment(until) : mergeStaysText(cannot.because, cannot.first?.name)[locale],
  ];
};

async function unmerge({ api, show, say }: Context, goes: string): Promise<void> {
  const answer = await api.call(routes.undoMerge, { body: { goes } });
  show(answer, () => [
    say(
      `元に戻しました。${answer.goes} と ${answer.stays} は別の記録です。別の方なら rekindle contact different ${answer.stays} ${answer.goes} と入力してください。`,
      `Undone: ${answer.goes} and ${answer.stays} are two records again. If they are two people: rekindle contact different ${answer.stays} ${answer.goes}.`,
    ),
  ]);
}
