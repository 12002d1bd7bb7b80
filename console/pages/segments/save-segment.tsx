import { useState } from 'preact/hooks';
import type { Rule } from '../../../contract/rule-parts.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { go } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { language, phrase, word } from '../../words/language.ts';
import { renamed } from '../../words/renamed.ts';

const words = {
  readyMade: word(
    '用意された対象条件です。変えるときは複製してください。',
    'A ready-made segment. Clone it to change it.',
  ),
  editing: phrase(
    (next: number) => `第${next}版を編集中`,
    (next: number) => `Editing version ${next}`,
  ),
  as: phrase(
    (version: number) => `第${version}版`,
    (version: number) => `Version ${version}`,
  ),
  kept: word(
    '施策は、始めたときの版のまま続きます。',
    'Campaigns go on with the version that they were launched with.',
  ),
  save: word('保存する', 'Save'),
  saveAs: phrase(
    (version: number) => `第${version}版として保存`,
    (version: number) => `Save as version ${version}`,
  ),
  clone: word('複製', 'Clone'),
  remove: word('削除', 'Remove'),
  really: word(
    'この対象条件を削除します。版は操作履歴とともに残ります。',
    'This segment goes; its versions stay readable.',
  ),
  removeNow: word('削除する', 'Remove it'),
  keep: word('やめる', 'Keep it'),
  unnamed: word('名前を付けると保存できます。', 'Give it a name to save it.'),
  open: word(
    '編集中の条件があります。「この内容にする」か「やめる」を押してください。',
    'A clause is being written. Take it, or leave it.',
  ),
  unchanged: word('変更はありません。', 'Nothing was changed.'),
  launch: word('施策を作る', 'Make a campaign'),
  faster: word('ほかの人が先に保存しました。', 'Somebody saved it first.'),
  over: word('自分の内容で保存する', 'Save mine over it'),
};

interface SaveSegmentProps {
  readonly saved: Answer<'showSegment'> | undefined;
  readonly tag: string | undefined;
  /** The state that the editor's content was begun on. */
  readonly begunOn: string | undefined;
  readonly name: string;
  readonly rule: Rule;
  readonly isChanged: boolean;
  /** A clause is being written: it is in the rule once it is taken. */
  readonly isOpen: boolean;
  /** The content was made a segment of its own, or its segment is no more. */
  readonly onGone: () => void;
}

/** Which version is edited, and what can be done with it. */
export function SaveSegment({
  saved,
  tag,
  begunOn,
  name,
  rule,
  isChanged,
  isOpen,
  onGone,
}: SaveSegmentProps) {
  const { isBusy, problem, write } = useWrite();
  const [isRemoving, setRemoving] = useState(false);
  const { id, version = 0 } = saved?.segment ?? { id: '' };
  const isOwn = saved !== undefined && !saved.isReadyMade;
  const body = { name: renamed(saved?.segment.name, name.trim(), language.value), rule };
  const save = async (over = begunOn): Promise<void> => {
    const done = isOwn
      ? await write('changeSegment', { params: { id }, body }, over)
      : await write('createSegment', { body });
    if (isOwn || done === undefined) return;
    onGone();
    go(`/segments/${done.segment.id}`);
  };
  const clone = async (): Promise<void> => {
    // What is on the page is copied, not what was saved.
    const copied = { ja: `${name}の複製`, en: `Copy of ${name}` };
    const copy = isChanged
      ? await write('createSegment', { body: { name: copied, rule } })
      : await write('cloneSegment', { params: { id }, body: {} });
    if (copy === undefined) return;
    onGone();
    go(`/segments/${copy.segment.id}`);
  };
  const remove = async (): Promise<void> => {
    setRemoving(false);
    if ((await write('removeSegment', { params: { id } }, tag)) === undefined) return;
    onGone();
    go('/segments');
  };
  if (!may('changeSegment')) return null;
  return (
    <>
      <p class="acts mt">
        {saved?.isReadyMade === true ? (
          <span class="soft">{words.readyMade()}</span>
        ) : (
          <>
            {saved !== undefined && (
              <span class="tag">{isChanged ? words.editing(version + 1) : words.as(version)}</span>
            )}
            {(saved?.usedBy.length ?? 0) > 0 && <span class="small soft">{words.kept()}</span>}
          </>
        )}
      </p>
      <p class="acts mt">
        {saved?.isReadyMade !== true && (
          <Button
            kind="primary"
            isBusy={isBusy}
            onClick={() => void save()}
            disabledBecause={whyNotSaved({ name, isChanged, isOpen })}
          >
            {saved === undefined ? words.save() : words.saveAs(isChanged ? version + 1 : version)}
          </Button>
        )}
        {saved !== undefined && (
          <Button
            onClick={() => void clone()}
            disabledBecause={isOpen ? (saved.isReadyMade ? words.open() : '') : undefined}
          >
            {words.clone()}
          </Button>
        )}
        {saved !== undefined && !isChanged && !isOpen && may('launchCampaign') && (
          <a class="btn" href={`/campaigns/new?segment=${id}`}>
            {words.launch()}
          </a>
        )}
        {isOwn && (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {words.remove()}
          </Button>
        )}
      </p>
      {isRemoving && (
        <Notice tone="warn" title={words.really()}>
          <p class="acts">
            <Button kind="danger" onClick={() => void remove()}>
              {words.removeNow()}
            </Button>
            <Button kind="quiet" onClick={() => setRemoving(false)}>
              {words.keep()}
            </Button>
          </p>
        </Notice>
      )}
      {problem?.stale === undefined ? (
        <Refusal problem={problem} />
      ) : (
        <Notice
          tone="warn"
          title={words.faster()}
          action={
            <Button isSmall onClick={() => void save(tag)}>
              {words.over()}
            </Button>
          }
        />
      )}
    </>
  );
}

function whyNotSaved({
  name,
  isChanged,
  isOpen,
}: Pick<SaveSegmentProps, 'name' | 'isChanged' | 'isOpen'>): string | undefined {
  if (isOpen) return words.open();
  if (name.trim() === '') return words.unnamed();
  return isChanged ? undefined : words.unchanged();
}
