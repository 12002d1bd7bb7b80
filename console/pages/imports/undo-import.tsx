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
  sureOfList: phrase(
    (created: string) =>
      `この一覧で新しくお断りとした${created}件を取り消します。その方々には、また配信されることがあります。ご本人からのお断りと、ほかの一覧によるお断りはそのまま残します。正しい一覧があれば、このあと取り込んでください。`,
    (created: string) =>
      `Takes back the ${created} refusals that this list brought: they may be mailed again. What people refused themselves, and what other lists refuse, stays. If there is a right list, import it next.`,
  ),
  lifted: word('お断りを取り消した件数', 'Refusals taken back'),
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
  const { id, kind, file, undo, state, mayUndo, changes } = job;
  const isList = kind === 'optOut';
  if (state === 'undone' && undo !== undefined)
    return (
      <Notice tone="warn" title={words.done(file)}>
        <KeyValues
          pairs={[
            ...(isList ? [] : [[words.removed(), count(undo.removed)] as const]),
            [isList ? words.lifted() : words.restored(), count(undo.restored)],
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
          title={
            isList
              ? words.sureOfList(count(changes.created))
              : words.sure(count(changes.created), count(changes.updated))
          }
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
