import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { language, said, word } from '../../words/language.ts';
import { InsideSales } from './inside-sales.tsx';
import { changesOf, settingFields, valueOf, type SettingField } from './setting-fields.ts';
import { Calendar } from './calendar.tsx';

type Settings = Answer<'showSettings'>;

const words = {
  title: word('会社の設定', 'Company settings'),
  lede: word(
    'メールの差出人、法律で求められる表示、配信の頻度と休眠の基準です。',
    'The sender of mails, what the law asks to be shown, how often mails go out, who counts as dormant.',
  ),
  standard: word('引き渡し基準書（印刷）', 'Handoff standard (print)'),
  change: word('変更する', 'Change'),
  keep: word('保存する', 'Keep'),
  cancel: word('やめる', 'Cancel'),
  kept: word('設定を保存しました。', 'Settings kept.'),
  noNumber: word('半角の数字で入力してください。', 'Give a number.'),
};

/** What the company has decided, part by part. */
export function SettingsPage() {
  const settings = useRead('showSettings', {});
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          <a
            class="btn"
            href={`/api/handoff-standard?lang=${language.value}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.standard()}
          </a>
        }
      >
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={settings}>
        {(now) => (
          <>
            {settingFields.map(({ title, fields }) => (
              <SettingsPart key={title()} title={title()} fields={fields} settings={now} />
            ))}
            <InsideSales rules={now.handoffRules} />
            <Calendar calendar={now.calendar} />
          </>
        )}
      </Shown>
    </>
  );
}

interface SettingsPartProps {
  readonly title: string;
  readonly fields: readonly SettingField[];
  readonly settings: Settings;
}

/** One part: read, and changed in place by those who may. */
function SettingsPart({ title, fields, settings }: SettingsPartProps) {
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>();
  const { isBusy, problem, write, forget } = useWrite();
  const close = (): void => {
    forget();
    setDraft(undefined);
  };
  const keep = async (typed: Readonly<Record<string, string>>): Promise<void> => {
    if ((await write('changeSettings', { body: changesOf(settings, fields, typed) })) === undefined) return;
    sayDone(words.kept());
    setDraft(undefined);
  };
  const errorOf = ({ id, isNumber }: SettingField): string | undefined => {
    if (isNumber && Number.isNaN(Number((draft?.[id] ?? '').normalize('NFKC')))) return words.noNumber();
    const place = problem?.places.find((each) => each.place.split('.').includes(id));
    return place === undefined ? undefined : said(place.message);
  };
  if (draft === undefined)
    return (
      <Section
        title={title}
        aside={
          may('changeSettings') && (
            <Button
              kind="quiet"
              isSmall
              onClick={() =>
                setDraft(Object.fromEntries(fields.map((field) => [field.id, valueOf(settings, field)])))
              }
            >
              {words.change()}
              <span class="vh"> {title}</span>
            </Button>
          )
        }
      >
        <KeyValues pairs={fields.map((field) => [field.name(), valueOf(settings, field)])} />
      </Section>
    );
  return (
    <Section title={title}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!fields.some((field) => field.isNumber && errorOf(field) !== undefined)) void keep(draft);
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field.id}
            label={field.name()}
            value={draft[field.id] ?? ''}
            error={errorOf(field)}
            onChange={(value) => setDraft({ ...draft, [field.id]: value })}
          />
        ))}
        <Refusal problem={problem} />
        <p class="acts">
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {words.keep()}
          </Button>
          <Button kind="quiet" onClick={close}>
            {words.cancel()}
          </Button>
        </p>
      </form>
    </Section>
  );
}
