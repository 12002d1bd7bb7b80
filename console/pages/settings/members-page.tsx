import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { session } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { roleNames } from '../../frame/role-names.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { MemberForm } from './member-form.tsx';

type Member = Answer<'listMembers'>['members'][number];

const words = {
  title: word('利用者と役割', 'Members and roles'),
  lede: word(
    'この画面を使える方々です。招待された方にはメールで仮パスワードが届きます。',
    'They may use this console. Whoever is invited gets a temporary password by mail.',
  ),
  invite: word('利用者を招待する', 'Invite somebody'),
  none: word('利用者がまだいません。', 'No members yet.'),
  name: word('氏名', 'Name'),
  roles: word('役割', 'Roles'),
  invited: word('招待', 'Invited'),
  by: phrase(
    (at: string, name: string) => `${at} ${name}`,
    (at: string, name: string) => `${at} by ${name}`,
  ),
  out: phrase(
    (at: string) => `外れた方 ${at}`,
    (at: string) => `removed ${at}`,
  ),
  you: word('あなた', 'you'),
  acts: word('操作', 'Actions'),
  change: word('変更', 'Change'),
  remove: word('外す', 'Remove'),
  again: word('もう一度招待する', 'Invite again'),
  removed: phrase(
    (name: string) => `${name}さんを外しました。30秒以内に使えなくなります。`,
    (name: string) => `Removed ${name}, who is out within thirty seconds.`,
  ),
  back: phrase(
    (name: string) => `${name}さんをもう一度招待しました。`,
    (name: string) => `Invited ${name} again.`,
  ),
};

/** Members of the console: who they are, what they may do; inviting and removing. */
export function MembersPage() {
  const members = useRead('listMembers', {});
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <PageHead
        title={words.title()}
        actions={!isInviting && <Button onClick={() => setInviting(true)}>{words.invite()}</Button>}
      >
        <p>{words.lede()}</p>
      </PageHead>
      {isInviting && <MemberForm member={undefined} close={() => setInviting(false)} />}
      <Shown of={members}>
        {({ members: all }) =>
          all.length === 0 ? <Empty>{words.none()}</Empty> : <MemberTable members={all} />
        }
      </Shown>
    </>
  );
}

function MemberTable({ members }: { readonly members: readonly Member[] }) {
  const [changing, setChanging] = useState<string>();
  return (
    <table class="cards hover">
      <caption class="vh">{words.title()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name()}</th>
          <th scope="col">{words.roles()}</th>
          <th scope="col">{words.invited()}</th>
          <th scope="col">{words.acts()}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row" class="wide">
              <b lang={dataLanguage.value}>{member.name}</b>
              <small>{member.email}</small>
            </th>
            <td class="wide">
              {member.roles.map((role) => (
                <Tag key={role}>{roleNames[role]()}</Tag>
              ))}
            </td>
            <td data-l={words.invited()}>{words.by(day(member.invitedAt), member.invitedBy)}</td>
            <td class="wide">
              {changing === member.id ? (
                <MemberForm member={member} close={() => setChanging(undefined)} />
              ) : (
                <Acts member={member} change={() => setChanging(member.id)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Acts({ member, change }: { readonly member: Member; readonly change: () => void }) {
  const { isBusy, problem, write } = useWrite();
  const { id, name, email, locale, roles } = member;
  const remove = async (): Promise<void> => {
    if ((await write('removeMember', { params: { id } }, member.tag)) !== undefined)
      sayDone(words.removed(name));
  };
  const inviteAgain = async (): Promise<void> => {
    const body = { email, name, locale, roles };
    if ((await write('inviteMember', { body })) !== undefined) sayDone(words.back(name));
  };
  return (
    <>
      {member.removedAt !== undefined && <Tag tone="warn">{words.out(day(member.removedAt))}</Tag>}
      <p class="acts">
        {member.removedAt === undefined ? (
          <Button kind="quiet" isSmall onClick={change}>
            {words.change()}
            <span class="vh"> {name}</span>
          </Button>
        ) : (
          <Button kind="quiet" isSmall isBusy={isBusy} onClick={() => void inviteAgain()}>
            {words.again()}
            <span class="vh"> {name}</span>
          </Button>
        )}
        {member.removedAt === undefined && id !== session.value?.person.id && (
          <Button kind="quiet" isSmall isBusy={isBusy} onClick={() => void remove()}>
            {words.remove()}
            <span class="vh"> {name}</span>
          </Button>
        )}
        {id === session.value?.person.id && <Tag>{words.you()}</Tag>}
      </p>
      <Refusal problem={problem} />
    </>
  );
}
