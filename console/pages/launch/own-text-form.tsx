import { useState } from 'preact/hooks';
import type { Given } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { word } from '../../words/language.ts';
import { MailText } from '../mails/mail-text.tsx';
import type { OwnText } from './launch-draft.ts';

const words = {
  title: word('自分の文面に替える', 'Write your own text'),
  lede: word(
    '用意された文面から始めて、変えたいところを変えてください。{{ customer.name }} のような印の所に、お客様ごとの値が入ります。',
    'Begin with the prepared text and change what you like. Marks such as {{ customer.name }} are filled in for each reader.',
  ),
  subject: word('件名', 'Subject'),
  body: word('本文', 'Body'),
  use: word('この文面を使う', 'Use this text'),
  drop: word('用意された文面に戻す', 'Back to the prepared text'),
};

interface OwnTextFormProps {
  readonly own: OwnText | undefined;
  readonly given: Given<'previewMail'>['body'];
  readonly keep: (text: OwnText | undefined) => void;
}

/** A text of one's own; it is tried on a real customer before it is taken, and what is wrong with it is said. */
export function OwnTextForm({ own, given, keep }: OwnTextFormProps) {
  const [typed, setDraft] = useState<OwnText | undefined>(own);
  // One begins with what is there, and changes that.
  const shown = useRead('previewMail', { body: given }).answer?.written;
  const draft: OwnText = typed ?? shown ?? { subject: '', body: '' };
  const { isBusy, problem, write } = useWrite();
  const use = async (): Promise<void> => {
    if ((await write('previewMail', { body: { ...given, text: draft } })) !== undefined) keep(draft);
  };
  return (
    <details class="gap">
      <summary>{words.title()}</summary>
      <form
        class="stack mt"
        onSubmit={(event) => {
          event.preventDefault();
          void use();
        }}
      >
        <p class="soft small">{words.lede()}</p>
        <MailText
          text={draft}
          subject={words.subject()}
          body={words.body()}
          rows={9}
          locale={given.locale ?? 'ja'}
          onChange={setDraft}
        />
        <Refusal problem={problem} />
        <p class="acts">
          <Button type="submit" isBusy={isBusy}>
            {words.use()}
          </Button>
          {own !== undefined && (
            <Button kind="quiet" onClick={() => keep(undefined)}>
              {words.drop()}
            </Button>
          )}
        </p>
      </form>
    </details>
  );
}
