import type { Answer } from '../../data/call-api.ts';
import { saveJson } from '../../data/save-file.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { go } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { SavedFirst } from '../../parts/saved-first.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { readFile } from './import-file.tsx';
import type { Sequence } from './sequence-draft.ts';

const words = {
  editing: phrase(
    (next: number) => `第${next}版を編集中`,
    (next: number) => `Editing version ${next}`,
  ),
  as: phrase(
    (version: number) => `第${version}版`,
    (version: number) => `Version ${version}`,
  ),
  unsaved: word('まだ保存していません', 'Not saved yet'),
  kept: word(
    '使っている施策は、いまの版のまま進みます。施策の画面で新しい版に切り替えられます。',
    'Campaigns go on with their version; on their pages they can take over the new one.',
  ),
  undo: word('元に戻す', 'Undo'),
  nothing: word('戻す変更はありません', 'Nothing to undo'),
  save: word('保存する', 'Save'),
  saveAs: phrase(
    (version: number) => `第${version}版として保存`,
    (version: number) => `Save as version ${version}`,
  ),
  saved: phrase(
    (name: string, version: number) => `「${name}」を第${version}版として保存しました。`,
    (name: string, version: number) => `Saved "${name}" as version ${version}.`,
  ),
  unnamed: word('名前を付けると保存できます。', 'Give it a name to save it.'),
  unchanged: word('変更はありません。', 'Nothing was changed.'),
  wrong: word('直すところがあります。', 'Something is to be mended.'),
  open: phrase(
    (number: number) => `手順${number}が編集中です。「この内容にする」を押してください。`,
    (number: number) => `Step ${number} is being edited: press "Use this" first.`,
  ),
  choose: word('先に保存された内容があります。', 'Somebody was faster.'),
  clone: word('複製', 'Clone'),
  export: word('書き出す（JSON）', 'Export (JSON)'),
  launch: word('施策を作る', 'Make a campaign'),
  both: word('残さないほうも版として残ります。', ' The other remains as a version.'),
};

interface SaveProps {
  readonly saved: Answer<'showSequence'> | undefined;
  readonly tag: string | undefined;
  readonly sequence: Sequence;
  readonly isChanged: boolean;
  readonly isWrong: boolean;
  /** The number of the step whose form is open. */
  readonly edited: number | undefined;
  readonly canUndo: boolean;
  readonly undo: () => void;
  readonly change: (sequence: Sequence) => void;
  readonly base: number;
  readonly setBase: (version: number) => void;
  /** The draft is saved: this tab keeps it no longer. */
  readonly forget: () => void;
}

/** Which version is edited, and what can be done with it. */
export function SaveSequence(props: SaveProps) {
  const { saved, tag, sequence, isChanged, canUndo, undo, change, base, setBase, forget } = props;
  const { isBusy, problem, write, forget: forgetProblem } = useWrite();
  const { id } = sequence;
  const version = saved?.revision ?? 0;
  const isOvertaken = version > base;
  const save = async (): Promise<void> => {
    const done = await write('saveSequence', { params: { id }, body: { sequence } }, tag);
    if (done === undefined) return;
    sayDone(words.saved(said(sequence.name), done.revision ?? 1));
    readFile.value = undefined;
    if (saved === undefined) {
      forget();
      go(`/sequences/${id}`);
      return;
    }
    setBase(done.revision ?? 1);
    // What the server named is the start of the next change.
    change(done.sequence);
  };
  return (
    <>
      <p class="acts mt">
        <span class="tag">
          {saved === undefined ? words.unsaved() : isChanged ? words.editing(version + 1) : words.as(version)}
        </span>
        {(saved?.usedBy.length ?? 0) > 0 && <span class="small soft">{words.kept()}</span>}
      </p>
      <p class="acts mt">
        <Button
          kind="primary"
          isBusy={isBusy}
          onClick={() => void save()}
          disabledBecause={isOvertaken ? words.choose() : whyNot(props)}
        >
          {saved === undefined ? words.save() : words.saveAs(isChanged ? version + 1 : version)}
        </Button>
        <Button onClick={() => undo()} disabledBecause={canUndo ? undefined : ''}>
          {words.undo()}
        </Button>
        {saved !== undefined && (
          <a class="btn quiet" href={`/sequences/new?from=${id}`}>
            {words.clone()}
          </a>
        )}
        <Button kind="quiet" onClick={() => saveJson(`${id}.json`, sequence)}>
          {words.export()}
        </Button>
        {saved !== undefined && !isChanged && !saved.approval.isMissing && may('launchCampaign') && (
          <a class="btn" href={`/campaigns/new?sequence=${id}`}>
            {words.launch()}
          </a>
        )}
      </p>
      {problem?.stale === undefined && <Refusal problem={problem} />}
      {isOvertaken && saved !== undefined && (
        <SavedFirst
          by={saved.savedBy ?? ''}
          at={saved.savedAt ?? ''}
          note={words.both()}
          isBusy={isBusy}
          saveMine={() => void save()}
          takeTheirs={() => {
            forgetProblem();
            setBase(version);
            change(saved.sequence);
          }}
        />
      )}
    </>
  );
}

function whyNot({ sequence, isChanged, isWrong, edited }: SaveProps): string | undefined {
  if (sequence.name.ja.trim() === '' || sequence.name.en.trim() === '') return words.unnamed();
  if (edited !== undefined) return words.open(edited);
  if (isWrong) return words.wrong();
  return isChanged ? undefined : words.unchanged();
}
