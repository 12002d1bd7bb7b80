import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { BothValues, SomebodyWasFaster } from '../../parts/somebody-was-faster.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { said, word } from '../../words/language.ts';
import { changesOf, isReadable, placeOf, shownOf, type SettingField } from './setting-field.ts';
import { comparedDraft, draftOf, twoValuesOf, type SettingsDraft } from './settings-draft.ts';
import { KeepOrCancel } from './keep-or-cancel.tsx';

const words = {
  change: word('変更する', 'Change'),
  kept: word('設定を保存しました。', 'Settings kept.'),
  none: word('まだ決めていません。', 'Nothing is set.'),
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
  const pairs = fields.map(
    (field) =>
      [
        field.name(),
        shownOf(settings, field) || (field.isAskedFor === true ? words.unwritten() : ''),
      ] as const,
  );
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
      <KeyValues pairs={pairs} />
      {pairs.every(([, value]) => value === '') && <p class="small soft">{words.none()}</p>}
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
    if (!isReadable(field, draft.typed[field.id] ?? '', settings)) return words.noNumber();
    const place = problem?.places.find((each) => `${each.place}.`.startsWith(`${placeOf(field)}.`));
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
          if (fields.every((field) => isReadable(field, draft.typed[field.id] ?? '', settings))) void keep();
        }}
      >
        {fields.map((field) => {
          const typed = {
            label: field.name(),
            value: draft.typed[field.id] ?? '',
            error: errorOf(field),
            onChange: (value: string) => type(field.id, value),
          };
          return field.choices === undefined ? (
            <TextField key={field.id} {...typed} />
          ) : (
            <SelectField
              key={field.id}
              {...typed}
              options={field.choices.map(({ value, name }) => ({ value, name: name() }))}
            />
          );
        })}
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
        <KeepOrCancel isBusy={isBusy} cancel={onClose} />
      </form>
    </Section>
  );
}
