import { counted } from '../../contract/counted.ts';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { personSectionLabels, staysLabels } from '../../contract/person-words.ts';
import type { ErasurePlan } from '../../contract/privacy.ts';
import { contactId } from '../contact-id.ts';
import { askUntil } from '../ask-until.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { newFile } from '../new-file.ts';
import { pairLines } from '../print-table.ts';

const exportOptions = z.object({
  csv: z.boolean().default(false),
  file: z.string().optional(),
  overwrite: z.boolean().default(false),
});
const eraseOptions = z.object({ dryRun: z.boolean().default(false), confirm: z.string().optional() });

/** Some seconds as a rule. */
const ASK = { everyMs: 1000, tries: 120 };

/** What is stored of one person: given out (開示) and erased (消去). */
export function addCustomer({ program, say, running }: Group): void {
  const customer = program
    .command('customer')
    .description(say('お一人の情報の開示と消去', 'what is stored of one person: give it out, erase it'));
  const who = say('メールアドレスか担当者の番号', 'address, or id of the contact');
  customer
    .command('export')
    .argument('<who>', who)
    .summary(say('お一人の情報をすべて書き出す', 'everything stored of one person, as a file'))
    .description(
      say(
        'お一人について保存しているすべてを1つのファイルに書き出します。まとめた記録も含みます。操作履歴には、書き出したことだけが残ります。お渡しする前に、ほかの方の情報が混ざっていないかご確認ください。',
        'Writes everything that is stored of one person to one file, merged records too. The audit log says that it was done, and nothing of what. Look for what is about others before you hand it out.',
      ),
    )
    .option('--csv', say('人が読むための表（CSV）で', 'as a table to read (CSV)'))
    .option('--file <file>', say('書き出す先', 'file to write'))
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText('after', example(say, 'customer export tanaka@example.co.jp', 'customer export ID --csv'))
    .action(
      running(async (context, command) =>
        exportOne(context, command.args[0] ?? '', exportOptions.parse(command.opts())),
      ),
    );
  customer
    .command('erase')
    .argument('<who>', who)
    .summary(say('お一人の情報を消去する（元に戻せません）', 'erase one person, for good'))
    .description(
      say(
        'お一人の情報を消去します。元に戻せません。まず --dry-run で、消えるものと残るものをご確認ください。実行するときは、その方のメールアドレス（なければ件数）を手で入力します。',
        'Erases one person. Nothing brings it back. Look with --dry-run first at what goes and what stays. To do it, type the address of the person, or without one the number of things.',
      ),
    )
    .option('--dry-run', say('消えるものと残るものを見るだけ', 'only say what goes and what stays'))
    .option('--confirm <typed>', say('確認のための入力', 'what is typed to confirm'))
    .addHelpText(
      'after',
      example(say, 'customer erase ID --dry-run', 'customer erase ID --confirm tanaka@example.co.jp'),
    )
    .action(
      running(async (context, command) =>
        erase(context, command.args[0] ?? '', eraseOptions.parse(command.opts())),
      ),
    );
}

async function exportOne(
  context: Context,
  who: string,
  { csv, file, overwrite }: z.infer<typeof exportOptions>,
): Promise<void> {
  const { api, show, say } = context;
  const id = await contactId(context, who);
  const as = csv || /\.csv$/i.test(file ?? '') ? 'csv' : 'json';
  const path = file ?? `person-${id}.${as}`;
  const target = newFile(path, { say, overwrite, option: '--file', holds: as });
  const answer = await api.call(routes.exportPerson, {
    params: { id },
    body: { as },
  });
  target.write(answer.csv ?? `${JSON.stringify(answer.data, undefined, 2)}\n`);
  show({ file: path, customerId: answer.customerId, items: answer.items }, () => [
    say(
      `${answer.items}件を「${path}」に書き出しました。`,
      `Wrote ${counted(answer.items, 'thing')} to "${path}".`,
    ),
  ]);
}

async function erase(
  context: Context,
  who: string,
  { dryRun, confirm }: z.infer<typeof eraseOptions>,
): Promise<void> {
  const { api, show, say, ask } = context;
  const params = { id: await contactId(context, who) };
  const plan = await api.call(routes.showErasure, { params });
  const isDated = plan.state === 'done' || plan.stays.some(({ until }) => until !== undefined);
  const moment: Moment = isDated ? await momentsOf(context) : () => '';
  if (dryRun || plan.state === 'done') {
    show(plan, () => planLines(plan, context, moment));
    return;
  }
  const question = say(
    `${planLines(plan, context, moment).join('\n')}\n\n元に戻せません。${typeWhat(plan, context)}: `,
    `${planLines(plan, context, moment).join('\n')}\n\nNothing brings it back. ${typeWhat(plan, context)}: `,
  );
  const typed = confirm ?? (await ask?.(question));
  if (typed === undefined || typed.trim() === '')
    throw mistake(
      say(
        `消去していません。--confirm を付けてください。${typeWhat(plan, context)}。`,
        `Nothing was erased. Add --confirm. ${typeWhat(plan, context)}.`,
      ),
    );
  await api.call(routes.erasePerson, { params, body: { confirm: typed } });
  const after = await askUntil(
    () => api.call(routes.showErasure, { params: { id: plan.customerId } }),
    ({ state }) => state === 'done',
    ASK,
  );
  show(after, () => [
    after.state === 'done'
      ? say('消去しました。元には戻せません。', 'Erased. Nothing brings it back.')
      : say(
          'まだ消去しています。あとで customer erase --dry-run で確かめてください。',
          'Still being erased. See customer erase --dry-run later.',
        ),
  ]);
}

const typeWhat = ({ confirmBy }: ErasurePlan, { say }: Context): string =>
  confirmBy === 'address'
    ? say('この方のメールアドレスを入力してください', 'Type the address of the person')
    : say('消去する件数を入力してください', 'Type how many things go');

function planLines(plan: ErasurePlan, { say, locale }: Context, moment: Moment): readonly string[] {
  if (plan.state === 'done')
    return [
      say(
        `${moment(plan.at)} に ${plan.byName ?? ''} さんが消去済みです。`,
        `Erased by ${plan.byName ?? ''}: ${moment(plan.at)}.`,
      ),
    ];
  return [
    say(`消えるもの（${plan.items}件）`, `What goes (${plan.items})`),
    ...pairLines(
      plan.goes.map(({ section, count }) => [`  ${personSectionLabels[section][locale]}`, String(count)]),
    ),
    '',
    say('残るものと理由', 'What stays, and why'),
    ...plan.stays.map(
      ({ what, count, until }) =>
        `  ${staysLabels[what][locale]}${count === undefined ? '' : ` (${count})`}${until === undefined ? '' : ` → ${moment(until)}`}`,
    ),
    ...(plan.handoffs.length === 0
      ? []
      : [
          '',
          say(
            '営業の対応中の引き渡し（取り下げます。担当へお知らせください）',
            'Open handoffs, which end: tell their owners',
          ),
          ...plan.handoffs.map(({ code, ownerName }) => `  ${code} ${ownerName}`),
        ]),
  ];
}
