import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import type { RouteAnswer } from '../../contract/route.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf } from '../moments.ts';
import { day } from '../parse-option.ts';
import { tableLines } from '../print-table.ts';

type AbsentOwner = RouteAnswer<typeof routes.changeAbsence>['owner'];

const absentOptions = z.object({
  from: z.string().optional(),
  until: z.string().optional(),
  deputy: z.string().optional(),
  back: z.boolean().default(false),
});

export function addOwner({ program, say, running }: Group): void {
  const owner = program.command('owner').description(say('営業担当者', 'salespeople'));
  owner
    .command('list')
    .description(say('営業担当者と、対応中の件数', 'salespeople and what they have in hand'))
    .addHelpText('after', example(say, 'owner list'))
    .action(running(async (context) => list(context)));
  owner
    .command('invite')
    .description(
      say(
        '案内メールを送る（「受け取りました」がまだの方に）',
        'mail an introduction to those who have not confirmed one',
      ),
    )
    .argument('[names...]', say('氏名（省略すると全員）', 'names (all, if none is given)'))
    .addHelpText('after', example(say, 'owner invite', `owner invite "${say('佐藤 誠', 'Makoto Sato')}"`))
    .action(running(async (context, command) => invite(context, command.args)));
  owner
    .command('absent')
    .description(say('不在の期間と代理を決める', 'say when somebody is away, and who stands in'))
    .argument('<name>', say('氏名', 'name'))
    .option('--from <day>', say('初日（YYYY-MM-DD）', 'first day (YYYY-MM-DD)'), day)
    .option('--until <day>', say('最終日（YYYY-MM-DD）', 'last day (YYYY-MM-DD)'), day)
    .option('--deputy <name>', say('代理の方の氏名', 'who takes over meanwhile'))
    .option('--back', say('不在を取り消す', 'the person is back'))
    .addHelpText(
      'after',
      example(
        say,
        `owner absent "${say('佐藤 誠', 'Makoto Sato')}" --from 2026-12-01 --until 2026-12-05 --deputy "${say('加藤 律', 'Ritsu Kato')}"`,
        `owner absent "${say('佐藤 誠', 'Makoto Sato')}" --back`,
      ),
    )
    .action(
      running(async (context, command) =>
        setAbsent(context, command.args[0] ?? '', absentOptions.parse(command.opts())),
      ),
    );
}

async function list(context: Context): Promise<void> {
  const { api, say, show } = context;
  const answer = await api.call(routes.listOwners, {});
  const moment = await momentsOf(context);
  const roles: Readonly<Record<string, string>> = {
    insideSales: say('インサイドセールス', 'inside sales'),
    field: say('営業', 'field sales'),
  };
  const note = (owner: (typeof answer.owners)[number]): string =>
    owner.retired
      ? say('退職・異動', 'left')
      : owner.email === undefined
        ? say('アドレスなし', 'no address')
        : owner.returns === 'own'
          ? say('届かず、戻ってきました', 'returned: does not arrive')
          : owner.returns === 'manager'
            ? say('上長に届きません', 'does not reach the manager')
            : '';
  show(answer, () =>
    answer.owners.length === 0
      ? [
          say(
            '営業担当者がいません。rekindle import owners ファイル で取り込めます。',
            'There are no salespeople. Import them with rekindle import owners FILE.',
          ),
        ]
      : tableLines(
          [
            { title: say('氏名', 'Name') },
            { title: say('メール', 'E-mail') },
            { title: say('上長', 'Manager') },
            { title: say('役割', 'Role') },
            { title: say('対応中', 'Open'), align: 'right' },
            { title: say('不在', 'Away') },
            { title: say('受け取り', 'Confirmed') },
          ],
          answer.owners.map((owner) => [
            owner.name,
            owner.email ?? '-',
            owner.managerName ?? owner.managerEmail ?? '-',
            roles[owner.role ?? 'field'] ?? '-',
            String(owner.openHandoffs),
            awayText(owner, context),
            note(owner) ||
              (owner.welcomedAt === undefined ? say('まだ', 'not yet') : moment(owner.welcomedAt)),
          ]),
        ),
  );
}

function awayText({ absentFrom, absentUntil, deputyName }: AbsentOwner, { say }: Context): string {
  if (absentFrom === undefined && absentUntil === undefined) return '-';
  const days = `${absentFrom ?? ''}${say('〜', ' to ')}${absentUntil ?? ''}`;
  return deputyName === undefined ? days : say(`${days}（代理 ${deputyName}）`, `${days} (${deputyName})`);
}

async function invite({ api, say, show }: Context, names: readonly string[]): Promise<void> {
  const answer = await api.call(routes.inviteOwners, { body: { names: [...names] } });
  show(answer, () => [
    ...answer.invited.map(({ name, email }) =>
      say(
        `${name}さん（${email}）に案内メールを送りました。`,
        `Sent the introduction to ${name} (${email}).`,
      ),
    ),
    ...answer.skipped.map(({ name, message }) => say(`${name}さん: ${message}`, `${name}: ${message}`)),
    ...(answer.invited.length + answer.skipped.length === 0
      ? [say('送る相手がいません。', 'There is nobody to send it to.')]
      : []),
  ]);
}

async function setAbsent(
  context: Context,
  name: string,
  { from, until, deputy, back }: z.infer<typeof absentOptions>,
): Promise<void> {
  const { api, say, show } = context;
  if (back ? from !== undefined || until !== undefined : from === undefined || until === undefined)
    throw mistake(
      say(
        '不在の期間を --from と --until で指定するか、--back だけを付けてください。',
        'Give the absence with --from and --until, or --back alone.',
      ),
    );
  const answer = await api.call(routes.changeAbsence, { body: { name, from, until, deputy } });
  show(answer, () => [
    back
      ? say(`${answer.owner.name}さんの不在を取り消しました。`, `${answer.owner.name} is back.`)
      : say(
          `${answer.owner.name}さんの不在を記録しました: ${awayText(answer.owner, context)}`,
          `${answer.owner.name} is away: ${awayText(answer.owner, context)}`,
        ),
  ]);
}
