import type { CompanyView } from '../../../contract/people.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { AskReason } from '../../parts/ask-reason.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  lift: word('除外を解除する', 'Take it in again'),
  why: word('解除してよい理由', 'Why it may be written to'),
  hint: word(
    '操作履歴に残ります。同じ印のあるファイルを取り込むと、また除外されます。',
    'Kept in the audit log. A file that still marks the company leaves it out again.',
  ),
  sure: word('この会社の除外を解除する', 'Take this company in again'),
  lifted: phrase(
    (name: string) => `「${name}」の除外を解除しました。条件に合えば、これからの施策で配信されます。`,
    (name: string) => `"${name}" is taken in again. Campaigns may mail its people from now on.`,
  ),
};

/** Takes the bar from a company that a file has left out, once somebody says why that is right. */
export function LiftExclusion({ account: { id, name } }: Pick<CompanyView, 'account'>) {
  const writing = useWrite();
  if (!may('liftExclusion')) return null;
  const lift = async (because: string): Promise<void> => {
    if ((await writing.write('liftExclusion', { params: { id }, body: { because } })) !== undefined)
      sayDone(words.lifted(name));
  };
  return (
    <AskReason
      ask={words.lift()}
      label={words.why()}
      hint={words.hint()}
      sure={words.sure()}
      writing={writing}
      onSure={(because) => void lift(because)}
    />
  );
}
