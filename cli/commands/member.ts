import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { MemberView } from '../../contract/members.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';

const inviteOptions = z.object({
  name: z.string(),
  role: z.array(z.string()),
  memberLang: z.string().optional(),
});

const changeOptions = z.object({
  name: z.string().optional(),
  role: z.array(z.string()).optional(),
  memberLang: z.string().optional(),
  owner: z.string().optional(),
});

/** Members of the console. The first administrator is invited here: nobody else could do it. */
export function addMember({ program, say, running }: Group): void {
  const member = program.command('member').description(say('コンソールの利用者', 'members of the console'));
  const roles = say(
    '役割（admin, manager, marketing, sales, support）',
    'roles (admin, manager, marketing, sales, support)',
  );
  const theirLanguage = say(
    'その方の言語（ja か en。省略時はこのコマンドの言語）',
    'their language (ja or en; default: that of the command)',
  );
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
    .requiredOption('--role <role...>', roles)
    .option('--member-lang <lang>', theirLanguage)
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
    .command('change')
    .description(
      say(
        '利用者の氏名・役割・言語・営業担当を変える',
        'change name, roles, language or salesperson of a member',
      ),
    )
    .argument('<email>', say('メールアドレス', 'e-mail address'))
    .option('--name <name>', say('氏名', 'name'))
    .option('--role <role...>', roles)
    .option('--member-lang <lang>', theirLanguage)
    .option(
      '--owner <id>',
      say('営業担当のID（なしにするときは none）', 'id of the salesperson they are (none: of nobody)'),
    )
    .addHelpText('after', example(say, 'member change mizuno@example.co.jp --role marketing manager'))
    .action(
      running(async (context, command) =>
        change(context, command.args[0] ?? '', changeOptions.parse(command.opts())),
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
  { api, say, show, locale }: Context,
  email: string,
  { name, role, memberLang }: z.infer<typeof inviteOptions>,
): Promise<void> {
  const body = routes.inviteMember.body.safeParse({ email, name, locale: memberLang ?? locale, roles: role });
  if (!body.success)
    throw mistake(
      say(
        `招待できません。${email} と役割「${role.join(', ')}」を確かめてください。役割は admin, manager, marketing, sales, support、言語は ja か en です。`,
        `That cannot be invited: look at ${email} and the roles "${role.join(', ')}". Roles are admin, manager, marketing, sales, support; languages ja and en.`,
      ),
    );
  const answer = await api.call(routes.inviteMember, { body: body.data });
  show(answer, () => [say(`${answer.member.email} を招待しました。`, `Invited ${answer.member.email}.`)]);
}

async function change(
  context: Context,
  email: string,
  { name, role, memberLang, owner }: z.infer<typeof changeOptions>,
): Promise<void> {
  const { api, say, show } = context;
  const given = { name, roles: role, locale: memberLang, ownerId: owner === 'none' ? '' : owner };
  const body = routes.changeMember.body.safeParse(given);
  if (!body.success || Object.values(given).every((value) => value === undefined))
    throw mistake(
      say(
        '変える項目がないか、読み取れません。--name、--role（admin, manager, marketing, sales, support）、--member-lang（ja か en）、--owner のどれかを付けてください。',
        'Nothing is changed, or it cannot be read. Give --name, --role (admin, manager, marketing, sales, support), --member-lang (ja or en) or --owner.',
      ),
    );
  const { id } = await memberCalled(context, email);
  const answer = await api.call(routes.changeMember, { params: { id }, body: body.data });
  const { member } = answer;
  show(answer, () => [
    say(
      `${member.email} を変更しました（${member.name}、${member.roles.join(', ')}）。`,
      `Changed ${member.email} (${member.name}, ${member.roles.join(', ')}).`,
    ),
  ]);
}

async function memberCalled({ api, say }: Context, email: string): Promise<MemberView> {
  const { members } = await api.call(routes.listMembers, {});
  const found = members.find((member: MemberView) => member.email === email.toLowerCase());
  if (found !== undefined) return found;
  throw mistake(
    say(
      `${email} という利用者はいません。rekindle member list で確かめてください。`,
      `There is no member ${email}. Look at rekindle member list.`,
    ),
  );
}

async function remove(context: Context, email: string): Promise<void> {
  const { api, say, show } = context;
  const found = await memberCalled(context, email);
  const answer = await api.call(routes.removeMember, { params: { id: found.id } });
  show(answer, () => [say(`${email} を外しました。`, `Removed ${email}.`)]);
}
