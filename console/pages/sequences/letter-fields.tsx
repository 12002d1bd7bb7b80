import { useState } from 'preact/hooks';
import { useMailLanguage } from '../../data/use-mail-language.ts';
import { useRead } from '../../data/use-read.ts';
import { useSettled } from '../../data/use-settled.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { language, word } from '../../words/language.ts';
import { mailName } from '../mails/mail-names.ts';
import { MailLanguage } from '../../parts/mail-language.tsx';
import { MailText } from '../mails/mail-text.tsx';
import { MailPreview } from '../mails/mail-preview.tsx';
import type { FormChoices } from './form-choices.ts';
import { LibraryChoice } from './library-choice.tsx';
import type { StepOf } from './sequence-draft.ts';

export type Letter = StepOf<'permission'>['mail'];

const words = {
  text: word('文面', 'Text'),
  document: word('資料', 'Document'),
  none: word('なし', 'None'),
  shipped: word('用意された文面を使っています。', 'The prepared text is in use.'),
  write: word('文面を書き換える', 'Write it anew'),
  drop: word('用意された文面に戻す', 'Back to the prepared text'),
  remove: word('この言語の文面を消す', 'Remove the text of this language'),
  locale: word('文面の言語', 'Language of the mail'),
  subject: word('件名', 'Subject'),
  body: word('本文', 'Body'),
  look: word('見え方', 'How it looks'),
  fields: word(
    '{{ customer.name }} のような印の所に、お客様ごとの値が入ります。',
    'Marks such as {{ customer.name }} are filled in for each reader.',
  ),
};

const templates = [
  'nurture-document',
  'nurture-case-study',
  'nurture-invitation',
  'nurture-custom',
  'monthly-last',
] as const;

interface LetterFieldsProps<T extends Letter> {
  readonly value: T;
  readonly choices: FormChoices;
  readonly onChange: (letter: T) => void;
}

/** What a mail says: a shipped text or one's own in each language, and the document that it offers. */
export function LetterFields<T extends Letter>({ value, choices, onChange }: LetterFieldsProps<T>) {
  const { assetId, template } = value;
  const setDocument = (next: string): void => onChange({ ...value, assetId: next === '' ? undefined : next });
  const isUnknown = assetId !== undefined && !choices.documents.some((each) => each.value === assetId);
  return (
    <>
      <div class="fields">
        <SelectField<Letter['template']>
          label={words.text()}
          value={template}
          options={templates.map((each) => ({ value: each, name: mailName(each) }))}
          onChange={(next) => onChange({ ...value, template: next })}
        />
        <SelectField
          label={words.document()}
          value={assetId ?? ''}
          options={[
            { value: '', name: words.none() },
            ...(isUnknown ? [{ value: assetId, name: assetId }] : []),
            ...choices.documents.filter((each) => each.isWithdrawn !== true || each.value === assetId),
          ]}
          onChange={setDocument}
        />
      </div>
      {template === 'nurture-custom' && (
        <LibraryChoice
          choose={({ text }) => onChange({ ...value, text: { ja: { ...text.ja }, en: { ...text.en } } })}
        />
      )}
      <OwnText value={value} topic={choices.topic} onChange={(text) => onChange({ ...value, text })} />
    </>
  );
}

type Text = NonNullable<Letter['text']>;

interface OwnTextProps {
  readonly value: Letter;
  readonly topic: FormChoices['topic'];
  readonly onChange: (text: Text | undefined) => void;
}

function OwnText({ value: { template, assetId, text }, topic, onChange }: OwnTextProps) {
  const [locale, setLocale] = useMailLanguage();
  const [isShown, setShown] = useState(false);
  const own = text?.[locale];
  const document = assetId === undefined ? {} : { assetId };
  const shipped = useRead('previewMail', { body: { template, locale, ...document } });
  const settled = useSettled(JSON.stringify(own ?? ''));
  const written: Text['ja'] | '' = JSON.parse(settled);
  const set = (next: Text[typeof locale]): void => {
    const { [locale]: _, ...others } = text ?? {};
    const all: Text = next === undefined ? others : { ...others, [locale]: next };
    onChange(Object.keys(all).length === 0 ? undefined : all);
  };
  return (
    <>
      <p class="acts">
        <MailLanguage name={words.locale()} value={locale} onChange={setLocale} />
        {own === undefined ? (
          <>
            {template !== 'nurture-custom' && <span class="soft">{words.shipped()}</span>}
            <Button
              isSmall
              isBusy={shipped.isLoading}
              onClick={() => set(shipped.answer?.written ?? { subject: '', body: '' })}
            >
              {words.write()}
            </Button>
          </>
        ) : (
          <Button isSmall kind="quiet" onClick={() => set(undefined)}>
            {template === 'nurture-custom' ? words.remove() : words.drop()}
          </Button>
        )}
      </p>
      {own !== undefined && (
        <MailText
          text={own}
          subject={words.subject()}
          body={words.body()}
          hint={words.fields()}
          rows={9}
          locale={locale}
          onChange={set}
        />
      )}
      <details
        class="whole"
        lang={language.value}
        onToggle={({ currentTarget }) => setShown(currentTarget.open)}
      >
        <summary>{words.look()}</summary>
        {isShown && (
          <MailPreview
            given={{
              template,
              locale,
              topic,
              ...document,
              ...(written === '' || written === undefined ? {} : { text: written }),
            }}
          />
        )}
      </details>
    </>
  );
}
