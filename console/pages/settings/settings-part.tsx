import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { BothValues, SomebodyWasFaster } from '../../parts/somebody-was-faster.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { said, word } from '../../words/language.ts';
import { changesOf, valueOf, type SettingField } from './setting-fields.ts';
import { comparedDraft, draftOf, twoValuesOf, type SettingsDraft } from './settings-draft.ts';

const words = {
  change: word('変更する', 'Change'),
  keep: word('保存する', 'Keep'),
  cancel: word('やめる', 'Cancel'),
  kept: word('設定を保存しました。', 'Settings kept.'),
  unwritten: word('まだ書かれていません', 'not written yet'),
  noNumber: word('半角の数字で入力してください。', 'Give a number.'),
};

interface SettingsPartProps {
  readonly title: string;
  readonly fields: readonly SettingField[];
  readonly settings: Answer<'showSettings'>;
  readonly tag: string | undefined;
}

/** One part: read, and changed in place by those who may. */
export function SettingsPart(props: SettingsPartProps) {
  const { title, fields, settings, tag } = props;
  const [opened, setOpened] = useState<SettingsDraft>();
  if (opened !== undefined)
    return <SettingsForm {...props} opened={opened} onClose={() => setOpened(undefined)} />;
  return (
    <Section
      title={title}
      aside={
        may('changeSettings') && (
          <Button kind="quiet" isSmall onClick={() => setOpened(draftOf(settings, fields, tag))}>
            {words.change()}
            <span class="vh"> {title}</span>
          </Button>
        )
      }
    >
      <KeyValues
        pairs={fields.map((field) => [
          field.name(),
          valueOf(settings, field) || (field.ownWords === undefined ? '' : words.unwritten()),
        ])}
      />
    </Section>
  );
}

interface SettingsFormProps extends SettingsPartProps {
  readonly opened: SettingsDraft;
  readonly onClose: () => void;
}

/** What is typed stays until it is kept; where somebody was faster, both are shown side by side. */
function SettingsForm({ title, fields, settings, tag, opened, onClose }: SettingsFormProps) {
  const [draft, setDraft] = useState(opened);
  const { isBusy, problem, write, forget } = useWrite();
  const type = (id: string, value: string): void =>
    setDraft({ ...draft, typed: { ...draft.typed, [id]: value } });
  const keep = async (): Promise<void> => {
    const body = changesOf(settings, fields, draft.typed);
    if ((await write('changeSettings', { body }, draft.over)) === undefined) return;
    sayDone(words.kept());
    onClose();
  };
  const errorOf = (field: SettingField): string | undefined => {
    const { id } = field;
    if (!isReadable(field, draft.typed[id])) return words.noNumber();
    const place = problem?.places.find((each) => each.place.split('.').includes(id));
    return place === undefined ? undefined : said(place.message);
  };
  return (
    <Section title={title}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // What the server refused is typed anew by now: it is asked again.
          if (fields.every((field) => isReadable(field, draft.typed[field.id]))) void keep();
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field.id}
            label={field.name()}
            value={draft.typed[field.id] ?? ''}
            error={errorOf(field)}
            onChange={(value) => type(field.id, value)}
          />
        ))}
        {problem?.stale === undefined ? (
          <Refusal problem={problem} />
        ) : (
          <SomebodyWasFaster
            stale={problem.stale}
            isReady={tag !== draft.over}
            onCompare={() => {
              setDraft(comparedDraft(draft, draftOf(settings, fields, tag)));
              forget();
            }}
          />
        )}
        {draft.both !== undefined && (
          <BothValues
            fields={twoValuesOf(fields, draft.typed, draft.both)}
            onChoose={(id, chosen) => type(id, draft.both?.[chosen][id] ?? '')}
          />
        )}
        <p class="acts">
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {words.keep()}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {words.cancel()}
          </Button>
        </p>
      </form>
    </Section>
  );
}

/** A number is one; only a target may be left empty. */
function isReadable({ isNumber, target }: SettingField, typed = ''): boolean {
  const text = typed.trim().normalize('NFKC');
  if (!isNumber) return true;
  return text === '' ? target !== undefined : !Number.isNaN(Number(text));
}
