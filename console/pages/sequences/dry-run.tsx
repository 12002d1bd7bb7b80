import { useState } from 'preact/hooks';
import { endLabels, sequenceWaitLabels } from '../../../contract/sequence-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useSettled } from '../../data/use-settled.ts';
import { TextField } from '../../parts/field.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { FoundPeople, type FoundPerson } from '../../parts/found-people.tsx';
import type { Sequence } from './sequence-draft.ts';

const words = {
  quoted: phrase(
    (subject: string) => `「${subject}」`,
    (subject: string) => ` “${subject}”`,
  ),
  title: word('試しに動かす（60日）', 'Dry run, 60 days'),
  lede: word(
    'いまの内容で、おひとりに何がいつ届くかを見ます。この先お客様が何もしないものとして数え、何も送りません。',
    'What one customer would get, and when, by what stands on this page and if the customer does nothing. Nothing is sent.',
  ),
  find: word('お客様（氏名・会社・アドレス）', 'Customer: name, company or address'),
  nothing: word('この60日に届くものはありません。', 'Nothing arrives within these 60 days.'),
  task: word('営業への依頼', 'Task for sales'),
  skipped: word('送らない', 'Left out'),
  postponed: word('延期', 'Put off'),
  ended: word('終わり', 'End'),
  waits: word('待つ', 'Waits'),
  sent: word('メール', 'Mail'),
  until: phrase(
    (at: string) => `${at} まで`,
    (at: string) => `until ${at}`,
  ),
};

interface DryRunProps {
  readonly sequence: Sequence;
  /** A step as the page calls it; of a step that is short for several, by the id of one of them. */
  readonly stepName: (id: string) => string;
}

/** The sequence of the page run ahead for one customer. */
export function DryRun({ sequence, stepName }: DryRunProps) {
  const [text, setText] = useState('');
  const [chosen, choose] = useState<FoundPerson>();
  const asked = useSettled(text.trim());
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.lede()}</p>
      <div class="mt">
        <TextField
          label={words.find()}
          type="search"
          value={text}
          onChange={(value) => {
            setText(value);
            choose(undefined);
          }}
        />
      </div>
      {chosen === undefined && asked !== '' && (
        <FoundPeople
          text={asked}
          onChoose={(person) => {
            choose(person);
            setText(`${person.name} ${person.account}`);
          }}
        />
      )}
      {chosen !== undefined && <Planned {...{ sequence, stepName }} customerId={chosen.customerId} />}
    </Section>
  );
}

function Planned({ sequence, stepName, customerId }: DryRunProps & { readonly customerId: string }) {
  const settled: Sequence = JSON.parse(useSettled(JSON.stringify(sequence)));
  const tried = useRead('trySequence', { body: { sequence: settled, customerId } });
  return (
    <Shown of={tried}>
      {({ planned = [] }) =>
        planned.length === 0 ? (
          <p class="mt">{words.nothing()}</p>
        ) : (
          <ol class="line dry mt">
            {planned.map((each, index) => (
              <Line key={index} of={each} stepName={stepName} />
            ))}
          </ol>
        )
      }
    </Shown>
  );
}

type Event = NonNullable<Answer<'trySequence'>['planned']>[number];

const Line = ({
  of: { at, what, step, because, until, subject },
  stepName,
}: {
  readonly of: Event;
  readonly stepName: DryRunProps['stepName'];
}) => (
  <li>
    <time dateTime={at}>{moment(at)}</time>
    <p>
      <b>{what === 'mail' ? words.sent() : words[what]()}</b>
      {subject !== undefined && <span lang={dataLanguage.value}>{words.quoted(subject)}</span>}
      {step !== undefined && (
        <>
          <br />
          <span class="small soft">{stepName(step)}</span>
        </>
      )}
      {(because !== undefined || until !== undefined) && (
        <>
          <br />
          <span class="small soft">
            {[
              ...(because === undefined ? [] : [labelled({ ...endLabels, ...sequenceWaitLabels }, because)]),
              ...(until === undefined ? [] : [words.until(moment(until))]),
            ].join(' ')}
          </span>
        </>
      )}
    </p>
  </li>
);
