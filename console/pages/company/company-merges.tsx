import type { CompanyView } from '../../../contract/people.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

type Merge = CompanyView['merges'][number];

const words = {
  moving: phrase(
    (name: string) => `「${name}」をこの会社にまとめています`,
    (name: string) => `"${name}" is being merged into this company`,
  ),
  undoing: phrase(
    (name: string) => `「${name}」と2社に戻しています`,
    (name: string) => `"${name}" is being parted from this company again`,
  ),
  quiet: word(
    '担当者と案件が移り終わるまで、どちらの会社にもメールは送りません。',
    'Nobody of either is mailed until contacts and deals have moved.',
  ),
  merged: phrase(
    (name: string) => `「${name}」をこの会社にまとめました`,
    (name: string) => `"${name}" was merged into this company`,
  ),
  when: phrase(
    (on: string, by: string, until: string) => `${on}・${by}。${until} まで2社に戻せます。`,
    (on: string, by: string, until: string) => `${on}, by ${by}. Can be undone until ${until}.`,
  ),
  undo: word('2社に戻す', 'Undo the merge'),
  undone: word(
    '2社に戻しています。名前とコードは、もう元の会社につながっています。',
    'Undoing. Name and code lead to the other company again already.',
  ),
};

/** What was merged into a company and can be taken back, or is on its way. */
export const CompanyMerges = ({ merges }: Pick<CompanyView, 'merges'>) => (
  <>
    {merges.map((merge) => (
      <OneMerge key={merge.goes} merge={merge} />
    ))}
  </>
);

function OneMerge({ merge: { goes, name, state, at, by, until } }: { readonly merge: Merge }) {
  const { isBusy, problem, write } = useWrite();
  if (state !== 'merged')
    return (
      <Notice title={state === 'moving' ? words.moving(name) : words.undoing(name)}>
        <p>{words.quiet()}</p>
      </Notice>
    );
  const undo = async (): Promise<void> => {
    if ((await write('undoCompanyMerge', { body: { goes } })) !== undefined) sayDone(words.undone());
  };
  return (
    <>
      <Notice
        title={words.merged(name)}
        action={
          may('undoCompanyMerge') && (
            <Button isSmall isBusy={isBusy} onClick={() => void undo()}>
              {words.undo()}
            </Button>
          )
        }
      >
        <p>{words.when(day(at), by, day(until))}</p>
      </Notice>
      <Refusal problem={problem} />
    </>
  );
}
