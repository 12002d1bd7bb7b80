import { useRef } from 'preact/hooks';
import { Field, TextField } from '../../parts/field.tsx';
import { phrase, word } from '../../words/language.ts';
import { PutIn } from './put-in.tsx';

const words = {
  preheader: phrase(
    (of: string) => (of === '' ? '件名の続き' : `件名の続き（${of}）`),
    (of: string) => (of === '' ? 'Preview' : `Preview (${of})`),
  ),
  preheaderHint: word(
    '受信一覧で件名の後ろに見える一文です。空欄でもかまいません。',
    'One sentence that a list of mails shows behind the subject. It may be left empty.',
  ),
};

/** A mail as it is written. */
interface Written {
  readonly subject: string;
  readonly preheader?: string | undefined;
  readonly body: string;
}

interface MailTextProps<T extends Written> {
  readonly text: T;
  readonly subject: string;
  readonly body: string;
  readonly hint?: string;
  /** The language in words, where two stand on a page. */
  readonly of?: string;
  readonly rows: number;
  readonly locale: 'ja' | 'en';
  readonly onChange: (text: T) => void;
}

/** Subject, what stands behind it in a list of mails, and body; whatever a letter may hold is put in where the caret stands. */
export function MailText<T extends Written>({
  text,
  onChange,
  locale,
  rows,
  of = '',
  ...labels
}: MailTextProps<T>) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <TextField
        label={labels.subject}
        value={text.subject}
        onChange={(subject) => onChange({ ...text, subject })}
      />
      <TextField
        label={words.preheader(of)}
        hint={words.preheaderHint()}
        value={text.preheader ?? ''}
        onChange={(preheader) => onChange({ ...text, preheader: preheader === '' ? undefined : preheader })}
      />
      <Field label={labels.body} hint={labels.hint}>
        {(bound) => (
          <>
            <PutIn area={area} locale={locale} />
            <textarea
              {...bound}
              ref={area}
              rows={rows}
              lang={locale}
              value={text.body}
              onInput={({ currentTarget }) => onChange({ ...text, body: currentTarget.value })}
            />
          </>
        )}
      </Field>
    </>
  );
}
