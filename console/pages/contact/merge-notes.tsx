import { mergeStaysText } from '../../../contract/alike-words.ts';
import type { MergeView } from '../../../contract/alike.ts';
import type { LeadView } from '../../../contract/interest.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  merged: word(
    'この記録は、同じ方の別の記録にまとめられました。これまでの履歴だけが残っています。',
    'This record was merged into another one of the same person. Only its history is left here.',
  ),
  now: word('いまの記録を開く', 'Open the record'),
  before: word('まとめる前の別の記録を見る', 'See the record that was merged into this one'),
  when: phrase(
    (at: string, by: string) => `${at} に${by}さんがまとめました。`,
    (at: string, by: string) => `Merged on ${at} by ${by}.`,
  ),
  until: phrase(
    (until: string) => `${until} まで元に戻せます。`,
    (until: string) => `It can be undone until ${until}.`,
  ),
  undo: word('元に戻す', 'Undo the merge'),
  undone: word(
    '元に戻しました。反応とスコアも、まもなく分かれます。',
    'The merge was undone. Acts and scores follow in a moment.',
  ),
};

/** Which records were merged into this one, or into which it went: when, by whom, until when that can be taken back. */
export function MergeNotes({ view: { customer } }: { readonly view: LeadView }) {
  const { id, mergedInto, mergedFrom = [] } = customer;
  const isAsked = may('listMerges') && (mergedInto !== undefined || mergedFrom.length > 0);
  const { answer } = useRead('listMerges', isAsked ? { query: { contact: id } } : undefined);
  const { isBusy, problem, write } = useWrite();
  const merges = answer?.merges ?? [];
  const undo = async (goes: string): Promise<void> => {
    if ((await write('undoMerge', { body: { goes } })) !== undefined) sayDone(words.undone());
  };
  const note = (goes: string) => {
    const merge = merges.find((each) => each.goes.customerId === goes);
    return merge === undefined ? null : (
      <MergeNote merge={merge} isBusy={isBusy} undo={() => void undo(goes)} />
    );
  };
  return (
    <>
      {mergedInto !== undefined && (
        <Notice
          title={words.merged()}
          action={
            <a class="btn" href={`/contacts/${mergedInto}`}>
              {words.now()}
            </a>
          }
        >
          {note(id)}
        </Notice>
      )}
      {mergedFrom.map((each) => (
        <div key={each} class="small mt">
          <a href={`/contacts/${each}`}>{words.before()}</a>
          {note(each)}
        </div>
      ))}
      <Refusal problem={problem} />
    </>
  );
}

interface MergeNoteProps {
  readonly merge: MergeView;
  readonly isBusy: boolean;
  readonly undo: () => void;
}

const MergeNote = ({ merge: { at, by, until, cannot }, isBusy, undo }: MergeNoteProps) => (
  <p class="acts">
    <span>
      {at !== undefined && by !== undefined && words.when(day(at), by)}{' '}
      {until !== undefined && words.until(day(until))}
      {cannot !== undefined && said(mergeStaysText(cannot.because, cannot.first?.name))}
    </span>
    {cannot === undefined && may('undoMerge') && (
      <Button isSmall kind="quiet" isBusy={isBusy} onClick={undo}>
        {words.undo()}
      </Button>
    )}
  </p>
);
