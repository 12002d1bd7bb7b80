import { useState } from 'preact/hooks';
import type { CompanyView } from '../../../contract/people.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  lift: word('除外を解除する', 'Take it in again'),
  why: word('解除してよい理由', 'Why it may be written to'),
  hint: word(
    '操作履歴に残ります。同じ印のあるファイルを取り込むと、また除外されます。',
    'Kept in the audit log. A file that still marks the company leaves it out again.',
  ),
  whyMissing: word('理由を入力してください。', 'Give a reason.'),
  sure: word('この会社の除外を解除する', 'Take this company in again'),
  cancel: word('やめる', 'Cancel'),
  lifted: phrase(
    (name: string) => `「${name}」の除外を解除しました。条件に合えば、これからの施策で配信されます。`,
    (name: string) => `"${name}" is taken in again. Campaigns may mail its people from now on.`,
  ),
};

/** Takes the bar from a company that a file has left out, once somebody says why that is right. */
export function LiftExclusion({ account: { id, name } }: Pick<CompanyView, 'account'>) {
  const [isAsked, setIsAsked] = useState(false);
  const [because, setBecause] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { isBusy, problem, write } = useWrite();
  if (!may('liftExclusion')) return null;
  if (!isAsked)
    return (
      <p class="acts">
        <Button isSmall onClick={() => setIsAsked(true)}>
          {words.lift()}
        </Button>
      </p>
    );
  const isMissing = because.trim() === '';
  const lift = async (): Promise<void> => {
    setIsTried(true);
    if (isMissing) return;
    if ((await write('liftExclusion', { params: { id }, body: { because } })) !== undefined)
      sayDone(words.lifted(name));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void lift();
      }}
    >
      <TextField
        label={words.why()}
        hint={words.hint()}
        value={because}
        error={isTried && isMissing ? words.whyMissing() : undefined}
        onChange={setBecause}
      />
      <Refusal problem={problem} />
      <p class="acts">
        <Button type="submit" kind="danger" isSmall isBusy={isBusy}>
          {words.sure()}
        </Button>
        <Button kind="quiet" isSmall onClick={() => setIsAsked(false)}>
          {words.cancel()}
        </Button>
      </p>
    </form>
  );
}
