import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { AbsenceForm } from './absence-form.tsx';

type Owner = Answer<'listOwners'>['owners'][number];

const words = {
  title: word('営業担当', 'Salespeople'),
  lede: word(
    'ホットリードを受け取る方々です。不在の間は代わりの方へ渡します。',
    'They get the hot leads. While somebody is away, the deputy gets them.',
  ),
  invite: word('未確認の方に案内を送る', 'Send the introduction to all unconfirmed'),
  invited: phrase(
    (count: number) => `${count}名に案内を送りました。`,
    (count: number) => `Sent the introduction to ${count}.`,
  ),
  skipped: word('送らなかった方', 'Not sent to'),
  none: word(
    '営業担当がまだいません。担当者表（氏名・メール）を取り込んでください。',
    'No salespeople yet. Import them with name and mail.',
  ),
  import: word('取り込む', 'Import'),
  name: word('氏名', 'Name'),
  mail: word('メール', 'Mail'),
  reach: word('メールが届くか', 'Do mails arrive'),
  open: word('対応中', 'In hand'),
  of: phrase(
    (open: number, limit: string) => `${open}件${limit}`,
    (open: number, limit: string) => `${open}${limit}`,
  ),
  limit: phrase(
    (limit: number) => `（上限${limit}件）`,
    (limit: number) => ` of ${limit}`,
  ),
  absence: word('不在', 'Away'),
  confirmed: phrase(
    (at: string) => `確認済み ${at}`,
    (at: string) => `confirmed ${at}`,
  ),
  unconfirmed: word('未確認', 'unconfirmed'),
  returned: word('届かず、戻ってきました', 'returned: does not arrive'),
  managerReturned: word('上長に届きません', 'does not reach the manager'),
  noAddress: word('アドレスなし', 'no address'),
  retired: word('退職', 'retired'),
  away: phrase(
    (from: string, until: string, deputy: string) =>
      `${from}〜${until}${deputy === '' ? '' : `（代わり ${deputy}）`}`,
    (from: string, until: string, deputy: string) =>
      `${from} – ${until}${deputy === '' ? '' : ` (deputy ${deputy})`}`,
  ),
  change: word('不在を入力', 'Set absence'),
  manager: phrase(
    (name: string) => `上長 ${name}`,
    (name: string) => `Manager ${name}`,
  ),
};

/** Salespeople: whether our mails reach them, how much each has in hand, who is away. */
export function TeamPage() {
  const owners = useRead('listOwners', {});
  return (
    <>
      <PageHead title={words.title()} actions={may('inviteOwners') && <Invite />}>
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={owners}>
        {({ owners: all }) =>
          all.length === 0 ? (
            <Empty
              action={may('importFile') ? { to: '/imports?kind=owners', name: words.import() } : undefined}
            >
              {words.none()}
            </Empty>
          ) : (
            <Team owners={all} />
          )
        }
      </Shown>
    </>
  );
}

function Invite() {
  const { isBusy, problem, write } = useWrite();
  const [skipped, setSkipped] = useState<Answer<'inviteOwners'>['skipped']>([]);
  const invite = async (): Promise<void> => {
    const answer = await write('inviteOwners', { body: {} });
    if (answer === undefined) return;
    sayDone(words.invited(answer.invited.length));
    setSkipped(answer.skipped);
  };
  return (
    <div class="stack">
      <p class="acts">
        <Button isBusy={isBusy} onClick={() => void invite()}>
          {words.invite()}
        </Button>
      </p>
      <Refusal problem={problem} />
      {skipped.length > 0 && (
        <Notice title={words.skipped()}>
          <ul>
            {skipped.map(({ name, message }) => (
              <li key={name}>
                <b lang={dataLanguage.value}>{name}</b> {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Team({ owners }: { readonly owners: readonly Owner[] }) {
  const [changing, setChanging] = useState<string>();
  return (
    <table class="cards hover">
      <caption class="vh">{words.title()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name()}</th>
          <th scope="col">{words.mail()}</th>
          <th scope="col">{words.reach()}</th>
          <th scope="col">{words.open()}</th>
          <th scope="col">{words.absence()}</th>
        </tr>
      </thead>
      <tbody>
        {owners.map((owner) => (
          <tr key={owner.id}>
            <th scope="row" lang={dataLanguage.value} class="wide">
              <b>{owner.name}</b>
              {owner.managerName !== undefined && <small>{words.manager(owner.managerName)}</small>}
            </th>
            <td class="wide">{owner.email}</td>
            <td class="wide">
              <Reach owner={owner} />
              {owner.returns === 'manager' && <Tag tone="danger">{words.managerReturned()}</Tag>}
            </td>
            <td data-l={words.open()}>
              {words.of(owner.openHandoffs, owner.limit === undefined ? '' : words.limit(owner.limit))}
            </td>
            <td class="wide">
              {owner.absentFrom !== undefined && owner.absentUntil !== undefined && (
                <p>{words.away(day(owner.absentFrom), day(owner.absentUntil), owner.deputyName ?? '')}</p>
              )}
              {may('changeAbsence') && !owner.retired && changing !== owner.id && (
                <Button kind="quiet" isSmall onClick={() => setChanging(owner.id)}>
                  {words.change()}
                  <span class="vh"> {owner.name}</span>
                </Button>
              )}
              {changing === owner.id && (
                <AbsenceForm owner={owner} all={owners} close={() => setChanging(undefined)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reach({ owner }: { readonly owner: Owner }) {
  const { retired, email, welcomedAt, returns } = owner;
  if (retired) return <Tag>{words.retired()}</Tag>;
  if (email === undefined) return <Tag tone="danger">{words.noAddress()}</Tag>;
  if (returns === 'own') return <Tag tone="danger">{words.returned()}</Tag>;
  return welcomedAt === undefined ? (
    <Tag tone="warn">{words.unconfirmed()}</Tag>
  ) : (
    <Tag tone="ok">{words.confirmed(day(welcomedAt))}</Tag>
  );
}
