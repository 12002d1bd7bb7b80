import { useState } from 'preact/hooks';
import type { Role } from '../../../contract/route.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useWriteOver } from '../../data/use-write-over.ts';
import { roleNames } from '../../frame/role-names.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { toldApart } from './owner-names.ts';
import { phrase, word } from '../../words/language.ts';

type Member = Answer<'listMembers'>['members'][number];

const words = {
  mail: word('メールアドレス', 'E-mail address'),
  name: word('氏名', 'Name'),
  roles: word('役割', 'Roles'),
  noRole: word('役割を1つ以上選んでください。', 'Choose at least one role.'),
  owner: word('営業担当', 'Salesperson'),
  ownerHint: word(
    '役割が「営業」だけの方には、この営業担当のホットリードとお客様だけが見えます。',
    'Somebody who is only in sales sees the hot leads and customers of this salesperson.',
  ),
  byAddress: word('同じアドレスの方', 'the one of the same address'),
  nobody: word('なし', 'none'),
  invite: word('招待を送る', 'Send the invitation'),
  keep: word('保存する', 'Keep'),
  close: word('閉じる', 'Close'),
  invited: phrase(
    (email: string) => `${email} に招待を送りました。`,
    (email: string) => `Sent an invitation to ${email}.`,
  ),
  kept: phrase(
    (name: string) => `${name}さんの変更を保存しました。`,
    (name: string) => `Kept the changes to ${name}.`,
  ),
};

interface MemberFormProps {
  /** Undefined: somebody new. */
  readonly member: Member | undefined;
  readonly close: () => void;
}

/** Invites somebody, or changes what a member is called and may do. */
export function MemberForm({ member, close }: MemberFormProps) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState(member?.name ?? '');
  const [held, setHeld] = useState<readonly Role[]>(member?.roles ?? []);
  const [ownerId, setOwnerId] = useState(member?.ownerId ?? '');
  const { isBusy, problem, write } = useWriteOver(member?.tag);
  const owners = useRead('listOwners', {}).answer?.owners ?? [];
  const keep = async (): Promise<void> => {
    const roles = [...held];
    if (member === undefined) {
      const body = { email, name, roles, ...(ownerId === '' ? {} : { ownerId }) };
      if ((await write('inviteMember', { body })) === undefined) return;
      sayDone(words.invited(email));
    } else {
      const body = { name, roles, ownerId };
      if ((await write('changeMember', { params: { id: member.id }, body })) === undefined) return;
      sayDone(words.kept(name));
    }
    close();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (held.length > 0) void keep();
      }}
    >
      {member === undefined && (
        <TextField label={words.mail()} type="email" value={email} onChange={setEmail} />
      )}
      <TextField label={words.name()} value={name} onChange={setName} />
      <RoleChoice held={held} choose={setHeld} />
      <SelectField
        label={words.owner()}
        hint={words.ownerHint()}
        value={ownerId}
        onChange={setOwnerId}
        options={[
          { value: '', name: member === undefined ? words.byAddress() : words.nobody() },
          ...owners
            .filter(({ retired }) => !retired)
            .map((each) => ({ value: each.id, name: toldApart(each, owners) })),
        ]}
      />
      <Refusal problem={problem} />
      <p class="acts">
        <Button
          type="submit"
          kind="primary"
          isSmall
          isBusy={isBusy}
          disabledBecause={held.length === 0 ? words.noRole() : undefined}
        >
          {member === undefined ? words.invite() : words.keep()}
        </Button>
        <Button kind="quiet" isSmall onClick={close}>
          {words.close()}
        </Button>
      </p>
    </form>
  );
}

interface RoleChoiceProps {
  readonly held: readonly Role[];
  readonly choose: (held: readonly Role[]) => void;
}

const allRoles: readonly Role[] = ['admin', 'manager', 'marketing', 'sales', 'support'];

const RoleChoice = ({ held, choose }: RoleChoiceProps) => (
  <fieldset class="field">
    <legend>{words.roles()}</legend>
    {allRoles.map((role) => (
      <label key={role} class="choice">
        <input
          type="checkbox"
          checked={held.includes(role)}
          onChange={({ currentTarget }) =>
            choose(allRoles.filter((each) => (each === role ? currentTarget.checked : held.includes(each))))
          }
        />{' '}
        {roleNames[role]()}
      </label>
    ))}
  </fieldset>
);
