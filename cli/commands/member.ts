import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { MemberView } from '../../contract/members.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';

const inviteOptions = z.object({
  name: z.string(),
  role: z.array(z.string()),
  lang: z.enum(['ja', 'en']).default('ja'),
});

/** Members of the console. The first administrator is invited here: nobody else could do it. */
export function addMember({ program, say, running }: Group): void {
  const member = program.command('member').description(say('コンソールの利用者', 'members of the console'));
  member
    .command('list')
    .description(say('利用者と役割', 'members and their roles'))
    .addHelpText('after', example(say, 'member list'))
    .action(running(async (context) => list(context)));
  member
    .command('invite')
    .description(say('利用者をメールで招待する', 'invite somebody by mail'))
    .argument('<email>', say('メールアドレス', 'e-mail address'))
    .requiredOption('--name <name>', say('氏名', 'name'))
    .requiredOption(
      '--role <role...>',
      say(
        '役割（admin, manager, marketing, sales, support）',
        'roles (admin, manager, marketing, sales, support)',
      ),
    )
    .option('--lang <lang>', say('言語（ja か en）', 'language (ja or en)'))
    .addHelpText(
      'after',
      example(
        say,
        `member invite mizuno@example.co.jp --name "${say('水野 透', 'Toru Mizuno')}" --role admin`,
      ),
    )
    .action(
      running(async (context, command) =>
        invite(context, command.args[0] ?? '', inviteOptions.parse(command.opts())),
      ),
    );
  member
    .command('remove')
    .description(
      say('利用者を外す（30秒以内に使えなくなる）', 'remove a member, who is out within 30 seconds'),
    )
    .argument('<email>', say('メールアドレス', 'e-mail address'))
    .addHelpText('after', example(say, 'member remove mizuno@example.co.jp'))
    .action(running(async (context, command) => remove(context, command.args[0] ?? '')));
}

async function list({ api, say, show }: Context): Promise<void> {
  const answer = await api.call(routes.listMembers, {});
  show(answer, () =>
    answer.members.length === 0
      ? [
          say(
            '利用者がいません。rekindle member invite で最初の管理者を招待できます。',
            'There are no members. Invite the first administrator with rekindle member invite.',
          ),
        ]
      : tableLines(
          [
            { title: say('氏名', 'Name') },
            { title: say('メール', 'E-mail') },
            { title: say('役割', 'Roles') },
            { title: say('状態', 'State') },
          ],
          answer.members.map((member) => [
            member.name,
            member.email,
            member.roles.join(', '),
            member.removedAt === undefined ? '' : say('外れています', 'removed'),
          ]),
        ),
  );
}

async function invite(
  { api, say, show }: Context,
  email: string,
  { name, role, lang }: z.infer<typeof inviteOptions>,
): Promise<void> {
  const body = routes.inviteMember.body.safeParse({ email, name, locale: lang, roles: role });
  if (!body.success)
    throw mistake(
      say(
        `招待できません。${email} と役割「${role.join(', ')}」を確かめてください。役割は admin, manager, marketing, sales, support です。`,
        `That cannot be invited: look at ${email} and the roles "${role.join(', ')}". Roles are admin, manager, marketing, sales, support.`,
      ),
    );
  const answer = await api.call(routes.inviteMember, { body: body.data });
  show(answer, () => [say(`${answer.member.email} を招待しました。`, `Invited ${answer.member.email}.`)]);
}

async function remove({ api, say, show }: Context, email: string): Promise<void> {
  const { members } = await api.call(routes.listMembers, {});
  const found = members.find((member: MemberView) => member.email === email.toLowerCase());
  if (found === undefined)
    throw mistake(
      say(
        `${email} という利用者はいません。rekindle member list で確かめてください。`,
        `There is no member ${email}. Look at rekindle member list.`,
      ),
    );
  const answer = await api.call(routes.removeMember, { params: { id: found.id } });
  show(answer, () => [say(`${email} を外しました。`, `Removed ${email}.`)]);
}
