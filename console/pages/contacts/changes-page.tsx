import { useState } from 'preact/hooks';
import type { ContactChangeRow } from '../../../contract/contact-changes.ts';
import { changeHowLabels } from '../../../contract/contact-change-words.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { TextField } from '../../parts/field.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, labelled, phrase, word, listed } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  title: word('担当者変更', 'Changes of contact'),
  contacts: word('担当者', 'Contacts'),
  lede: word(
    '返信から、退職・異動された、またはアドレスが変わったと思われる方です。確認が済むまで、この方への配信は止まっています。',
    'Replies say that these people have left or moved, or that their address has changed. Mails to them wait until somebody has answered here.',
  ),
  none: word('確認の要る担当者変更はありません。', 'There is nothing to confirm.'),
  noneHow: word('退職・異動を知らせる返信が届くと、ここに出ます。', 'Replies that say so appear here.'),
  more: word('確認すると、続きが出ます。', 'More will appear as these are answered.'),
  who: phrase(
    (name: string, account: string) => `${name} 様（${account}）`,
    (name: string, account: string) => `${name} (${account})`,
  ),
  said: word('返信の言葉', 'What the reply says'),
  about: phrase(
    (at: string, owner: string) => `${at} の返信${owner === '' ? '' : `・担当 ${owner}`}`,
    (at: string, owner: string) => `Reply of ${at}${owner === '' ? '' : `, owner ${owner}`}`,
  ),
  successor: word('後任の方', 'Successor'),
  successorHint: word(
    '追加しても配信の根拠がないため、メールは送られません。後任の方から名刺などをいただいたら、根拠を登録してください。',
    'They are added without a ground for mailing: no mail goes out until you record one.',
  ),
  name: word('氏名', 'Name'),
  email: word('メールアドレス', 'Mail address'),
  known: phrase(
    (name: string) => `このアドレスは、すでに登録のある「${name}」様のものです。`,
    (name: string) => `This is the address of ${name}, who is known already.`,
  ),
  others: phrase(
    (addresses: string) => `別の会社のアドレスもありました（後任としては提案しません）：${addresses}`,
    (addresses: string) => `The reply also names ${addresses}: another company's, so not proposed.`,
  ),
  accept: word('確定し、後任を追加', 'Confirm, and add the successor'),
  acceptAlone: word('確定', 'Confirm'),
  dismiss: word('在籍中です（配信を再開）', 'Still there: let mails go on'),
  accepted: word('確定しました。この方への配信は終わります。', 'Confirmed. This person is mailed no more.'),
  dismissed: word('在籍中として、配信を再開します。', 'Noted as still there. Mails go on.'),
};

/** 担当者変更: who is said to have left or moved, what the reply says, and who comes after; a person decides. */
export function ChangesPage() {
  const reading = useRead('listContactChanges', {});
  return (
    <>
      <PageHead title={words.title()} crumb={{ to: '/contacts', name: words.contacts() }}>
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={reading}>
        {({ changes, hasMore }) => (
          <>
            {changes.length === 0 && (
              <Empty>
                {words.none()} {words.noneHow()}
              </Empty>
            )}
            {changes.map((change) => (
              <Change key={change.customerId} change={change} />
            ))}
            {hasMore && <p class="small soft mt">{words.more()}</p>}
          </>
        )}
      </Shown>
    </>
  );
}

function Change({ change }: { readonly change: ContactChangeRow }) {
  const { customerId, successor } = change;
  const [name, setName] = useState(successor?.name ?? '');
  const [email, setEmail] = useState(successor?.email ?? '');
  const { isBusy, problem, write } = useWrite();
  const params = { id: customerId };
  const [named, addressed] = [name.trim(), email.trim()];
  const isAlone = named === '' && addressed === '';
  const accept = async (): Promise<void> => {
    const given = {
      ...(named === '' ? {} : { name: named }),
      ...(addressed === '' ? {} : { email: addressed }),
    };
    const body = isAlone ? {} : { successor: given };
    if ((await write('acceptContactChange', { params, body })) !== undefined) sayDone(words.accepted());
  };
  const dismiss = async (): Promise<void> => {
    if ((await write('dismissContactChange', { params })) !== undefined) sayDone(words.dismissed());
  };
  return (
    <section>
      <div class="sec">
        <h2 lang={dataLanguage.value}>
          <a href={`/contacts/${customerId}`}>{words.who(change.name, change.account)}</a>
        </h2>
        <Tag tone="warn">{labelled(changeHowLabels, change.how)}</Tag>
      </div>
      <p class="small soft">
        {words.about(day(change.noticedAt), change.owner)} {change.email}
      </p>
      <div class="mt">
        <blockquote aria-label={words.said()} class="told" lang={dataLanguage.value}>
          {change.words}
        </blockquote>
      </div>
      <form
        class="mt"
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <fieldset>
          <legend>{words.successor()}</legend>
          <p class="small soft">{words.successorHint()}</p>
          <div class="two mt">
            <TextField label={words.name()} value={name} onChange={setName} />
            <TextField label={words.email()} value={email} onChange={setEmail} type="email" />
          </div>
          {change.knownAs !== undefined && addressed === successor?.email && (
            <p class="small mt">
              <a href={`/contacts/${change.knownAs.customerId}`}>{words.known(change.knownAs.name)}</a>
            </p>
          )}
          {successor !== undefined && successor.others.length > 0 && (
            <p class="small mt">{words.others(listed(successor.others))}</p>
          )}
        </fieldset>
        <p class="acts mt">
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {isAlone ? words.acceptAlone() : words.accept()}
          </Button>
          <Button kind="quiet" isBusy={isBusy} onClick={() => void dismiss()}>
            {words.dismiss()}
          </Button>
        </p>
      </form>
      <Refusal problem={problem} />
    </section>
  );
}
