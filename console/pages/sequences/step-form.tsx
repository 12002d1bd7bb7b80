import { useState } from 'preact/hooks';
import { endLabels } from '../../../contract/sequence-words.ts';
import { Button } from '../../parts/button.tsx';
import { Field, SelectField, TextField } from '../../parts/field.tsx';
import { labelled, phrase, word } from '../../words/language.ts';
import { ActFields } from './act-fields.tsx';
import { ArmsFields, BranchesFields } from './branch-fields.tsx';
import type { FormChoices } from './form-choices.ts';
import { LetterFields } from './letter-fields.tsx';
import { MailLimits } from './mail-limits.tsx';
import { hasWrongField } from './number-field.tsx';
import type { Step, StepOf } from './sequence-draft.ts';
import { WhenFields } from './when-fields.tsx';

const words = {
  editing: phrase(
    (number: number) => `手順${number}を編集中`,
    (number: number) => `Editing step ${number}`,
  ),
  name: word(
    'この手順の呼び名（任意、お客様には見えません）',
    'Name of the step (optional; customers never see it)',
  ),
  act: word('どの行動を待ちますか', 'What is waited for?'),
  limit: word('いつまで待ちますか', 'Until when?'),
  what: word('営業への依頼の内容', 'What sales is asked for'),
  noWhat: word('依頼の内容を入れてください。', 'Say what sales is asked for.'),
  reason: word('終わる理由', 'Reason'),
  none: word('なし（最後まで進んだ）', 'None (finished)'),
  session: word('どのウェビナー', 'Which webinar'),
  invite: word('ご案内', 'Invitation'),
  eve: word('前営業日のお知らせ', 'Reminder the business day before'),
  sameDay: word('当日のお知らせ', 'Reminder on the day'),
  recording: word('録画のご案内', 'The recording'),
  use: word('この内容にする', 'Use this'),
  cancel: word('やめる', 'Cancel'),
  copy: word('複製', 'Copy'),
};

interface StepFormProps {
  readonly step: Step;
  readonly number: number;
  readonly choices: FormChoices;
  readonly onUse: (step: Step) => void;
  readonly onCopy: (step: Step) => void;
  readonly onCancel: () => void;
}

/** One step being written, in its place. What is typed counts once it is used. */
export function StepForm({ step, number, choices, onUse, onCopy, onCancel }: StepFormProps) {
  const [draft, setDraft] = useState<Step>(step);
  const setName = (name: string): void => setDraft({ ...draft, name: name === '' ? undefined : name });
  return (
    <form
      class="panel"
      aria-label={words.editing(number)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!hasWrongField(event.currentTarget)) onUse(draft);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <KindFields {...{ draft, choices }} onChange={setDraft} />
      <TextField label={words.name()} value={draft.name ?? ''} onChange={setName} />
      <p class="acts">
        <Button type="submit">{words.use()}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel()}
        </Button>
        <Button kind="quiet" onClick={() => onCopy(draft)}>
          {words.copy()}
        </Button>
      </p>
    </form>
  );
}

interface KindProps<S extends Step = Step> {
  readonly draft: S;
  readonly choices: FormChoices;
  readonly onChange: (step: Step) => void;
}

function KindFields({ draft, choices, onChange }: KindProps) {
  switch (draft.kind) {
    case 'mail':
      return (
        <>
          <LetterFields value={draft} choices={choices} onChange={onChange} />
          <MailLimits value={draft} choices={choices} onChange={onChange} />
        </>
      );
    case 'wait':
      return (
        <WhenFields
          value={draft.until}
          choices={choices}
          onChange={(until) => onChange({ ...draft, until })}
        />
      );
    case 'waitFor':
      return <WaitForFields {...{ draft, choices, onChange }} />;
    case 'condition':
      return <BranchesFields {...{ draft, choices, onChange }} />;
    case 'split':
      return <ArmsFields {...{ draft, choices, onChange }} />;
    case 'task':
      return <TaskFields {...{ draft, choices, onChange }} />;
    case 'end':
      return <EndFields {...{ draft, choices, onChange }} />;
    case 'webinar':
      return <WebinarFields {...{ draft, choices, onChange }} />;
    case 'permission':
      return (
        <>
          <LetterFields
            value={draft.mail}
            choices={choices}
            onChange={(mail) => onChange({ ...draft, mail })}
          />
          <Limit {...{ draft, choices, onChange }} />
        </>
      );
    default:
      return draft satisfies never;
  }
}

const WaitForFields = ({ draft, choices, onChange }: KindProps<StepOf<'waitFor'>>) => (
  <>
    <fieldset>
      <legend>
        <b>{words.act()}</b>
      </legend>
      <ActFields value={draft.act} choices={choices} onChange={(act) => onChange({ ...draft, act })} />
    </fieldset>
    <Limit {...{ draft, choices, onChange }} />
  </>
);

const Limit = ({ draft, choices, onChange }: KindProps<StepOf<'waitFor'> | StepOf<'permission'>>) => (
  <fieldset>
    <legend>
      <b>{words.limit()}</b>
    </legend>
    <WhenFields
      value={draft.limit}
      choices={choices}
      fewest={1}
      onChange={(limit) => onChange({ ...draft, limit })}
    />
  </fieldset>
);

const TaskFields = ({ draft, onChange }: KindProps<StepOf<'task'>>) => (
  <Field label={words.what()} error={draft.what.trim() === '' ? words.noWhat() : undefined}>
    {(bound) => (
      <textarea
        {...bound}
        rows={2}
        maxLength={200}
        value={draft.what}
        onInput={({ currentTarget }) => onChange({ ...draft, what: currentTarget.value })}
      />
    )}
  </Field>
);

const endReasons = ['noAnswer', 'goalReached', 'notNeededAnyMore'];

function EndFields({ draft, onChange }: KindProps<StepOf<'end'>>) {
  const { reason = '' } = draft;
  const offered = reason === '' || endReasons.includes(reason) ? endReasons : [...endReasons, reason];
  return (
    <SelectField
      label={words.reason()}
      value={reason}
      options={[
        { value: '', name: words.none() },
        ...offered.map((each) => ({ value: each, name: labelled(endLabels, each) })),
      ]}
      onChange={(next) => onChange({ ...draft, reason: next === '' ? undefined : next })}
    />
  );
}

function WebinarFields({ draft, choices, onChange }: KindProps<StepOf<'webinar'>>) {
  const isUnknown = !choices.webinars.some(({ value }) => value === draft.session);
  return (
    <>
      <SelectField
        label={words.session()}
        value={draft.session}
        options={[...(isUnknown ? [{ value: draft.session, name: draft.session }] : []), ...choices.webinars]}
        onChange={(session) => onChange({ ...draft, session })}
      />
      {(['invite', 'eve', 'sameDay', 'recording'] as const).map((mail) => (
        <details key={mail}>
          <summary>{words[mail]()}</summary>
          <LetterFields
            value={draft[mail]}
            choices={choices}
            onChange={(letter) => onChange({ ...draft, [mail]: letter })}
          />
        </details>
      ))}
    </>
  );
}
