import { useState } from 'preact/hooks';
import type { Rule } from '../../../contract/rule-parts.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useSettled } from '../../data/use-settled.ts';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FoundPeople } from '../../parts/found-people.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, phrase, word } from '../../words/language.ts';
import { numberOfPlace } from './rule-draft.ts';

const words = {
  title: word('この方は入りますか', 'Is this person in?'),
  find: word('氏名・会社・アドレス', 'Name, company or address'),
  selected: word('入っています', 'In'),
  excluded: word('条件には合いますが、除外されます', 'Fits, but is left out'),
  notDormant: word('条件には合いますが、休眠中ではありません', 'Fits, but is not dormant'),
  otherwise: word('入っていません', 'Not in'),
  known: phrase(
    (known: string) => `この方: ${known}`,
    (known: string) => `On record: ${known}`,
  ),
  holds: word('合う', 'holds'),
  fails: word('合わない', 'does not hold'),
  none: word('除外の理由はありません', 'No reason to leave out'),
};

/** Why one person is in the rule as it is drawn, or not. */
export function WhyOne({ rule }: { readonly rule: Rule }) {
  const [text, setText] = useState('');
  const [customerId, setCustomer] = useState('');
  const asked = useSettled(text.trim());
  return (
    <Section title={words.title()}>
      <TextField
        label={words.find()}
        type="search"
        value={text}
        onChange={(value) => {
          setText(value);
          setCustomer('');
        }}
      />
      {asked !== '' && customerId === '' && (
        <FoundPeople text={asked} onChoose={(person) => setCustomer(person.customerId)} />
      )}
      {customerId !== '' && <Explained {...{ rule, customerId }} />}
    </Section>
  );
}

const NOBODY_SAVED = { id: 'draft', name: { ja: 'draft', en: 'draft' } };

function Explained({ rule, customerId }: { readonly rule: Rule; readonly customerId: string }) {
  const why = useRead('explainSegment', { body: { segment: { ...NOBODY_SAVED, rule }, customerId } });
  return <Shown of={why}>{(explained) => <Verdict explained={explained} />}</Shown>;
}

function Verdict({ explained }: { readonly explained: Answer<'explainSegment'> }) {
  const { is, name, account, parts, because } = explained;
  return (
    <div class="mt" role="status">
      <p>
        <span lang={dataLanguage.value}>
          {name} {account}
        </span>
        : <b>{words[is]()}</b>
      </p>
      <ul class="whys mt">
        {parts.map(({ place, holds, asks, known }) => (
          <li key={place} class={holds ? '' : 'bad'}>
            <Mark holds={holds} />
            <p>
              {numberOfPlace(place)} {asks}
              {known !== undefined && (
                <>
                  <br />
                  <span class="small soft">{words.known(known)}</span>
                </>
              )}
            </p>
          </li>
        ))}
        {because.length === 0 ? (
          <li>
            <Mark holds />
            <p>{words.none()}</p>
          </li>
        ) : (
          because.map(({ because: key, label }) => (
            <li key={key} class="bad">
              <Mark holds={false} />
              <p>{label}</p>
            </li>
          ))
        )}
      </ul>
    </div>
  );
}

const Mark = ({ holds }: { readonly holds: boolean }) => (
  <span>
    {holds ? (
      <Icon name="done" />
    ) : (
      <span class="x" aria-hidden="true">
        ✕
      </span>
    )}
    <span class="vh">{holds ? words.holds() : words.fails()}</span>
  </span>
);
