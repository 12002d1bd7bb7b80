import { useState } from 'preact/hooks';
import { leftReasonLabels } from '../../../contract/import-undo-words.ts';
import type { ImportJobView } from '../../../contract/imports.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { count } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';

const words = {
  offer: word('この取り込みを元に戻す', 'Undo this import'),
  sure: phrase(
    (created: string, updated: string) =>
      `新規${created}件を削除し、更新した${updated}件を取り込みの前に戻します。そのあと配信や反応があった方、別の取り込みや編集で変わった方、お断りはそのまま残します。`,
    (created: string, updated: string) =>
      `Removes ${created} that were new and puts ${updated} back as they were. Left as they are: whoever was mailed, acted or was changed since, and every refusal.`,
  ),
  go: word('元に戻す', 'Undo it'),
  keep: word('やめる', 'Keep it'),
  done: phrase(
    (file: string) => `「${file}」の取り込みを元に戻しました。`,
    (file: string) => `The import of "${file}" was undone.`,
  ),
  removed: word('削除した件数', 'Removed'),
  restored: word('取り込みの前に戻した件数', 'Put back as before'),
  left: phrase(
    (because: string) => `残した件数：${because}`,
    (because: string) => `Left: ${because}`,
  ),
};

/** Offers to undo an import while that can be done, and says what came of it. */
export function UndoImport({ job }: { readonly job: ImportJobView }) {
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, problem, write } = useWrite();
  const { id, file, undo, state, mayUndo, changes } = job;
  if (state === 'undone' && undo !== undefined)
    return (
      <Notice tone="warn" title={words.done(file)}>
        <KeyValues
          pairs={[
            [words.removed(), count(undo.removed)],
            [words.restored(), count(undo.restored)],
            ...undo.left.map(
              ({ because, count: all }) => [words.left(said(leftReasonLabels[because])), count(all)] as const,
            ),
          ]}
        />
      </Notice>
    );
  if (!mayUndo) return null;
  return (
    <div class="gap">
      {isAsking ? (
        <Notice
          tone="warn"
          title={words.sure(count(changes.created), count(changes.updated))}
          action={
            <>
              <Button
                kind="primary"
                isBusy={isBusy}
                onClick={() => void write('undoImport', { params: { id } }).then(() => setIsAsking(false))}
              >
                {words.go()}
              </Button>
              <Button kind="quiet" onClick={() => setIsAsking(false)}>
                {words.keep()}
              </Button>
            </>
          }
        />
      ) : (
        <p class="acts">
          <Button onClick={() => setIsAsking(true)}>{words.offer()}</Button>
        </p>
      )}
      <Refusal problem={problem} />
    </div>
  );
}
