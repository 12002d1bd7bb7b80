import { useState } from 'preact/hooks';
import { useMailLanguage } from '../../data/use-mail-language.ts';
import { may } from '../../data/session.ts';
import { SelectField } from '../../parts/field.tsx';
import { phrase, word } from '../../words/language.ts';
import { mailName } from '../mails/mail-names.ts';
import { MailLanguage } from '../../parts/mail-language.tsx';
import { MailPreview } from '../mails/mail-preview.tsx';
import { TestMail } from '../mails/test-mail.tsx';
import { lettersIn } from '../../../contract/letters-in.ts';
import type { Sequence } from '../sequences/sequence-draft.ts';

const words = {
  mail: word('どのメール', 'Which mail'),
  name: phrase(
    (number: number, name: string) => `${number}通目 ${name}`,
    (number: number, name: string) => `Mail ${number}: ${name}`,
  ),
  locale: word('文面の言語', 'Language of the mail'),
  change: word('シナリオの画面で文面を変える', 'Change the texts on the page of the sequence'),
};

/** The mails of a sequence as it has them. */
export function WrittenTexts({
  sequence,
  segmentId,
}: {
  readonly sequence: Sequence;
  readonly segmentId: string;
}) {
  const [chosen, choose] = useState(0);
  const [locale, setLocale] = useMailLanguage();
  const letters = lettersIn(sequence.steps);
  const letter = letters[chosen] ?? letters[0];
  if (letter === undefined) return null;
  const { template, assetId, text } = letter;
  const own = text?.[locale];
  const given = {
    template,
    locale,
    segmentId,
    topic: sequence.topic,
    ...(assetId === undefined ? {} : { assetId }),
    ...(own === undefined ? {} : { text: own }),
  };
  return (
    <>
      <div class="filters">
        <SelectField
          label={words.mail()}
          value={String(chosen)}
          options={letters.map((each, index) => ({
            value: String(index),
            name: words.name(index + 1, mailName(each.template)),
          }))}
          onChange={(index) => choose(Number(index))}
        />
        <MailLanguage name={words.locale()} value={locale} onChange={setLocale} />
      </div>
      <MailPreview given={given} />
      {may('saveSequence') && (
        <p class="mt">
          <a href={`/sequences/${sequence.id}`}>{words.change()}</a>
        </p>
      )}
      <TestMail given={given} />
    </>
  );
}
