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
  giveUp: word('書きかけを捨てる', 'Give up what was typed'),
};

interface OwnTextFormProps {
  readonly own: OwnText | undefined;
  /** Typed, and not taken yet. */
  readonly typed: OwnText | undefined;
  readonly type: (text: OwnText | undefined) => void;
  readonly given: Given<'previewMail'>['body'];
  readonly keep: (text: OwnText | undefined) => void;
}

/** A text of one's own; it is tried on a real customer before it is taken, and what is wrong with it is said. */
export function OwnTextForm({ own, typed, type, given, keep }: OwnTextFormProps) {
  const [beginsOpen] = useState(typed !== undefined);
  // One begins with what is there, and changes that.
  const shown = useRead('previewMail', { body: given }).answer?.written;
  const used: OwnText = own ?? shown ?? { subject: '', body: '' };
  const draft = typed ?? used;
  const { isBusy, problem, write } = useWrite();
  const use = async (): Promise<void> => {
    if ((await write('previewMail', { body: { ...given, text: draft } })) !== undefined) keep(draft);
  };
  return (
    <details class="gap" open={beginsOpen}>
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
          onChange={(text) => type(isSameText(text, used) ? undefined : text)}
        />
        <Refusal problem={problem} />
        <p class="acts">
          <Button type="submit" isBusy={isBusy}>
            {words.use()}
          </Button>
          {typed !== undefined && (
            <Button kind="quiet" onClick={() => type(undefined)}>
              {words.giveUp()}
            </Button>
          )}
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

const isSameText = (one: OwnText, other: OwnText): boolean =>
  one.subject === other.subject &&
  (one.preheader ?? '') === (other.preheader ?? '') &&
  one.body === other.body;
