import { useEffect, useState } from 'preact/hooks';
import type { LeadView } from '../../../contract/interest.ts';
import { personSectionLabels, staysLabels } from '../../../contract/person-words.ts';
import type { ErasurePlan } from '../../../contract/privacy.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { go } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { count } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  look: word('消去の内容を確かめる', 'See what an erasure would do'),
  never: word('消去すると、元に戻せません。', 'Nothing brings it back.'),
  goes: phrase(
    (all: string) => `消えるもの（${all}件）`,
    (all: string) => `What goes (${all})`,
  ),
  stays: word('残るものと理由', 'What stays, and why'),
  until: phrase(
    (end: string) => `${end}まで`,
    (end: string) => `until ${end}`,
  ),
  sales: phrase(
    (handoffs: string) => `営業が対応中の引き渡しを取り下げます：${handoffs}`,
    (handoffs: string) => `Open handoffs are taken from sales: ${handoffs}`,
  ),
  tell: word('担当にメールは届きません。先にお知らせください。', 'The owners get no mail: tell them first.'),
  typeAddress: word('この方のメールアドレスを入力', 'Type the address of this person'),
  typeCount: word('消える件数を入力', 'Type how many things go'),
  erase: word('この方の情報を消去する', 'Erase this person'),
  keep: word('やめる', 'Keep it'),
  erasing: word(
    '消去しています。この画面を閉じても続きます。',
    'Erasing. It goes on when you leave this page.',
  ),
  erased: word('消去しました。', 'Erased.'),
};
const ASK_EVERY_MS = 1500;

/** Erases a person, once somebody has seen what goes and typed who it is. */
export function ErasePerson({ customer }: { readonly customer: LeadView['customer'] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <p class="acts mt">
        <Button isSmall onClick={() => setIsOpen(true)}>
          {words.look()}
        </Button>
      </p>
    );
  return <Plan id={customer.id} close={() => setIsOpen(false)} />;
}

function Plan({ id, close }: { readonly id: string; readonly close: () => void }) {
  const reading = useRead('showErasure', { params: { id } });
  const state = reading.answer?.state;
  useRefresh(state === 'begun', reading.again, ASK_EVERY_MS);
  useEffect(() => {
    if (state !== 'done') return;
    sayDone(words.erased());
    go('/contacts');
  }, [state]);
  return (
    <Shown of={reading}>
      {(plan) =>
        plan.state !== 'none' ? (
          <Notice title={words.erasing()} />
        ) : (
          <>
            <WhatGoes plan={plan} />
            <Confirm plan={plan} close={close} />
          </>
        )
      }
    </Shown>
  );
}

const WhatGoes = ({ plan: { goes, stays, handoffs, items } }: { readonly plan: ErasurePlan }) => (
  <div class="mt">
    <h3>{words.goes(count(items))}</h3>
    <KeyValues
      pairs={goes.map(({ section, count: all }) => [said(personSectionLabels[section]), count(all)])}
    />
    <h3 class="mt">{words.stays()}</h3>
    <ul class="stack small mt">
      {stays.map(({ what, until }) => (
        <li key={what}>
          {said(staysLabels[what])}
          {until !== undefined && ` (${words.until(day(until))})`}
        </li>
      ))}
    </ul>
    <div class="mt">
      <Notice tone="warn" title={words.never()}>
        {handoffs.length > 0 && (
          <>
            <p>{words.sales(handoffs.map(({ code, ownerName }) => `${code} ${ownerName}`).join(', '))}</p>
            <p>{words.tell()}</p>
          </>
        )}
      </Notice>
    </div>
  </div>
);

function Confirm({ plan, close }: { readonly plan: ErasurePlan; readonly close: () => void }) {
  const [typed, setTyped] = useState('');
  const { isBusy, problem, write } = useWrite();
  const { customerId: id, confirmBy } = plan;
  return (
    <form
      class="mt"
      onSubmit={(event) => {
        event.preventDefault();
        void write('erasePerson', { params: { id }, body: { confirm: typed } });
      }}
    >
      <TextField
        label={confirmBy === 'address' ? words.typeAddress() : words.typeCount()}
        value={typed}
        onChange={setTyped}
      />
      <p class="acts mt">
        <Button
          kind="danger"
          type="submit"
          isBusy={isBusy}
          disabledBecause={typed.trim() === '' ? '' : undefined}
        >
          {words.erase()}
        </Button>
        <Button kind="quiet" onClick={close}>
          {words.keep()}
        </Button>
      </p>
      <Refusal problem={problem} />
    </form>
  );
}
